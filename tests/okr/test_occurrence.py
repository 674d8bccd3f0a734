"""A member of several teams gets one form a week, at the earliest of their teams' times."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from okr.cadence import Cadence
from okr.calendar import WorkingDays
from okr.occurrence import Occurrence, earliest
from okr.week import Week

HANOI, BERLIN = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("Europe/Berlin")
WEEK = Week(2026, 48)


def of_a_team(*, weekday: int = 4, every: int = 1, zone: ZoneInfo = HANOI, week: Week = WEEK) -> Occurrence:
    cadence = Cadence(first_week=WEEK, weekday=weekday, every=every)
    found = cadence.occurrence(week, WorkingDays(), member_zone=HANOI, team_zone=zone)
    assert found is not None
    return found


def test_one_form_is_asked_at_the_earliest_of_the_teams_times() -> None:
    wednesday, friday = of_a_team(weekday=2), of_a_team(weekday=4)
    found = earliest([friday, wednesday])
    assert found.nudge_at == wednesday.nudge_at == datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert found.day == date(2026, 11, 25)
    assert (found.reminder_at, found.digest_at) == (wednesday.reminder_at, wednesday.digest_at)


def test_one_form_promises_the_first_digest_and_stays_open_for_the_slowest_team() -> None:
    weekly, slow = of_a_team(), of_a_team(every=4, zone=BERLIN)
    found = earliest([slow, weekly])
    assert found.digest_at == weekly.digest_at < slow.digest_at
    assert found.closes_at == slow.closes_at == weekly.closes_at + timedelta(weeks=3)


def test_a_member_of_one_team_gets_its_times() -> None:
    assert earliest([of_a_team()]) == of_a_team()


def test_no_occurrence_and_those_of_different_weeks_make_no_form() -> None:
    with pytest.raises(ValueError, match="one week"):
        earliest([])
    with pytest.raises(ValueError, match="one week"):
        earliest([of_a_team(), of_a_team(week=WEEK.next())])
