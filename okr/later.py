"""Later: the times at which a person may have the open nudge come back."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from okr.calendar import Calendar, first_working_day_after
from okr.local_time import local_instant


class LaterChoice(StrEnum):
    TODAY = "today"
    NEXT_WORKING_DAY = "next_working_day"


@dataclass(frozen=True, slots=True)
class LaterTimes:
    """When the nudge comes back: at `today` on the same day, at `next_day` on the next working day; local times."""

    today: time = time(17)
    next_day: time = time(9)


@dataclass(frozen=True, slots=True)
class Later:
    """One choice, and the moment (aware UTC) it stands for."""

    choice: LaterChoice
    at: datetime


DEFAULT_LATER_TIMES = LaterTimes()
SHORTEST_WAIT = timedelta(minutes=15)
"""A nudge that would come back sooner than this is not worth offering."""


def later_choices(
    now: datetime,
    calendar: Calendar,
    zone: ZoneInfo,
    *,
    closes_at: datetime,
    times: LaterTimes = DEFAULT_LATER_TIMES,
) -> tuple[Later, ...]:
    """The choices still open at `now` for a member in `zone`, soonest first: none that is less than a quarter of an
    hour away, none at or after `closes_at`, when the week takes no more answers."""
    today = now.astimezone(zone).date()
    tomorrow = first_working_day_after(today, calendar)
    offered = (
        Later(LaterChoice.TODAY, local_instant(today, times.today, zone)),
        Later(LaterChoice.NEXT_WORKING_DAY, local_instant(tomorrow, times.next_day, zone)),
    )
    return tuple(later for later in offered if now + SHORTEST_WAIT <= later.at < closes_at)
