"""A draft is an objective while it is written, agreed or changed; it becomes the objective when it is published."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from okr.key_result import Measured
from okr.metric import Metric
from okr.objective import Ambition, Level, Visibility

MOST_KEY_RESULTS = 40
"""As many as one draft takes; what is advisable is the coach's business."""


class DraftState(StrEnum):
    WRITING = "writing"
    SENT = "sent"  # to the lead of its team, who agrees or asks for a change
    RETURNED = "returned"  # a change was asked for; it is written on
    AGREED = "agreed"  # by the lead; a team's waits to be sent up with the others
    SENT_UP = "sent_up"  # to the lead above, who agrees or returns it
    PUBLISHED = "published"  # it is an objective now, or the change of one is made


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedKeyResult:
    """A key result of a draft; `key` names it within the draft and stays, wherever it is moved to.

    `number` is that of the key result it changes, None for a new one. `start` None means the day of publication (or
    the cycle's first day, where that is later). `because` says why target, start or due day of an existing one change.
    """

    key: int
    title: str
    metric: Metric
    owner: str | None
    due: date
    start: date | None = None
    contributors: tuple[str, ...] = ()
    weight: Decimal | None = None
    measured: Measured = Measured.WEEKLY
    number: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedInitiative:
    """Work that is meant to move the objective, or the key result of that `key`."""

    title: str
    owner: str | None = None
    due: date | None = None
    link: str = ""
    key_result: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """What was written so far. `team` and `cycle` are keys, `owner` a member id; `obstacles` are foreseen hindrances,
    offered later as blockers to choose from; `contributors` take part beside the owner. An empty title is not written
    yet. `level` TEAM of the company's own team is the company's."""

    title: str = ""
    why: str = ""
    level: Level = Level.INDIVIDUAL
    team: str
    cycle: str
    owner: str | None
    ambition: Ambition = Ambition.COMMITTED
    visibility: Visibility = Visibility.PUBLIC
    parent: int | None = None
    parent_key_result: int | None = None
    priority: int = 0
    obstacles: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    key_results: tuple[DraftedKeyResult, ...] = ()
    initiatives: tuple[DraftedInitiative, ...] = ()

    def __post_init__(self) -> None:
        keys = [one.key for one in self.key_results]
        if len(set(keys)) != len(keys):
            raise ValueError("two key results of a draft have the same key")
        if len(keys) > MOST_KEY_RESULTS:
            raise ValueError(f"a draft takes up to {MOST_KEY_RESULTS} key results")

    @property
    def serves(self) -> bool:
        """Whether it serves an objective: what a file brought may name a key result of it alone."""
        return self.parent is not None or self.parent_key_result is not None

    @property
    def next_key(self) -> int:
        """A key that no key result of this draft has."""
        return max((one.key for one in self.key_results), default=0) + 1

    def key_result(self, key: int) -> DraftedKeyResult | None:
        return next((one for one in self.key_results if one.key == key), None)

    def with_key_result(self, key_result: DraftedKeyResult) -> Self:
        """With it in the place of the one of that key, else at the end."""
        if self.key_result(key_result.key) is None:
            return replace(self, key_results=(*self.key_results, key_result))
        return replace(
            self, key_results=tuple(key_result if one.key == key_result.key else one for one in self.key_results)
        )

    def without_key_result(self, key: int) -> Self:
        """Without it; its initiatives stay, as the objective's."""
        return replace(
            self,
            key_results=tuple(one for one in self.key_results if one.key != key),
            initiatives=tuple(
                replace(one, key_result=None) if one.key_result == key else one for one in self.initiatives
            ),
        )

    def moved(self, key: int, by: int) -> Self:
        """With that key result `by` places further down (up where negative), as far as there are places."""
        at = next((place for place, one in enumerate(self.key_results) if one.key == key), None)
        if at is None:
            return self
        rest = [one for one in self.key_results if one.key != key]
        rest.insert(min(max(at + by, 0), len(rest)), self.key_results[at])
        return replace(self, key_results=tuple(rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedObjective:
    """One draft of an objective, numbered per workspace ("D-3").

    `objective` says which objective it changes, `base` what was on record when the change began; None for a new one.
    `asked` is the member whose agreement it waits for, `said` what they last asked to be changed. `notice` is the
    number of the notice that asked for agreement last, None before it was sent. `version` counts its changes, for
    telling two editors apart; `writer` is who made the last of them, None for none.
    """

    workspace: str
    number: int
    author: str
    content: DraftContent
    at: datetime
    state: DraftState = DraftState.WRITING
    objective: int | None = None
    asked: str | None = None
    said: str = ""
    notice: int | None = None
    version: int = 1
    writer: str | None = None
    base: DraftContent | None = None

    @property
    def label(self) -> str:
        return f"D-{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it can be written on."""
        return self.state in {DraftState.WRITING, DraftState.RETURNED}


@dataclass(frozen=True, slots=True)
class Differences:
    """Where a draft and somebody else changed the same of an objective on record since the draft began.

    `what` names it: fields of DraftContent, labels of key results, "order" for their order. `mine` and `theirs` are all
    of what the objective would say, with everything that only one of the two changed; they differ in `what` alone.
    """

    what: tuple[str, ...]
    mine: DraftContent
    theirs: DraftContent
