"""A history is what was said about one key result week by week, what was corrected, and how its target moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okr.check_in import CheckIn
from okr.health import Assessment, Health
from okr.key_result import KeyResult, Target
from okr.member import Member
from okr.metric import Metric, Reading
from okr.objective import Objective
from okr.week import Week


@dataclass(frozen=True, slots=True)
class AnsweredWeek:
    """What holds about `week`: its current revision, the figure known then (also where no new one was given), judged
    by the `metric` then in force. `earlier` are the revisions it replaced, oldest first."""

    week: Week
    day: date
    check_in: CheckIn
    metric: Metric
    reading: Reading | None
    health: Health
    earlier: tuple[CheckIn, ...] = ()


@dataclass(frozen=True, slots=True)
class SilentWeek:
    """A due week without an answer; `away` where its owner was away."""

    week: Week
    day: date
    away: bool = False


@dataclass(frozen=True, slots=True)
class TargetChange:
    """The target became another one on `day` of the team's calendar, in the week `week`."""

    week: Week
    day: date
    before: Target
    after: Target


Entry = AnsweredWeek | SilentWeek | TargetChange


@dataclass(frozen=True, slots=True)
class History:
    """Everything about one key result, newest first; `people` are all who are named, by their ids."""

    key_result: KeyResult
    objective: Objective
    assessment: Assessment
    entries: tuple[Entry, ...]
    people: Mapping[str, Member] = field(hash=False)

    @property
    def answered(self) -> tuple[AnsweredWeek, ...]:
        """The answered weeks, oldest first."""
        return tuple(entry for entry in reversed(self.entries) if isinstance(entry, AnsweredWeek))
