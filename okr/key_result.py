"""A key result says how its objective is measured, who answers for it, and what was promised when."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from okr.metric import Metric

LAST_ZONE = timezone(timedelta(hours=-12))
HIGHER_THAN_ALL = 2**63


class KeyResultState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    DONE = "done"


class Measured(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class Target:
    """One version of what was promised: metric, first and due day; in force from the aware moment `since`.

    The first version has no `reason`; every later one says why and by whom (method.md, Target versions).
    """

    metric: Metric
    start: date
    due: date
    since: datetime
    reason: str = ""
    by: str | None = None

    def __post_init__(self) -> None:
        if self.due <= self.start:
            raise ValueError("the due day comes after the start day")


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result, numbered per workspace ("KR-12"), with every version of its target, oldest first.

    `weight` is set only where somebody edited it, in percent of the objective (40 is 40 %); the others share the
    rest. `position` is where it stands in its objective (`in_place`). `version` counts changes, for telling two
    editors apart.
    """

    workspace: str
    number: int
    objective: int
    title: str
    owner: str | None
    targets: tuple[Target, ...]
    contributors: tuple[str, ...] = ()
    weight: Decimal | None = None
    measured: Measured = Measured.WEEKLY
    state: KeyResultState = KeyResultState.ACTIVE
    position: int = 0
    version: int = 1

    def __post_init__(self) -> None:
        if not self.targets:
            raise ValueError("a key result has at least one target")
        if self.weight is not None and not (self.weight.is_finite() and 0 <= self.weight <= 100):
            raise ValueError("a weight lies between 0 and 100 percent")
        if any(later.since < earlier.since for earlier, later in pairwise(self.targets)):
            raise ValueError("targets stand oldest first")

    @property
    def label(self) -> str:
        return f"KR-{self.number}"

    @property
    def target(self) -> Target:
        """The target now in force."""
        return self.targets[-1]

    @property
    def metric(self) -> Metric:
        return self.target.metric

    def target_on(self, day: date) -> Target:
        """The target that judges what was so on `day`: the last one agreed before that day had ended everywhere.

        Everywhere means at UTC-12, so that a target changed today counts today in every zone; the first target for
        any day before it.
        """
        return in_force(self.targets, day)

    def target_at(self, moment: datetime) -> Target:
        """The target in force at the aware `moment`; the first one for any moment before it."""
        return _at(self.targets, moment)


def in_place(key_result: KeyResult) -> tuple[int, int, int]:
    """What key results are listed by, wherever they are: by objective, and in it as its writers put them. Those that
    nobody moved have one position, and stand by number."""
    return key_result.objective, key_result.position, key_result.number


def own_due(key_result: KeyResult, last_day: date) -> date | None:
    """The day by which it is due, where that is not `last_day`, its cycle's."""
    return key_result.target.due if key_result.target.due != last_day else None


def positions(in_order: Sequence[tuple[int, int] | None]) -> Sequence[int]:
    """The positions by which key results of one objective stand in this order, each given by the position and the
    number that it has, None for one that is yet to be numbered.

    They stay as they are where they say that order already, so that nothing changes for those that nobody moved.
    """
    found, last = list[int](), (0, 0)
    for one in in_order:
        if one is not None and one <= last:
            return range(1, len(in_order) + 1)
        found.append(one[0] if one else last[0])
        last = one or (last[0], HIGHER_THAN_ALL)
    return found


def in_force(targets: tuple[Target, ...], day: date) -> Target:
    """The one of `targets`, oldest first, that judges what was so on `day` (KeyResult.target_on)."""
    if len(targets) == 1:
        return targets[0]
    return _at(targets, datetime.combine(day, time(23, 59, 59, 999_999), LAST_ZONE))


def _at(targets: tuple[Target, ...], moment: datetime) -> Target:
    after = bisect_right(targets, moment, key=lambda target: target.since)
    return targets[max(after - 1, 0)]
