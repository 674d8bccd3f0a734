"""The cadence, in dates written down by hand: holidays, phases, New Year, zones far apart."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from okr.cadence import Cadence, NeverDue, due_weeks, is_settable
from okr.calendar import Calendar, WorkingDays
from okr.occurrence import Occurrence, is_late_for_digest
from okr.week import Week

HANOI, NEW_YORK = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("America/New_York")
WEEKLY = Cadence(first_week=Week(2026, 1))
TET = frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20))
OFFICE = WorkingDays()
OVER_TET = WorkingDays(days_off=TET)
SIX_DAYS = WorkingDays(weekdays=frozenset(range(6)), days_off=TET)


def at(zone: ZoneInfo, month: int, day: int, hour: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=zone).astimezone(UTC)


def times(
    week: Week,
    calendar: Calendar = OFFICE,
    *,
    cadence: Cadence = WEEKLY,
    member: ZoneInfo = HANOI,
    team: ZoneInfo = HANOI,
) -> Occurrence:
    found = cadence.occurrence(week, calendar, member_zone=member, team_zone=team)
    assert found is not None
    return found


def test_an_ordinary_week_asks_on_friday_reminds_and_digests_on_monday_and_closes_on_friday() -> None:
    assert times(Week(2026, 48)) == Occurrence(
        week=Week(2026, 48),
        day=date(2026, 11, 27),
        nudge_at=at(HANOI, 11, 27, 15),
        reminder_at=at(HANOI, 11, 30, 9),
        digest_at=at(HANOI, 11, 30, 10),
        closes_at=at(HANOI, 12, 4, 15),
    )


def test_each_member_is_asked_and_reminded_in_their_own_zone_and_the_digest_is_in_the_teams() -> None:
    found = times(Week(2026, 48), member=NEW_YORK)
    assert found.nudge_at == at(NEW_YORK, 11, 27, 15)
    assert found.reminder_at == at(NEW_YORK, 11, 30, 9)
    assert found.digest_at == at(HANOI, 11, 30, 10)
    assert is_late_for_digest(found.reminder_at, found.digest_at)


@pytest.mark.parametrize(("reminder", "says_it_is_out"), [(time(9), False), (time(9, 30), False), (time(9, 31), True)])
def test_a_reminder_later_than_half_an_hour_before_the_digest_says_the_digest_is_out(
    reminder: time, says_it_is_out: bool
) -> None:
    found = times(Week(2026, 48), cadence=replace(WEEKLY, reminder_at=reminder))
    assert is_late_for_digest(found.reminder_at, found.digest_at) is says_it_is_out


def test_tet_2026_is_skipped_and_the_week_before_stays_open_until_the_week_after() -> None:
    assert WEEKLY.occurrence(Week(2026, 8), OVER_TET, member_zone=HANOI, team_zone=HANOI) is None
    before = times(Week(2026, 7), OVER_TET)
    assert before.reminder_at == at(HANOI, 2, 23, 9)
    assert before.digest_at == at(HANOI, 2, 23, 10)
    assert before.closes_at == times(Week(2026, 9), OVER_TET).nudge_at == at(HANOI, 2, 27, 15)


def test_a_company_that_works_on_the_saturday_after_tet_is_not_asked_after_the_check_in_day() -> None:
    assert WEEKLY.check_in_day(Week(2026, 8), SIX_DAYS) is None
    assert times(Week(2026, 7), SIX_DAYS).digest_at == at(HANOI, 2, 14, 10)


def test_where_saturday_is_worked_the_reminder_and_the_digest_come_on_it() -> None:
    found = times(Week(2026, 48), SIX_DAYS)
    assert found.reminder_at == at(HANOI, 11, 28, 9)
    assert found.digest_at == at(HANOI, 11, 28, 10)


def test_a_friday_off_moves_the_check_in_back_to_the_last_working_day_of_its_week() -> None:
    reunification = WorkingDays(days_off=frozenset({date(2026, 4, 30), date(2026, 5, 1)}))
    found = times(Week(2026, 18), reunification)
    assert found.day == date(2026, 4, 29)
    assert found.nudge_at == at(HANOI, 4, 29, 15)
    assert found.digest_at == at(HANOI, 5, 4, 10)


def test_new_years_friday_2027_is_asked_on_the_thursday_of_week_53() -> None:
    found = times(Week(2026, 53), WorkingDays(days_off=frozenset({date(2027, 1, 1)})))
    assert (found.week.key, found.day) == ("2026-W53", date(2026, 12, 31))
    assert found.closes_at == at(HANOI, 1, 8, 15, year=2027)


def test_a_monday_check_in_is_reminded_and_digested_on_tuesday_of_the_same_week() -> None:
    found = times(Week(2026, 48), cadence=replace(WEEKLY, weekday=0))
    assert found.nudge_at == at(HANOI, 11, 23, 15)
    assert found.reminder_at == at(HANOI, 11, 24, 9)
    assert found.digest_at == at(HANOI, 11, 24, 10)
    assert found.closes_at == at(HANOI, 11, 30, 15)


def test_a_monday_check_in_on_a_holiday_has_no_earlier_day_in_its_week_and_is_skipped() -> None:
    off = WorkingDays(days_off=frozenset({date(2026, 11, 23)}))
    assert replace(WEEKLY, weekday=0).check_in_day(Week(2026, 48), off) is None


def test_a_sunday_check_in_of_an_office_is_asked_on_friday() -> None:
    assert replace(WEEKLY, weekday=6).check_in_day(Week(2026, 48), OFFICE) == date(2026, 11, 27)


def test_every_second_week_is_counted_from_the_first_week_and_over_a_week_53() -> None:
    found = due_weeks(
        Cadence(every=2, first_week=Week(2026, 48)), OFFICE, since=date(2026, 1, 1), until=date(2027, 1, 31)
    )
    assert [week.key for week in found.weeks] == ["2026-W48", "2026-W50", "2026-W52", "2027-W01", "2027-W03"]


def test_a_new_cycle_begins_the_count_again() -> None:
    old = Cadence(every=2, first_week=Week(2026, 40))
    new = replace(old, first_week=Week(2026, 53))
    assert old.is_due_week(Week(2026, 52))
    assert not old.is_due_week(Week(2026, 53))
    assert new.is_due_week(Week(2026, 53))
    assert not new.is_due_week(Week(2026, 52))


def test_no_week_before_the_first_is_due() -> None:
    assert not Cadence(first_week=Week(2026, 40)).is_due_week(Week(2026, 39))
    assert Cadence(first_week=Week(2026, 40)).check_in_day(Week(2026, 39), OFFICE) is None


def test_a_skipped_second_week_is_not_made_up_for_in_between() -> None:
    fortnightly = Cadence(every=2, first_week=Week(2026, 6))
    assert times(Week(2026, 6), OVER_TET, cadence=fortnightly).closes_at == at(HANOI, 3, 6, 15)


def test_apias_missing_friday_is_asked_once_on_the_saturday_and_in_its_own_week() -> None:
    apia = ZoneInfo("Pacific/Apia")
    cadence = Cadence(first_week=Week(2011, 50))
    found = list(cadence.occurrences(Week(2011, 50), Week(2012, 1), OFFICE, member_zone=apia, team_zone=apia))
    assert [each.nudge_at.astimezone(apia).strftime("%a %d %b %H:%M") for each in found] == [
        "Fri 16 Dec 15:00",
        "Fri 23 Dec 15:00",
        "Sat 31 Dec 15:00",
        "Fri 06 Jan 15:00",
    ]
    missing = found[2]
    assert (missing.week.key, missing.day) == ("2011-W52", date(2011, 12, 30))
    assert missing.nudge_at < missing.reminder_at < missing.digest_at < missing.closes_at
    assert found[1].closes_at == missing.nudge_at


def test_cairos_friday_without_a_midnight_is_asked_at_the_first_minute_there_is() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    found = times(Week(2026, 17), cadence=replace(WEEKLY, at=time(0)), member=cairo, team=cairo)
    assert found.nudge_at.astimezone(cairo).strftime("%a %d %b %H:%M") == "Fri 24 Apr 01:00"


def test_members_at_both_ends_of_the_day_get_their_own_friday() -> None:
    east, west = ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")
    first, last = times(Week(2026, 48), member=east), times(Week(2026, 48), member=west)
    assert (last.nudge_at - first.nudge_at).total_seconds() == 26 * 3600
    assert first.digest_at == last.digest_at


def test_a_member_far_west_of_a_monday_team_is_asked_when_its_digest_is_out_and_is_told() -> None:
    auckland, los_angeles = ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles")
    found = times(Week(2026, 48), cadence=replace(WEEKLY, weekday=0), member=los_angeles, team=auckland)
    assert found.digest_at < found.nudge_at
    assert is_late_for_digest(found.nudge_at, found.digest_at)


def test_a_reminder_that_holidays_push_past_the_next_check_in_is_moot() -> None:
    mondays = WorkingDays(weekdays=frozenset({0}))
    found = times(Week(2026, 48), mondays, cadence=replace(WEEKLY, weekday=0, at=time(8)))
    assert found.reminder_at == found.closes_at == at(HANOI, 11, 30, 8)
    assert found.reminder_is_moot
    assert found.digest_at == at(HANOI, 11, 30, 10)
    assert not times(Week(2026, 48)).reminder_is_moot


def test_the_next_occurrence_is_later_than_the_moment_and_passes_over_tet() -> None:
    at_the_nudge = at(HANOI, 2, 13, 15)
    found = WEEKLY.next_after(at_the_nudge, OVER_TET, member_zone=HANOI, team_zone=HANOI)
    assert found.week == Week(2026, 9)
    just_before = at(HANOI, 2, 13, 14)
    assert WEEKLY.next_after(just_before, OVER_TET, member_zone=HANOI, team_zone=HANOI).nudge_at == at_the_nudge


def test_the_next_occurrence_of_a_cadence_that_has_not_begun_is_its_first() -> None:
    cadence = Cadence(first_week=Week(2030, 1))
    found = cadence.next_after(at(HANOI, 1, 1, 0), OFFICE, member_zone=HANOI, team_zone=HANOI)
    assert found.week == Week(2030, 1)


def test_a_calendar_that_never_has_the_check_in_day_is_told_from_a_long_holiday() -> None:
    weekends = WorkingDays(weekdays=frozenset({5, 6}))
    with pytest.raises(NeverDue, match="no check-in between"):
        WEEKLY.next_after(at(HANOI, 1, 1, 0), weekends, member_zone=HANOI, team_zone=HANOI)


def test_the_last_check_in_of_a_calendar_closes_at_the_next_nominal_time() -> None:
    once = WorkingDays(weekdays=frozenset({5, 6}), extra_working_days=frozenset({date(2026, 11, 27)}))
    assert times(Week(2026, 48), once).closes_at == at(HANOI, 12, 4, 15)


def test_due_weeks_hold_the_days_people_were_asked_on_between_two_days_both_included() -> None:
    moved = WorkingDays(days_off=TET | {date(2026, 2, 13)})
    found = due_weeks(WEEKLY, moved, since=date(2026, 2, 6), until=date(2026, 2, 27))
    assert found.days == (date(2026, 2, 6), date(2026, 2, 12), date(2026, 2, 27))
    assert [week.number for week in found.weeks] == [6, 7, 9]
    shorter = due_weeks(WEEKLY, moved, since=date(2026, 2, 7), until=date(2026, 2, 26))
    assert shorter.days == (date(2026, 2, 12),)
    assert due_weeks(WEEKLY, moved, since=date(2026, 2, 13), until=date(2026, 2, 26)).days == ()


@pytest.mark.parametrize(
    "figures",
    [{"every": 0}, {"every": -1}, {"weekday": 7}, {"weekday": -1}, {"at": time(15, tzinfo=UTC)}],
)
def test_figures_that_make_no_cadence_are_refused(figures: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"cadence|weekday"):
        replace(WEEKLY, **figures)


def test_the_settings_allow_six_in_the_morning_to_eight_in_the_evening() -> None:
    settable = [is_settable(each) for each in (time(5, 59), time(6), time(15), time(20), time(20, 1))]
    assert settable == [False, True, True, True, False]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        WEEKLY.next_after(datetime(2026, 11, 27), OFFICE, member_zone=HANOI, team_zone=HANOI)
