"""What the form of a draft shows: what is written so far, what may be chosen, and what may become of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from okr.coach import ALONE, Beside
from okr.cycle import Cycle
from okr.drafting import DraftContent, DraftedKeyResult, DraftedObjective
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.team import Team
from okr.writing import ObjectiveStart

POSTPONED = timedelta(days=366)
"""How far past the end of its cycle a key result on record may be due."""


@dataclass(frozen=True, slots=True)
class ParentChoice:
    """An objective that the draft may serve, and its key results."""

    objective: Objective
    key_results: tuple[KeyResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSheet:
    """All that the form shows to `start.by`.

    `draft` is None before anything is kept. `parents` are objectives that it may serve, the nearest first. `people` are
    those named in it, by id; `beside` is what the coach looks at around it, at the last step. `may_publish` where
    nobody has to agree; `asked` is whom it may be sent to for agreement, who sends it up then where it `goes_up`.
    `stays_in` is the cycle of what is on record,
    for a change: it stays there, also while that is over and closing.
    """

    start: ObjectiveStart
    content: DraftContent
    draft: DraftedObjective | None = None
    parents: tuple[ParentChoice, ...] = ()
    people: Mapping[str, Member] = field(default_factory=dict, hash=False)
    beside: Beside = ALONE
    may_publish: bool = False
    asked: Member | None = None
    goes_up: bool = False
    stays_in: Cycle | None = None

    @property
    def team(self) -> Team:
        """The team of the content, which its writers may write for; the likeliest one where that is archived."""
        return next((team for team in self.start.teams if team.key == self.content.team), self.start.teams[0])

    @property
    def needs_team(self) -> bool:
        """Whether the team of what is new is archived, so that another has to be chosen."""
        return self.changes is None and self.team.key != self.content.team

    @property
    def cycle(self) -> Cycle:
        """The cycle of the content; the likeliest one where what is new can be in that no more."""
        return self.stays_in or self.start.cycle(self.content.cycle) or self.start.cycles[0]

    @property
    def is_over(self) -> bool:
        """Whether its cycle takes no objectives any more, so that another has to be chosen."""
        return self.stays_in is None and self.start.cycle(self.content.cycle) is None

    def latest_due(self, one: DraftedKeyResult | None) -> date:
        """The last day by which that key result (None: a new one) may be due: the last of the cycle; past it for one on
        record, which may be postponed, and for whatever is changed once the cycle is over."""
        last = self.cycle.last_day
        is_on_record = one is not None and one.number is not None
        is_late = self.changes is not None and last <= self.start.today
        return last + POSTPONED if is_on_record or is_late else last

    @property
    def changes(self) -> int | None:
        """The number of the objective on record that it changes; None for a new one."""
        return self.draft.objective if self.draft else None


@dataclass(frozen=True, slots=True)
class DraftList:
    """The drafts that somebody has at hand, the newest first, and the people they wait for, by id."""

    drafts: tuple[DraftedObjective, ...]
    people: Mapping[str, Member] = field(default_factory=dict, hash=False)
