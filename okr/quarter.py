"""A quarter of the workspace's calendar, and the cycles that stand for it and its year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from okr.cycle import Cycle, CycleState

LAST_STRETCH = timedelta(days=14)
"""With less than this left of a quarter, people already write for the next one."""

ONE_DAY = timedelta(days=1)
THIRTEEN_WEEKS = timedelta(weeks=13)
SATURDAY = 6

NAMES = {"en": "Q{number} {year}", "vi": "Quý {number}/{year}"}
FISCAL_NAMES = {"en": "Q{number} FY{year}", "vi": "Quý {number}, năm tài chính {year}"}
FISCAL_YEARS = {"en": "FY{year}", "vi": "Năm tài chính {year}"}
"""What a cycle made by itself is called, by language; a name like any other, to be changed at will."""


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """How a workspace's years and their quarters lie; what nobody chose are quarters of three months from January.

    A year begins on the first of `first_month`. With quarters `in_weeks` (4-4-5, 4-5-4 and 5-4-4 alike) it ends on the
    `last_weekday` (ISO, 1 to 7) that is `nearest` to the end of the month before, or else the last of that month; each
    quarter has 13 weeks, and what a year has beyond 52, its last quarter has. The year is named after the one in which
    it begins, or `named_by_end` after that in which it ends, where they differ.
    Source: National Retail Federation, 4-5-4 Calendar (first_month 2, Saturday, nearest).
    """

    first_month: int = 1
    named_by_end: bool = False
    in_weeks: bool = False
    last_weekday: int = SATURDAY
    nearest: bool = True

    def __post_init__(self) -> None:
        if not (1 <= self.first_month <= 12 and 1 <= self.last_weekday <= 7):
            raise ValueError("a month is 1 to 12, a weekday 1 to 7")

    @property
    def is_plain(self) -> bool:
        """Whether its quarters are those on the wall."""
        return self.first_month == 1 and not self.in_weeks

    def first_day(self, year: int) -> date:
        """The first day of the year of that name."""
        begins = year - 1 if self.named_by_end and self.first_month > 1 else year
        first = date(begins, self.first_month, 1)
        return self._last_before(first) + ONE_DAY if self.in_weeks else first

    def _last_before(self, first: date) -> date:
        """The last day of the year that ends about when the month of `first` begins."""
        eve = first - ONE_DAY
        back = (eve.isoweekday() - self.last_weekday) % 7
        ahead = timedelta(weeks=1) if self.nearest and back > 3 else timedelta()
        return eve - timedelta(days=back) + ahead

    def year_of(self, day: date) -> int:
        """The name of the year that `day` lies in."""
        return max(year for year in range(day.year - 1, day.year + 2) if self.first_day(year) <= day)


PLAIN = FiscalCalendar()


@dataclass(frozen=True, slots=True)
class Quarter:
    """The quarter `number` (1 to 4) of `year`."""

    year: int
    number: int
    calendar: FiscalCalendar = PLAIN

    @classmethod
    def of(cls, day: date, calendar: FiscalCalendar = PLAIN) -> Self:
        year = calendar.year_of(day)
        return max((cls(year, n, calendar) for n in range(1, 5) if cls(year, n, calendar).first_day <= day), key=begins)

    @property
    def first_day(self) -> date:
        first = self.calendar.first_day(self.year)
        if self.calendar.in_weeks:
            return first + THIRTEEN_WEEKS * (self.number - 1)
        years, month = divmod(first.month - 1 + 3 * (self.number - 1), 12)
        return date(first.year + years, month + 1, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - ONE_DAY

    @property
    def key(self) -> str:
        return f"{self.year_key}-Q{self.number}"

    @property
    def year_key(self) -> str:
        return str(self.year) if self.calendar.is_plain else f"FY{self.year}"

    def next(self) -> Self:
        year, number = (self.year, self.number + 1) if self.number < 4 else (self.year + 1, 1)
        return type(self)(year, number, self.calendar)

    def cycle(self, workspace: str, language: str, state: CycleState = CycleState.ACTIVE) -> Cycle:
        """The quarter as a cycle inside its year; nobody is asked about it before it has begun."""
        names = NAMES if self.calendar.is_plain else FISCAL_NAMES
        name = names.get(language, names["en"]).format(number=self.number, year=self.year)
        return Cycle(workspace, self.key, name, self.first_day, self.last_day, state, parent=self.year_key)

    def year_cycle(self, workspace: str, language: str = "en", state: CycleState = CycleState.ACTIVE) -> Cycle:
        fiscal = FISCAL_YEARS.get(language, FISCAL_YEARS["en"]).format(year=self.year)
        name = str(self.year) if self.calendar.is_plain else fiscal
        first, last = self.calendar.first_day(self.year), self.calendar.first_day(self.year + 1) - ONE_DAY
        return Cycle(workspace, self.year_key, name, first, last, state)


def begins(quarter: Quarter) -> date:
    return quarter.first_day


def quarters_to_write_for(today: date, calendar: FiscalCalendar = PLAIN) -> tuple[Quarter, ...]:
    """The quarter of `today`, and the next one where little is left of it."""
    now = Quarter.of(today, calendar)
    return (now, now.next()) if now.last_day - today < LAST_STRETCH else (now,)


def next_quarter(known: Iterable[Cycle], today: date, calendar: FiscalCalendar = PLAIN) -> Quarter:
    """The first quarter from `today` on in which no cycle of `known` begins, ends or runs, but for those that hold
    others."""
    planned = leaves(known)
    quarter = Quarter.of(today, calendar)
    while any(overlap(one, quarter.first_day, quarter.last_day) for one in planned):
        quarter = quarter.next()
    return quarter


def leaves(known: Iterable[Cycle]) -> list[Cycle]:
    """The cycles that hold no others, and are none of those made to hold some."""
    every = list(known)
    holding = {cycle.parent for cycle in every}
    return [cycle for cycle in every if cycle.key not in holding and not is_year(cycle)]


def is_year(cycle: Cycle) -> bool:
    """Whether it is long enough to hold quarters."""
    return (cycle.last_day - cycle.first_day).days >= 300


def overlap(cycle: Cycle, first_day: date, last_day: date) -> bool:
    return cycle.first_day <= last_day and first_day <= cycle.last_day
