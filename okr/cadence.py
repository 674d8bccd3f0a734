"""A cadence says in which weeks a team checks in, and when its nudge, reminder and digest come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from okr.calendar import Calendar, first_working_day_after
from okr.due_weeks import DueWeeks
from okr.local_time import local_instant, offset_of
from okr.occurrence import Occurrence
from okr.week import Week

HORIZON_WEEKS = 106
"""How far the next check-in is looked for: two years, longer than any holiday."""
NO_CYCLE_YET = Week(2000, 1)
SETTABLE_FROM, SETTABLE_UNTIL = time(6), time(20)


class NeverDue(ValueError):
    """No check-in in two years: the calendar works none of the days a check-in could be on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """How people were asked in the weeks before `until`: no later change touches those."""

    until: Week
    every: int
    weekday: int
    at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """A check-in every `every` weeks, counted from `first_week` (the cycle's first), never by ISO parity.

    It is asked on `weekday` (0 = Monday) at `at` in the member's zone. On the first working day after the check-in day
    come the reminder, at `reminder_at` in the member's zone, and the digest, at `digest_at` in the team's. A team's
    setting counts from a week long ago until a cycle's is put in. Weeks before a change of it follow the `former` ones,
    oldest first: what was asked stays what was asked. ValueError for figures out of range.
    """

    every: int = 1
    weekday: int = 4
    at: time = time(15)
    reminder_at: time = time(9)
    digest_at: time = time(10)
    first_week: Week = NO_CYCLE_YET
    former: tuple[Former, ...] = ()

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError("a cadence is every 1 week or more")
        if not 0 <= self.weekday <= 6:
            raise ValueError("a weekday is 0 (Monday) to 6 (Sunday)")
        if any(each.tzinfo is not None for each in (self.at, self.reminder_at, self.digest_at)):
            raise ValueError("a cadence's times are local and name no zone")

    def is_due_week(self, week: Week) -> bool:
        """Whether the count from `first_week` falls on `week`, holidays aside; never before `first_week`."""
        ahead = week - self.first_week
        return ahead >= 0 and ahead % self._rule(week).every == 0

    def check_in_day(self, week: Week, calendar: Calendar) -> date | None:
        """The day of `week` on which people are asked: the cadence's weekday or, that being off, the last working
        day before it in the same week. None where the week is not due, and where it is skipped because it has no
        such day (Tết): then nobody is silent and there is no digest."""
        if not self.is_due_week(week):
            return None
        days = (week.day(weekday) for weekday in range(self._rule(week).weekday, -1, -1))
        return next((day for day in days if calendar.is_working_day(day)), None)

    def occurrence(
        self, week: Week, calendar: Calendar, *, member_zone: ZoneInfo, team_zone: ZoneInfo
    ) -> Occurrence | None:
        """The times of `week` for a member in `member_zone`; None where `check_in_day` is.

        A reminder that holidays push past the next check-in is put back to it, where it is moot.
        """
        days = self.days(week, calendar)
        return self.times(days, member_zone=member_zone, team_zone=team_zone) if days else None

    def days(self, week: Week, calendar: Calendar) -> "Days | None":
        """The days of `week`, wherever people live; None where `check_in_day` is."""
        day = self.check_in_day(week, calendar)
        if day is None:
            return None
        return Days(week, day, first_working_day_after(day, calendar), *self._next(week, calendar))

    def times(self, days: "Days", *, member_zone: ZoneInfo, team_zone: ZoneInfo) -> Occurrence:
        """As `occurrence`, from days worked out once for people in many zones."""
        closes_at = local_instant(days.next_day, self._rule(days.next_week).at, member_zone)
        return Occurrence(
            week=days.week,
            day=days.day,
            nudge_at=local_instant(days.day, self._rule(days.week).at, member_zone),
            reminder_at=min(local_instant(days.day_after, self.reminder_at, member_zone), closes_at),
            digest_at=local_instant(days.day_after, self.digest_at, team_zone),
            closes_at=closes_at,
        )

    def occurrences(
        self, since: Week, until: Week, calendar: Calendar, *, member_zone: ZoneInfo, team_zone: ZoneInfo
    ) -> Iterator[Occurrence]:
        """The occurrences of the weeks from `since` to `until`, both included, in order."""
        week = self.due_from(since)
        while week <= until:
            found = self.occurrence(week, calendar, member_zone=member_zone, team_zone=team_zone)
            if found is not None:
                yield found
            week = self.due_from(week.next())

    def next_after(
        self, moment: datetime, calendar: Calendar, *, member_zone: ZoneInfo, team_zone: ZoneInfo
    ) -> Occurrence:
        """The first occurrence whose nudge comes later than `moment`; NeverDue where two years have none."""
        offset_of(moment)
        since = max(Week.of(moment.astimezone(member_zone).date()).previous(), self.first_week)
        until = since.plus(HORIZON_WEEKS + self.every)
        for found in self.occurrences(since, until, calendar, member_zone=member_zone, team_zone=team_zone):
            if found.nudge_at > moment:
                return found
        raise NeverDue(f"no check-in between {since} and {until}")

    def due_from(self, week: Week) -> Week:
        """The first due week that is `week` or later, holidays aside."""
        at = max(week, self.first_week)
        for former in self.former:
            while at < former.until:
                if self.is_due_week(at):
                    return at
                at = at.next()
        return self.first_week.plus(-(-(at - self.first_week) // self.every) * self.every)

    def becoming(self, wanted: "Cadence", *, since: Week) -> "Cadence":
        """`wanted` from the week `since` on; in the weeks before, people stay asked as they were.

        The times of the reminder and the digest, which nobody answers to, hold for every week at once.
        """
        kept = tuple(each for each in self.former if each.until < since)
        rule = next((each for each in self.former if each.until >= since), self)
        if (rule.every, rule.weekday, rule.at) != (wanted.every, wanted.weekday, wanted.at):
            kept += (Former(until=since, every=rule.every, weekday=rule.weekday, at=rule.at),)
        return replace(wanted, first_week=self.first_week, former=kept)

    def _rule(self, week: Week) -> "Cadence | Former":
        """What `week` follows."""
        return next((each for each in self.former if week < each.until), self)

    def _next(self, week: Week, calendar: Calendar) -> tuple[Week, date]:
        """The check-in day after that of `week`, and its week; the nominal one where the next two years have none."""
        first = later = self.due_from(week.next())
        while later - week <= HORIZON_WEEKS:
            day = self.check_in_day(later, calendar)
            if day is not None:
                return later, day
            later = self.due_from(later.next())
        return first, first.day(self._rule(first).weekday)


@dataclass(frozen=True, slots=True)
class Days:
    """The check-in day of `week`, the first working day after it, and the check-in day that ends it."""

    week: Week
    day: date
    day_after: date
    next_week: Week
    next_day: date


def due_weeks(cadence: Cadence, calendar: Calendar, *, since: date, until: date) -> DueWeeks:
    """The weeks whose check-in day lies from `since` to `until`, both included, with those days; skipped ones are
    left out. Depends on nothing else, so a team's can be kept and bisected for any number of key results."""
    found: list[tuple[Week, date]] = []
    week = cadence.due_from(Week.of(since))
    while week.monday <= until:
        day = cadence.check_in_day(week, calendar)
        if day is not None and since <= day <= until:
            found.append((week, day))
        week = cadence.due_from(week.next())
    return DueWeeks(tuple(week for week, _ in found), tuple(day for _, day in found))


def is_settable(at: time) -> bool:
    """Whether the settings allow this time of day: 06:00 to 20:00. The rules themselves take all 24 hours."""
    return SETTABLE_FROM <= at <= SETTABLE_UNTIL
