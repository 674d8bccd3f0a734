"""A calendar says which days are worked: the team's weekdays, its country's holidays, its own days."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})
HORIZON_DAYS = 2 * 366
"""How far a working day is looked for before a calendar is held to have none."""


class Calendar(Protocol):
    """The port: anything that knows which days are worked."""

    def is_working_day(self, day: date, /) -> bool: ...


class CountryDay(Enum):
    """What a country says of a day; a swap works a day of the weekend for a day off elsewhere."""

    ORDINARY = "ordinary"
    HOLIDAY = "holiday"
    WORKED_INSTEAD = "worked_instead"


class NoWorkingDay(ValueError):
    """A calendar without a working day in the two years that were looked through."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A team's calendar. Its own days come first, then what `country` says, then the working weekdays (0 = Monday).

    ValueError where no weekday is worked, for a weekday outside 0 to 6, and for a day that is both off and worked.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    days_off: frozenset[date] = frozenset()
    extra_working_days: frozenset[date] = frozenset()
    country: Callable[[date], CountryDay] | None = None

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("working weekdays are some of 0 (Monday) to 6 (Sunday)")
        if both := self.days_off & self.extra_working_days:
            raise ValueError(f"{min(both).isoformat()} is both a day off and a working day")

    def is_working_day(self, day: date, /) -> bool:
        if day in self.extra_working_days:
            return True
        if day in self.days_off:
            return False
        said = self.country(day) if self.country else CountryDay.ORDINARY
        if said is CountryDay.ORDINARY:
            return day.weekday() in self.weekdays
        return said is CountryDay.WORKED_INSTEAD


def first_working_day_after(day: date, calendar: Calendar) -> date:
    """The first working day later than `day`; NoWorkingDay where two years have none."""
    for later in days_after(day, HORIZON_DAYS):
        if calendar.is_working_day(later):
            return later
    raise NoWorkingDay(f"no working day within two years after {day.isoformat()}")


def days_after(day: date, count: int) -> Iterator[date]:
    """The `count` days that follow `day`."""
    return (day + timedelta(days=ahead) for ahead in range(1, count + 1))
