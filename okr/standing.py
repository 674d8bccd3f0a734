"""A standing is all that digest and status need to know of a key result's history, in one row."""

from dataclasses import dataclass

from okr.check_in import CheckIn
from okr.health import Health, Pace
from okr.metric import Reading
from okr.week import Week

TREND_LENGTH = 13


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One answered week of the trend; `reading` is the figure known then (also where no new one was given)."""

    week: Week
    reading: Reading | None
    confidence: int
    health: Health


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one key result stands after its latest answer.

    `reading` is the last figure measured, in `reading_week`. Counts of "running" things count the latest answers
    without a break: `missed_running` answers on the wrong side of a limit, `worse_running` below the start,
    `same_running` measurements of the same value, `confirmed_running` answers that repeated value and confidence.
    `explained` is the confidence and pace for which a contradiction was last explained. `was_done` is true where
    progress stood at 1 or more at the answer before the latest. `health` and `health_since` are those of the
    latest answer on its nominal day. `trend` holds the latest TREND_LENGTH answered weeks, oldest first.
    """

    key_result: int
    latest: CheckIn | None = None
    previous: CheckIn | None = None
    reading: Reading | None = None
    reading_week: Week | None = None
    weeks_answered: int = 0
    weeks_met: int = 0
    ever_met: bool = False
    missed_running: int = 0
    worse_running: int = 0
    same_running: int = 0
    confirmed_running: int = 0
    was_done: bool = False
    explained: tuple[int, Pace] | None = None
    health: Health = Health.UNKNOWN
    health_since: Week | None = None
    trend: tuple[TrendPoint, ...] = ()
