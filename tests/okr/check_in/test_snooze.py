"""*Later*: the one open nudge comes back at a moment the person chose, and never twice."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from okr.actions.compose_nudge import compose_nudge
from okr.actions.compose_reminder import compose_reminder
from okr.actions.plan_reminders import plan_reminders
from okr.actions.snooze import snooze
from okr.actions.upcoming import upcoming
from okr.answered import Nudge, Reminder
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Moot, Outgoing
from okr.later import LaterChoice
from okr.member import MemberKind
from okr.refusals import GuestsMayNot, NothingDue, WeekNotOpen
from okr.team import CalendarSettings
from tests.builders import a_key_result, a_member, a_team, an_absence, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, THIS_WEEK, Office, subjects

TODAY, NEXT = LaterChoice.TODAY, LaterChoice.NEXT_WORKING_DAY
FRIDAY_AT_FIVE = datetime(2026, 11, 27, 17, tzinfo=UTC)
FRIDAY = FRIDAY_AFTERNOON.date()


def later(office: Office, choice: LaterChoice) -> datetime | None:
    return snooze(office.world, THIS_WEEK, choice, by=office.alice)


def snoozed(office: Office) -> list[Delivery]:
    with office.database.snapshot("T1") as tx:
        return [row for row in tx.deliveries.of_period(THIS_WEEK.key) if row.plan.kind is DeliveryKind.SNOOZE]


def said_now(office: Office, delivery: Delivery) -> Nudge | Reminder:
    compose = compose_nudge if delivery.plan.kind is DeliveryKind.NUDGE else compose_reminder
    told = compose(office.world, delivery)
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Nudge | Reminder)
    return told.content


def test_a_snoozed_nudge_comes_back_once_at_five(office: Office) -> None:
    assert later(office, TODAY) == FRIDAY_AT_FIVE
    (row,) = snoozed(office)
    assert (row.state, row.plan.subject, row.plan.not_before) == (DeliveryState.PENDING, "U1", FRIDAY_AT_FIVE)
    assert row.plan.not_after == datetime(2026, 11, 28, tzinfo=UTC)


def test_pressing_twice_leaves_one(office: Office) -> None:
    assert [later(office, TODAY), later(office, TODAY)] == [FRIDAY_AT_FIVE] * 2
    assert len(snoozed(office)) == 1


def test_choosing_again_moves_the_same_row(office: Office) -> None:
    later(office, TODAY)
    assert later(office, NEXT) == MONDAY_AT_NINE
    (row,) = snoozed(office)
    assert row.plan.not_before == MONDAY_AT_NINE


def test_putting_off_what_came_back_asks_one_more_time(office: Office) -> None:
    later(office, TODAY)
    first = office.sent(DeliveryKind.SNOOZE, "U1")
    office.now = FRIDAY_AT_FIVE
    later(office, NEXT)
    later(office, NEXT)
    assert [(row.plan.period, row.state) for row in snoozed(office)] == [
        ("2026-W48", DeliveryState.SENT),
        ("2026-W48.2", DeliveryState.PENDING),
    ]
    assert said_now(office, first).offers.asked_again == MONDAY_AT_NINE


def test_the_nudge_says_when_it_comes_back_and_still_offers_to_choose(office: Office) -> None:
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    assert said_now(office, nudge).offers.asked_again is None
    later(office, TODAY)
    assert office.delivery(DeliveryKind.NUDGE, "U1").wanted == nudge.wanted + 1
    offers = said_now(office, nudge).offers
    assert offers.asked_again == FRIDAY_AT_FIVE
    assert [each.choice for each in offers.later] == [TODAY, NEXT]


def test_what_comes_back_offers_later_once_more(office: Office) -> None:
    later(office, TODAY)
    office.now = FRIDAY_AT_FIVE
    said = said_now(office, replace(snoozed(office)[0], state=DeliveryState.SENDING))
    assert [each.choice for each in said.offers.later] == [NEXT]


def test_it_is_moot_once_everything_is_answered(office: Office) -> None:
    later(office, TODAY)
    office.answer({1: an_answer(60)})
    office.now = FRIDAY_AT_FIVE
    assert compose_reminder(office.world, snoozed(office)[0]) == Moot("answered")


def test_who_answered_everything_puts_nothing_off(office: Office) -> None:
    office.answer({1: an_answer(60)})
    assert later(office, TODAY) is None
    assert snoozed(office) == []


def test_on_friday_evening_today_has_passed_and_it_comes_on_monday(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(hours=5)
    assert later(office, TODAY) == MONDAY_AT_NINE


def test_the_next_working_day_passes_over_holidays(office: Office) -> None:
    office.put(a_team(calendar=CalendarSettings(days_off=frozenset({MONDAY_AT_NINE.date()}))))
    assert later(office, NEXT) == MONDAY_AT_NINE + timedelta(days=1)


def test_later_than_the_end_of_the_window_is_refused(office: Office) -> None:
    office.now = datetime(2026, 12, 4, 14, tzinfo=UTC)
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    assert said_now(office, nudge).offers.later == ()
    with pytest.raises(WeekNotOpen):
        later(office, TODAY)
    assert snoozed(office) == []


def test_a_button_of_a_month_ago_is_refused(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(days=30)
    with pytest.raises(WeekNotOpen):
        later(office, NEXT)


def test_quiet_hours_postpone_it_within_its_day(office: Office) -> None:
    office.alice = replace(office.alice, quiet_from=time(16), quiet_to=time(18))
    office.put(office.alice)
    assert later(office, TODAY) == FRIDAY_AT_FIVE + timedelta(hours=1)


def test_quiet_hours_through_the_evening_leave_only_the_next_day(office: Office) -> None:
    office.alice = replace(office.alice, quiet_from=time(16), quiet_to=time(10))
    office.put(office.alice)
    assert later(office, TODAY) == MONDAY_AT_NINE + timedelta(hours=1)


def test_put_off_to_monday_it_takes_the_place_of_the_reminder(office: Office) -> None:
    later(office, NEXT)
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 0
    row = office.delivery(DeliveryKind.REMINDER, "U1")
    assert (row.state, row.last_error) == (DeliveryState.CANCELLED, "put off")
    assert row.plan.not_before == MONDAY_AT_NINE


def test_put_off_to_the_same_day_the_silent_are_still_reminded(office: Office) -> None:
    later(office, TODAY)
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 1


def test_moved_back_from_monday_to_today_the_reminder_comes_after_all(office: Office) -> None:
    later(office, NEXT)
    later(office, TODAY)
    assert subjects(office.planned(DeliveryKind.REMINDER).values()) == {"U1"}
    assert office.delivery(DeliveryKind.REMINDER, "U1").plan.not_before == MONDAY_AT_NINE


def test_a_reminder_can_be_put_off_too(office: Office) -> None:
    office.now = MONDAY_AT_NINE
    reminder = office.sent(DeliveryKind.REMINDER, "U1")
    assert later(office, TODAY) == MONDAY_AT_NINE + timedelta(hours=8)
    assert office.delivery(DeliveryKind.REMINDER, "U1").state is DeliveryState.SENT
    assert said_now(office, reminder).offers.asked_again == MONDAY_AT_NINE + timedelta(hours=8)


def test_a_delegate_puts_off_their_own_question(office: Office) -> None:
    bob = a_member("U2", name="Bob")
    office.put(bob, an_absence("U1", first_day=FRIDAY, last_day=FRIDAY, delegate="U2"))
    assert snooze(office.world, THIS_WEEK, TODAY, by=bob) == FRIDAY_AT_FIVE
    assert {row.plan.subject for row in snoozed(office)} == {"U2"}
    with pytest.raises(NothingDue):
        later(office, TODAY)


def test_who_takes_no_part_is_refused(office: Office) -> None:
    guest = a_member("U9", kind=MemberKind.GUEST)
    office.put(guest, a_key_result(number=2, owner="U9"))
    with pytest.raises(GuestsMayNot):
        snooze(office.world, THIS_WEEK, TODAY, by=guest)


def test_whoever_moves_the_calendar_does_not_jump_over_it(office: Office) -> None:
    later(office, TODAY)
    assert FRIDAY_AT_FIVE in upcoming(office.world, FRIDAY_AT_FIVE + timedelta(hours=1))
