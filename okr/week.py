"""A week is an ISO week: Monday to Sunday, numbered within the year that holds its Thursday."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_KEY = re.compile(r"(2[0-9]{3})-W([0-9]{2})")


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """Week `number` (1 to 52 or 53) of the ISO year `year`; weeks compare and sort by time.

    Around New Year the ISO year is not the calendar's: 1 January 2027 lies in 2026-W53. ValueError for a week that does
    not exist.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        date.fromisocalendar(self.year, self.number, 1)

    @classmethod
    def of(cls, day: date) -> Self:
        """The week that `day` lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, key: str) -> Self:
        """The week of a key as `key` writes it; ValueError for anything else, and for weeks before 2000 or after 2999,
        from which nobody can count on."""
        match = _KEY.fullmatch(key)
        if match is None:
            raise ValueError(f"not a week: {key!r} (written like 2026-W48)")
        return cls(int(match[1]), int(match[2]))

    @property
    def key(self) -> str:
        """The week as text, "2026-W48"; keys sort as their weeks do."""
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 7)

    def day(self, weekday: int) -> date:
        """The day of this week that is `weekday` (0 = Monday to 6 = Sunday)."""
        return date.fromisocalendar(self.year, self.number, weekday + 1)

    def plus(self, weeks: int) -> Self:
        """The week `weeks` after this one, before it where negative."""
        return type(self).of(self.monday + timedelta(weeks=weeks))

    def next(self) -> Self:
        return self.plus(1)

    def previous(self) -> Self:
        return self.plus(-1)

    def __sub__(self, earlier: "Week") -> int:
        """How many weeks `earlier` lies before this one."""
        return (self.monday - earlier.monday).days // 7

    def __str__(self) -> str:
        return self.key
