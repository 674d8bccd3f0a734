"""The holidays library behind the calendar port: which days a country has off, and which it works instead."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from okr.calendar import MONDAY_TO_FRIDAY, CountryDay, WorkingDays
from okr.team import CalendarSettings


class UnknownCountry(ValueError):
    """Not an ISO 3166-1 code of two letters whose holidays are known; `country` is what was asked for."""

    def __init__(self, country: str) -> None:
        super().__init__(f"no holidays are known for the country {country!r}: give a code of two letters, such as VN")
        self.country = country


@dataclass(frozen=True, slots=True)
class CountryHolidays:
    """What the country of that ISO code says of a day. Years are worked out when first asked for, then kept."""

    code: str

    def __call__(self, day: date, /) -> CountryDay:
        year = _year_of(self.code, day.year)
        if day in year.holidays:
            return CountryDay.HOLIDAY
        return CountryDay.WORKED_INSTEAD if day in year.worked_instead else CountryDay.ORDINARY


def holiday_calendar(
    country: str | None,
    *,
    weekdays: AbstractSet[int] = MONDAY_TO_FRIDAY,
    days_off: AbstractSet[date] = frozenset(),
    extra_working_days: AbstractSet[date] = frozenset(),
) -> WorkingDays:
    """A team's calendar: `country`'s public holidays and swap days (None: no country's), the weekdays it works
    (0 = Monday), and its own days, which have the last word.

    UnknownCountry for a code nothing is known of, ValueError as WorkingDays has it.
    """
    return WorkingDays(
        weekdays=frozenset(weekdays),
        days_off=frozenset(days_off),
        extra_working_days=frozenset(extra_working_days),
        country=CountryHolidays(country_code(country)) if country is not None else None,
    )


def calendar_of(settings: CalendarSettings) -> WorkingDays:
    """The calendar that a team's settings describe; errors as for `holiday_calendar`."""
    return holiday_calendar(
        settings.country,
        weekdays=settings.weekdays,
        days_off=settings.days_off,
        extra_working_days=settings.extra_working_days,
    )


def country_code(text: str) -> str:
    """The code as the library writes it, for "vn" or " VN " too; UnknownCountry for anything else."""
    code = text.strip().upper()
    if code not in _known_codes():
        raise UnknownCountry(text)
    return code


@lru_cache(maxsize=1)
def _known_codes() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries(include_aliases=False))


@dataclass(frozen=True, slots=True)
class _Year:
    """One year of one country; a holiday wins over a swap."""

    holidays: frozenset[date]
    worked_instead: frozenset[date]


@lru_cache(maxsize=1024)
def _year_of(code: str, year: int) -> _Year:
    """A swap over New Year is known in the year of either day, whichever the library wrote it under."""
    known = holidays.country_holidays(code, years=year)
    return _Year(
        holidays=frozenset(day for day in known if day.year == year),
        worked_instead=frozenset(day for day in known.weekend_workdays if day.year == year),
    )
