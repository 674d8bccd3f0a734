"""What holds for every cadence, calendar and pair of zones, holidays thrown in at random."""

from datetime import date, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from okr.cadence import Cadence, due_weeks
from okr.calendar import WorkingDays
from okr.occurrence import Occurrence
from okr.week import Week

FIRST, LAST = Week(2024, 40), Week(2025, 40)
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
DAYS = st.dates(min_value=FIRST.monday, max_value=LAST.sunday)
CADENCES = st.builds(
    Cadence,
    every=st.integers(1, 5),
    weekday=st.integers(0, 6),
    at=st.times(),
    reminder_at=st.times(),
    digest_at=st.times(),
    first_week=st.integers(-10, 10).map(FIRST.plus),
)
CALENDARS = st.builds(
    WorkingDays,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    days_off=st.frozensets(DAYS, max_size=60),
)


def year_of(cadence: Cadence, calendar: WorkingDays, member: ZoneInfo, team: ZoneInfo) -> list[Occurrence]:
    return list(cadence.occurrences(FIRST, LAST, calendar, member_zone=member, team_zone=team))


@given(CADENCES, CALENDARS, ZONES, ZONES)
def test_each_check_in_is_asked_once_on_a_working_day_of_its_due_week(
    cadence: Cadence, calendar: WorkingDays, member: ZoneInfo, team: ZoneInfo
) -> None:
    found = year_of(cadence, calendar, member, team)
    assert len({each.week for each in found}) == len(found)
    for each in found:
        assert cadence.is_due_week(each.week)
        assert (each.week - cadence.first_week) % cadence.every == 0
        assert Week.of(each.day) == each.week
        assert each.day <= each.week.day(cadence.weekday)
        assert calendar.is_working_day(each.day)


@given(CADENCES, CALENDARS)
def test_a_week_is_skipped_only_where_no_day_up_to_the_check_in_day_is_worked(
    cadence: Cadence, calendar: WorkingDays
) -> None:
    for ahead in range(LAST - FIRST + 1):
        week = FIRST.plus(ahead)
        if cadence.is_due_week(week) and cadence.check_in_day(week, calendar) is None:
            assert not any(calendar.is_working_day(week.day(weekday)) for weekday in range(cadence.weekday + 1))


@given(CADENCES, CALENDARS, ZONES, ZONES)
def test_a_window_closes_exactly_when_the_next_check_in_begins(
    cadence: Cadence, calendar: WorkingDays, member: ZoneInfo, team: ZoneInfo
) -> None:
    found = year_of(cadence, calendar, member, team)
    for each, following in pairwise(found):
        assert each.nudge_at < each.closes_at == following.nudge_at
        assert each.digest_at < following.digest_at
        assert each.reminder_at <= each.closes_at


@given(CADENCES, CALENDARS, ZONES, ZONES)
def test_the_digest_is_the_same_for_every_member_and_on_a_working_day_after_the_check_in_day(
    cadence: Cadence, calendar: WorkingDays, member: ZoneInfo, team: ZoneInfo
) -> None:
    found = year_of(cadence, calendar, member, team)
    assert [each.digest_at for each in found] == [each.digest_at for each in year_of(cadence, calendar, team, team)]
    for each in found:
        posted = each.digest_at.astimezone(team).date()
        assert posted > each.day
        gap = each.digest_at.astimezone(team).time() != cadence.digest_at  # over midnight at most
        assert calendar.is_working_day(posted) or gap


@given(CADENCES, CALENDARS, ZONES, ZONES, st.data())
def test_the_next_occurrence_after_one_is_the_one_that_follows(
    cadence: Cadence, calendar: WorkingDays, member: ZoneInfo, team: ZoneInfo, data: st.DataObject
) -> None:
    found = year_of(cadence, calendar, member, team)
    if len(found) < 2:
        return
    which = data.draw(st.integers(0, len(found) - 2))
    moment = found[which].nudge_at
    assert cadence.next_after(moment, calendar, member_zone=member, team_zone=team) == found[which + 1]
    just_before = moment - timedelta(microseconds=1)
    assert cadence.next_after(just_before, calendar, member_zone=member, team_zone=team) == found[which]


@given(CADENCES, CALENDARS, DAYS, DAYS)
def test_due_weeks_are_the_occurrences_whose_day_lies_between(
    cadence: Cadence, calendar: WorkingDays, one: date, other: date
) -> None:
    since, until = min(one, other), max(one, other)
    utc = ZoneInfo("UTC")
    inside = [each for each in year_of(cadence, calendar, utc, utc) if since <= each.day <= until]
    found = due_weeks(cadence, calendar, since=since, until=until)
    assert list(found.weeks) == [each.week for each in inside]
    assert list(found.days) == sorted(each.day for each in inside)


@given(st.integers(1, 8), st.integers(-30, 30), st.integers(-30, 30))
def test_the_first_due_week_from_a_week_is_due_and_none_before_it_is(every: int, first: int, start: int) -> None:
    cadence = Cadence(every=every, first_week=FIRST.plus(first), at=time(15))
    week = FIRST.plus(start)
    found = cadence.due_from(week)
    assert cadence.is_due_week(found)
    assert found >= week
    assert not any(cadence.is_due_week(week.plus(ahead)) for ahead in range(found - week))
