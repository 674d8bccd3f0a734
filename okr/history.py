"""A history is what was said about one key result week by week, what was corrected, and how its target moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from okr.check_in import CheckIn
from okr.health import Assessment, Health
from okr.key_result import KeyResult, Target
from okr.member import Member
from okr.metric import Metric, Reading
from okr.objective import Objective
from okr.reaction import Comment
from okr.week import Week


@dataclass(frozen=True, slots=True)
class AnsweredWeek:
    """What holds about `week`: its current revision, the figure known then (also where no new one was given), judged
    by the `metric` then in force, of whose way `progress` is done and `expected` was (None where there is no way to
    go). `earlier` are the revisions it replaced, oldest first. `blocked_since` is the week in which the blocker was
    first named without a break, `cleared` the blocker of the answer before that is no more."""

    week: Week
    day: date
    check_in: CheckIn
    metric: Metric
    reading: Reading | None
    health: Health
    earlier: tuple[CheckIn, ...] = ()
    progress: Decimal | None = None
    expected: Decimal | None = None
    blocked_since: Week | None = None
    cleared: str = ""

    @property
    def revisions(self) -> tuple[CheckIn, ...]:
        """Everything that was said about the week, oldest first."""
        return (*self.earlier, self.check_in)


@dataclass(frozen=True, slots=True)
class SilentWeek:
    """A due week without an answer; `away` where its owner was away, `expected` the share of the way that was expected
    all the same."""

    week: Week
    day: date
    away: bool = False
    expected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetChange:
    """The target became another one on `day` of the team's calendar, in the week `week`."""

    week: Week
    day: date
    before: Target
    after: Target


@dataclass(frozen=True, slots=True)
class Commented:
    """What somebody wrote about the answer of `week`, on `day` of the team's calendar."""

    week: Week
    day: date
    comment: Comment


Entry = AnsweredWeek | SilentWeek | TargetChange | Commented
DueWeek = AnsweredWeek | SilentWeek


@dataclass(frozen=True, slots=True)
class History:
    """Everything about one key result, newest first; `people` are all who are named, by their ids. `may_correct` where
    whoever asked may correct its weeks."""

    key_result: KeyResult
    objective: Objective
    assessment: Assessment
    entries: tuple[Entry, ...]
    people: Mapping[str, Member] = field(hash=False)
    may_correct: bool = False

    @property
    def answered(self) -> tuple[AnsweredWeek, ...]:
        """The answered weeks, oldest first."""
        return tuple(entry for entry in reversed(self.entries) if isinstance(entry, AnsweredWeek))

    @property
    def due(self) -> tuple[DueWeek, ...]:
        """The weeks that asked, answered or not, oldest first."""
        return tuple(entry for entry in reversed(self.entries) if isinstance(entry, AnsweredWeek | SilentWeek))

    def week(self, week: Week) -> AnsweredWeek | None:
        """What was said about `week`, None where nothing was."""
        return next((entry for entry in self.answered if entry.week == week), None)
