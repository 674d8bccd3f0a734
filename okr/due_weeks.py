"""The weeks a key result is asked about: its team's check-in days, without the weeks its owner is away."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from okr.week import Week


@dataclass(frozen=True, slots=True)
class DueWeeks:
    """Due weeks and their nominal check-in days, each within its week, side by side and in order; skipped and away
    weeks left out. They are found by their days, which compare faster than weeks do."""

    weeks: tuple[Week, ...]
    days: tuple[date, ...]

    def missed(self, *, after: Week | None, since: date, through: Week) -> int:
        """How many due weeks lie after the week `after`, on or after the day `since`, up to and with `through`."""
        first = bisect_left(self.days, since)
        if after is not None:
            first = max(first, self._through(after))
        return max(self._through(through) - first, 0)

    def day_of(self, week: Week) -> date:
        """The nominal check-in day of `week`; its Friday where nothing is due in it."""
        at = self._ahead_of(week)
        if at < len(self.weeks) and self.weeks[at] == week:
            return self.days[at]
        return week.monday + timedelta(days=4)

    def before(self, week: Week) -> tuple[Week, date] | None:
        """The due week before `week` and its day, None where there is none."""
        at = self._ahead_of(week) - 1
        return (self.weeks[at], self.days[at]) if at >= 0 else None

    def between(self, after: Week | None, through: Week) -> tuple[tuple[Week, date], ...]:
        """The due weeks after `after` (None: all) up to and with `through`, oldest first."""
        first = 0 if after is None else self._through(after)
        last = self._through(through)
        return tuple(zip(self.weeks[first:last], self.days[first:last], strict=True))

    def where(self, holds: Callable[[date], bool]) -> "DueWeeks":
        """Those of them of whose day that holds."""
        kept = [(week, day) for week, day in zip(self.weeks, self.days, strict=True) if holds(day)]
        return DueWeeks(tuple(week for week, _ in kept), tuple(day for _, day in kept))

    def _ahead_of(self, week: Week) -> int:
        """How many due weeks lie before `week`."""
        return bisect_left(self.days, week.monday)

    def _through(self, week: Week) -> int:
        """How many due weeks lie before `week` or are it."""
        return bisect_right(self.days, week.sunday)
