"""A cadence that changes: from a week on, and never what was asked before."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from okr.cadence import Cadence, due_weeks
from okr.calendar import WorkingDays
from okr.week import Week
from tests.builders import FIRST_WEEK, WORKSPACE, a_team
from tests.okr.check_in.office import Office

UTC_ZONE = ZoneInfo("UTC")
FRIDAYS = Cadence(first_week=FIRST_WEEK)
W48 = Week(2026, 48)
CALENDAR = WorkingDays()


def test_the_weeks_before_the_change_stay_as_they_were_asked() -> None:
    changed = FRIDAYS.becoming(replace(FRIDAYS, weekday=1, at=time(9)), since=W48)
    assert changed.check_in_day(Week(2026, 47), CALENDAR) == date(2026, 11, 20)
    assert changed.check_in_day(W48, CALENDAR) == date(2026, 11, 24)


def test_the_window_of_the_last_week_as_it_was_closes_when_the_first_new_one_asks() -> None:
    changed = FRIDAYS.becoming(replace(FRIDAYS, weekday=1, at=time(9)), since=W48)
    last = changed.occurrence(Week(2026, 47), CALENDAR, member_zone=UTC_ZONE, team_zone=UTC_ZONE)
    assert last is not None
    assert last.nudge_at == datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert last.closes_at == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_every_second_week_counts_from_the_cycle_as_before() -> None:
    changed = FRIDAYS.becoming(replace(FRIDAYS, every=2), since=W48)
    due = due_weeks(changed, CALENDAR, since=date(2026, 11, 9), until=date(2026, 12, 20))
    assert [week.number for week in due.weeks] == [46, 47, 48, 50]


def test_back_to_weekly_asks_in_the_next_week() -> None:
    biweekly = replace(FRIDAYS, every=2)
    changed = biweekly.becoming(FRIDAYS, since=Week(2026, 49))
    due = due_weeks(changed, CALENDAR, since=date(2026, 11, 9), until=date(2026, 12, 13))
    assert [week.number for week in due.weeks] == [46, 48, 49, 50]


def test_changing_it_twice_before_it_takes_effect_leaves_one_change() -> None:
    once = FRIDAYS.becoming(replace(FRIDAYS, weekday=1), since=W48)
    twice = once.becoming(replace(once, weekday=2), since=W48)
    assert twice == FRIDAYS.becoming(replace(FRIDAYS, weekday=2), since=W48)
    assert once.becoming(replace(once, weekday=4), since=W48) == FRIDAYS


def test_choosing_the_same_changes_nothing() -> None:
    changed = FRIDAYS.becoming(replace(FRIDAYS, weekday=1), since=W48)
    assert changed.becoming(changed, since=W48) == changed
    assert changed.becoming(changed, since=Week(2026, 51)) == changed


def test_the_times_of_reminder_and_digest_hold_for_every_week_at_once() -> None:
    changed = FRIDAYS.becoming(replace(FRIDAYS, digest_at=time(11), reminder_at=time(8)), since=W48)
    assert changed == replace(FRIDAYS, digest_at=time(11), reminder_at=time(8))


@pytest.mark.parametrize("week", [Week(2026, 44), Week(2026, 47), W48, Week(2026, 49)])
def test_the_first_due_week_is_found_on_either_side_of_the_change(week: Week) -> None:
    changed = replace(FRIDAYS, every=4).becoming(replace(FRIDAYS, every=3), since=W48)
    found = changed.due_from(week)
    assert changed.is_due_week(found)
    assert not any(changed.is_due_week(week.plus(ahead)) for ahead in range(found - week))


def test_a_changed_cadence_is_kept_as_it_is(office: Office) -> None:
    changed = FRIDAYS.becoming(replace(FRIDAYS, weekday=1), since=W48)
    office.put(a_team(cadence=changed))
    with office.database.snapshot(WORKSPACE) as tx:
        team = tx.teams.get("care")
    assert team is not None
    assert team.cadence == changed
