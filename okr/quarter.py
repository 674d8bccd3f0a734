"""A quarter of the calendar, and the cycles that stand for it and its year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from okr.cycle import Cycle

LAST_STRETCH = timedelta(days=14)
"""With less than this left of a quarter, people already write for the next one."""

NAMES = {"en": "Q{number} {year}", "vi": "Quý {number}/{year}"}
"""What a cycle made by itself is called, by language; a name like any other, to be changed at will."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """The quarter `number` (1 to 4) of `year`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    @property
    def key(self) -> str:
        return f"{self.year}-Q{self.number}"

    def next(self) -> Self:
        year, number = (self.year, self.number + 1) if self.number < 4 else (self.year + 1, 1)
        return type(self)(year, number)

    def cycle(self, workspace: str, language: str) -> Cycle:
        """The quarter as an active cycle inside its year; nobody is asked about it before it has begun."""
        name = NAMES.get(language, NAMES["en"]).format(number=self.number, year=self.year)
        return Cycle(workspace, self.key, name, self.first_day, self.last_day, parent=str(self.year))

    def year_cycle(self, workspace: str) -> Cycle:
        year = str(self.year)
        return Cycle(workspace, year, year, date(self.year, 1, 1), date(self.year, 12, 31))


def quarters_to_write_for(today: date) -> tuple[Quarter, ...]:
    """The quarter of `today`, and the next one where little is left of it."""
    now = Quarter.of(today)
    return (now, now.next()) if now.last_day - today < LAST_STRETCH else (now,)
