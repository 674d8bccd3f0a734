"""What nudges, reminders and receipts say at the moment they are composed."""

from datetime import timedelta

from okr.actions.compose_nudge import compose_nudge
from okr.actions.compose_receipt import compose_receipt
from okr.actions.compose_reminder import compose_reminder
from okr.answered import Nudge, Receipt, Reminder, Thanks
from okr.cycle import CycleState
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Moot, Outgoing, Plan
from tests.builders import a_cycle, a_key_result, a_member, an_absence, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, THIS_WEEK, Office


def a_delivery(kind: DeliveryKind, subject: str = "U1", period: str = THIS_WEEK.key) -> Delivery:
    """One that is about to be sent for the first time."""
    plan = Plan(kind, subject, period, FRIDAY_AFTERNOON, FRIDAY_AFTERNOON)
    return Delivery(1, "T1", plan, DeliveryState.SENDING, attempts=1, wanted=1, sent=0)


def test_a_nudge_asks_for_what_waits_in_the_members_language_and_zone(office: Office) -> None:
    office.put(a_member("U1", name="Alice", zone="Asia/Ho_Chi_Minh", locale="vi-VN"), a_key_result(number=2))
    office.answer({1: an_answer(60)})
    told = compose_nudge(office.world, a_delivery(DeliveryKind.NUDGE))
    assert isinstance(told, Outgoing)
    assert (told.to, told.language, told.zone) == ("U1", "vi", "Asia/Ho_Chi_Minh")
    assert isinstance(told.content, Nudge)
    assert [asked.key_result.number for asked in told.content.asked] == [2]
    assert [answer.key_result.number for answer in told.content.answered] == [1]


def test_a_nudge_turns_into_a_receipt_once_all_is_answered(office: Office) -> None:
    nudge = office.sent(DeliveryKind.NUDGE, "U1")
    office.answer({1: an_answer(60)})
    told = compose_nudge(office.world, nudge)
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Receipt)
    assert told.content.at == FRIDAY_AFTERNOON


def test_a_nudge_that_was_not_sent_before_the_answer_is_moot(office: Office) -> None:
    office.answer({1: an_answer(60)})
    assert compose_nudge(office.world, a_delivery(DeliveryKind.NUDGE)) == Moot("answered")


def test_a_nudge_for_nothing_is_moot(office: Office) -> None:
    office.put(a_cycle(state=CycleState.CLOSED))
    assert compose_nudge(office.world, a_delivery(DeliveryKind.NUDGE)) == Moot("nothing is asked of them")


def test_a_delegates_nudge_says_for_whom(office: Office) -> None:
    day = FRIDAY_AFTERNOON.date()
    office.put(a_member("U2"), an_absence("U1", first_day=day, last_day=day, delegate="U2"))
    told = compose_nudge(office.world, a_delivery(DeliveryKind.NUDGE, "U2"))
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Nudge)
    assert told.content.asked[0].on_behalf_of == office.alice


def test_a_reminder_at_nine_promises_a_place_in_the_digest_at_ten(office: Office) -> None:
    office.now = MONDAY_AT_NINE
    told = compose_reminder(office.world, a_delivery(DeliveryKind.REMINDER))
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Reminder)
    assert not told.content.window.digest_is_out


def test_a_reminder_in_the_last_half_hour_promises_no_place(office: Office) -> None:
    office.now = MONDAY_AT_NINE + timedelta(minutes=31)
    told = compose_reminder(office.world, a_delivery(DeliveryKind.REMINDER))
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Reminder)
    assert told.content.window.digest_is_out


def test_a_reminder_turns_into_thanks(office: Office) -> None:
    office.now = MONDAY_AT_NINE
    reminder = office.sent(DeliveryKind.REMINDER, "U1")
    office.answer({1: an_answer(60)})
    told = compose_reminder(office.world, reminder)
    assert isinstance(told, Outgoing)
    assert isinstance(told.content, Thanks)
    assert (told.content.count, told.content.at) == (1, MONDAY_AT_NINE)


def test_a_reminder_is_moot_once_answered_or_closed(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(days=7)
    assert compose_reminder(office.world, a_delivery(DeliveryKind.REMINDER)) == Moot("closed")
    office.now = MONDAY_AT_NINE
    office.answer({1: an_answer(60)})
    assert compose_reminder(office.world, a_delivery(DeliveryKind.REMINDER)) == Moot("answered")


def test_a_receipt_tells_what_was_answered_and_how_many_wait(office: Office) -> None:
    office.put(a_key_result(number=2))
    office.answer({1: an_answer(60)})
    told = compose_receipt(office.world, a_delivery(DeliveryKind.RECEIPT))
    assert isinstance(told, Outgoing)
    assert [answer.key_result.number for answer in told.content.answered] == [1]
    assert (told.content.waiting, told.content.only) == (1, ())


def test_a_leads_receipt_is_about_the_one_key_result(office: Office) -> None:
    office.put(a_key_result(number=2))
    office.answer({1: an_answer(60)}, by=office.lead)
    told = compose_receipt(office.world, a_delivery(DeliveryKind.RECEIPT, "ULEAD", f"{THIS_WEEK.key}.1"))
    assert isinstance(told, Outgoing)
    assert told.content.only == (1,)
    assert told.content.answered[0].on_behalf_of == office.alice


def test_a_receipt_for_nothing_is_moot(office: Office) -> None:
    assert compose_receipt(office.world, a_delivery(DeliveryKind.RECEIPT)) == Moot("nothing answered")
