"""Planning nudges and reminders: who gets one, when, and what is visibly missed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.cadence import Cadence
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import MemberKind
from okr.team import CalendarSettings
from okr.week import Week
from tests.builders import a_cycle, a_key_result, a_member, a_target, a_team, an_absence, an_answer, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, THIS_WEEK, Office, subjects

SECOND = timedelta(seconds=1)
FRIDAY = FRIDAY_AFTERNOON.date()


def nudged(office: Office, week: Week = THIS_WEEK) -> set[str]:
    return subjects(office.planned(DeliveryKind.NUDGE, week).values())


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Asia/Ho_Chi_Minh", datetime(2026, 11, 27, 8, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 11, 27, 14, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 11, 27, 23, tzinfo=UTC)),
    ],
)
def test_everyone_is_nudged_at_three_on_friday_by_their_own_clock(office: Office, zone: str, at: datetime) -> None:
    office.put(replace(office.alice, zone=zone))
    office.now = at - SECOND
    assert plan_nudges(office.world) == 0
    office.now = at
    assert plan_nudges(office.world) == 1
    plan = office.delivery(DeliveryKind.NUDGE, "U1").plan
    assert plan.not_before == at
    assert plan.not_after == datetime.combine(FRIDAY + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def test_planning_again_plans_nothing_new(office: Office) -> None:
    assert [plan_nudges(office.world), plan_nudges(office.world)] == [1, 0]
    office.now += timedelta(hours=2)
    assert plan_nudges(office.world) == 0


def test_moving_to_an_earlier_zone_gives_no_second_nudge(office: Office) -> None:
    plan_nudges(office.world)
    office.put(replace(office.alice, zone="America/Los_Angeles"))
    office.now += timedelta(hours=8)
    assert plan_nudges(office.world) == 0


@pytest.mark.parametrize(("day", "utc_hour"), [(date(2026, 10, 23), 13), (date(2026, 10, 30), 14)])
def test_the_clocks_going_back_moves_the_instant_and_not_the_local_time(
    office: Office, day: date, utc_hour: int
) -> None:
    office.put(replace(office.alice, zone="Europe/Berlin"))
    office.with_settings(since=datetime(2026, 10, 19, tzinfo=UTC))
    office.now = datetime.combine(day, time(utc_hour), UTC) - SECOND
    plan_nudges(office.world)
    assert nudged(office, Week.of(day)) == set()
    office.now += SECOND
    plan_nudges(office.world)
    assert nudged(office, Week.of(day)) == {"U1"}


def test_who_answered_everything_is_left_alone(office: Office) -> None:
    office.put(a_key_result(number=2))
    office.now = FRIDAY_AFTERNOON - timedelta(hours=1)
    office.answer({1: an_answer(60), 2: an_answer(60)})
    office.now = FRIDAY_AFTERNOON
    assert plan_nudges(office.world) == 0


def test_who_answered_a_part_is_nudged_for_the_rest(office: Office) -> None:
    office.put(a_key_result(number=2))
    office.answer({1: an_answer(60)})
    assert plan_nudges(office.world) == 1


def test_guests_are_nudged_only_where_they_are_allowed(office: Office) -> None:
    office.put(replace(office.alice, kind=MemberKind.GUEST))
    assert plan_nudges(office.world) == 0
    office.with_settings(allow_guests=True)
    assert plan_nudges(office.world) == 1


def test_the_deactivated_are_not_nudged(office: Office) -> None:
    office.put(replace(office.alice, kind=MemberKind.DEACTIVATED))
    assert plan_nudges(office.world) == 0


def test_those_away_are_not_asked_and_their_delegate_is_in_one_nudge_of_their_own(office: Office) -> None:
    office.put(
        a_member("U2"),
        a_key_result(number=2, owner="U2"),
        an_absence("U1", first_day=FRIDAY, last_day=FRIDAY, delegate="U2"),
    )
    assert plan_nudges(office.world) == 1
    assert nudged(office) == {"U2"}


def test_nobody_is_asked_in_the_place_of_somebody_away_without_a_delegate(office: Office) -> None:
    office.put(an_absence("U1", first_day=FRIDAY, last_day=FRIDAY))
    assert plan_nudges(office.world) == 0


def test_a_holiday_on_friday_moves_the_nudge_to_thursday(office: Office) -> None:
    office.put(a_team(calendar=CalendarSettings(days_off=frozenset({FRIDAY}))))
    office.now = FRIDAY_AFTERNOON - timedelta(days=1)
    assert plan_nudges(office.world) == 1


def test_the_week_of_tet_is_skipped(office: Office) -> None:
    office.put(
        a_cycle(first_day=date(2026, 1, 1), last_day=date(2026, 3, 31)),
        a_team(calendar=CalendarSettings(country="VN")),
        a_key_result(start=date(2026, 1, 1), due=date(2026, 3, 31)),
    )
    office.with_settings(since=datetime(2026, 2, 14, tzinfo=UTC))
    office.now = datetime(2026, 2, 20, 20, tzinfo=UTC)
    assert plan_nudges(office.world) == 0


def test_a_nudge_for_two_teams_comes_once_at_the_earlier_time(office: Office) -> None:
    office.put(
        a_team(key="sales", cadence=Cadence(weekday=3, at=time(9))),
        an_objective(number=2, team="sales"),
        a_key_result(number=2, objective=2),
    )
    office.now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert plan_nudges(office.world) == 1
    office.now = FRIDAY_AFTERNOON
    assert plan_nudges(office.world) == 0


def test_after_an_hour_of_downtime_the_nudge_still_goes_out(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(hours=8, minutes=59)
    plan_nudges(office.world)
    assert nudged(office) == {"U1"}


def test_after_a_night_of_downtime_it_is_visibly_missed_with_its_reason(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(hours=10)
    assert plan_nudges(office.world) == 1
    row = office.delivery(DeliveryKind.NUDGE, "U1")
    assert (row.state, row.last_error) == (DeliveryState.MISSED, "bot_was_down")


def test_after_two_weeks_of_downtime_each_missed_week_is_shown(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(days=14)
    plan_nudges(office.world)
    weeks = [THIS_WEEK, THIS_WEEK.next(), THIS_WEEK.plus(2)]
    states = [office.planned(DeliveryKind.NUDGE, week)["U1"].state for week in weeks]
    assert states == [DeliveryState.MISSED, DeliveryState.MISSED, DeliveryState.PENDING]


def test_nothing_is_planned_for_times_before_the_bot_was_there(office: Office) -> None:
    office.with_settings(since=FRIDAY_AFTERNOON + SECOND)
    office.now = FRIDAY_AFTERNOON + timedelta(days=1)
    assert plan_nudges(office.world) == 0


def test_a_key_result_that_came_later_was_not_missed(office: Office) -> None:
    office.put(a_key_result(targets=[a_target(since=FRIDAY_AFTERNOON + timedelta(hours=1))]))
    office.now = FRIDAY_AFTERNOON + timedelta(days=1)
    assert plan_nudges(office.world) == 0


def test_quiet_hours_postpone_the_nudge(office: Office) -> None:
    office.put(replace(office.alice, quiet_from=time(14), quiet_to=time(17)))
    plan_nudges(office.world)
    assert office.delivery(DeliveryKind.NUDGE, "U1").plan.not_before == FRIDAY_AFTERNOON + timedelta(hours=2)


def test_quiet_hours_over_midnight_leave_the_whole_next_day_for_it(office: Office) -> None:
    office.put(replace(office.alice, quiet_from=time(14), quiet_to=time(8)))
    plan_nudges(office.world)
    plan = office.delivery(DeliveryKind.NUDGE, "U1").plan
    assert plan.not_before == datetime(2026, 11, 28, 8, tzinfo=UTC)
    assert plan.not_after == datetime(2026, 11, 29, tzinfo=UTC)


def test_the_silent_are_reminded_at_nine_on_monday(office: Office) -> None:
    office.now = MONDAY_AT_NINE - SECOND
    assert plan_reminders(office.world) == 0
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 1
    assert subjects(office.planned(DeliveryKind.REMINDER).values()) == {"U1"}


def test_those_who_answered_are_not_reminded(office: Office) -> None:
    office.answer({1: an_answer(60)})
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 0


def test_a_reminder_moves_past_a_holiday(office: Office) -> None:
    office.put(a_team(calendar=CalendarSettings(days_off=frozenset({MONDAY_AT_NINE.date()}))))
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 0
    office.now += timedelta(days=1)
    assert plan_reminders(office.world) == 1


def test_nobody_is_reminded_on_the_day_to_which_quiet_hours_put_the_nudge(office: Office) -> None:
    office.put(
        a_team(cadence=Cadence(weekday=0)),
        replace(office.alice, quiet_from=time(14), quiet_to=time(8)),
    )
    office.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert plan_nudges(office.world) == 1
    assert plan_reminders(office.world) == 0


def test_planning_for_many_takes_as_many_queries_as_for_one(office: Office) -> None:
    statements: list[str] = []
    event.listen(office.database.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    plan_nudges(office.world)
    for_one, statements[:] = len(statements), []
    for number in range(10, 60):
        office.put(a_member(f"U{number}"), a_key_result(number=number, owner=f"U{number}"))
    statements.clear()
    assert plan_nudges(office.world) == 50
    assert len(statements) <= for_one
