"""What many are told together is what each is told alone, for the price of a few queries."""

from datetime import timedelta
from unittest.mock import patch

from okr.actions.compose_nudge import compose_nudge, compose_nudges
from okr.actions.compose_receipt import compose_receipts, for_what_nobody_asked
from okr.actions.snooze import snooze
from okr.answered import Nudge, Receipt
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Moot, Outgoing, Plan
from okr.later import LaterChoice
from okr.member import MemberKind
from storage.scope import Scope
from tests.builders import WORKSPACE, a_key_result, a_member, a_team, an_absence, an_answer, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON, THIS_WEEK, Office

LAST_WEEK = THIS_WEEK.plus(-1)


def everybody(office: Office) -> list[Delivery]:
    """Who asked for later, who answered some or all, in another zone and language, who is away and who stands in, who
    owes nothing; rows that were sent and rows that were not, of two weeks."""
    day = FRIDAY_AFTERNOON.date()
    people = {
        "U2": a_member("U2", name="Bob", zone="Europe/London"),
        "ULAN": a_member("ULAN", name="Lan", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
        "UGONE": a_member("UGONE", name="Away"),
        "UFREE": a_member("UFREE", name="Owes nothing"),
    }
    office.put(*people.values(), a_team(key="sales", channel="CSALES"), an_objective(number=2, team="sales"))
    office.put(an_absence("UGONE", first_day=day, last_day=day, delegate="U2"))
    owners = ["U1", "U2", "ULAN", "ULAN", "UGONE", "UGONE"]
    office.put(*(a_key_result(number=10 + n, objective=1 + n % 2, owner=owner) for n, owner in enumerate(owners)))
    office.now -= timedelta(days=7)
    office.answer({1: an_answer(40)}, week=LAST_WEEK)
    office.now += timedelta(days=7)
    office.answer({10: an_answer(60)})
    office.answer({12: an_answer(60), 13: an_answer(70)}, by=people["ULAN"])
    snooze(office.world, THIS_WEEK, LaterChoice.TODAY, by=office.alice)
    return [
        *(office.sent(DeliveryKind.NUDGE, subject) for subject in ("U1", "ULAN", "UGONE")),
        *(office.sent(DeliveryKind.NUDGE, subject, LAST_WEEK.key) for subject in ("U1", "U2")),
        *(office.delivery_planned(DeliveryKind.NUDGE, subject) for subject in ("U2", "UFREE")),
    ]


def a_receipt(number: int, subject: str, period: str = THIS_WEEK.key) -> Delivery:
    plan = Plan(DeliveryKind.RECEIPT, subject, period, FRIDAY_AFTERNOON, FRIDAY_AFTERNOON)
    return Delivery(number, WORKSPACE, plan, DeliveryState.SENDING, attempts=1, wanted=1, sent=0)


def test_each_is_told_together_what_they_are_told_alone(office: Office) -> None:
    rows = everybody(office)
    together = compose_nudges(office.world, rows)
    assert together == {row.id: compose_nudge(office.world, row) for row in rows}
    kinds = {type(said.content if isinstance(said, Outgoing) else said).__name__ for said in together.values()}
    assert kinds >= {"Nudge", "Receipt", "Moot"}


def test_ten_times_as_many_people_take_no_query_more(office: Office) -> None:
    office.put(*(a_member(f"U{n}") for n in range(10, 60)))
    office.put(*(a_key_result(number=n, owner=f"U{n}") for n in range(10, 60)))
    few = [office.delivery_planned(DeliveryKind.NUDGE, f"U{n}") for n in range(10, 15)]
    many = [office.delivery_planned(DeliveryKind.NUDGE, f"U{n}") for n in range(10, 60)]
    counts = []
    for rows in (few, many):
        with patch.object(Scope, "rows", autospec=True, side_effect=Scope.rows) as read:
            said = compose_nudges(office.world, rows)
        assert all(isinstance(one, Outgoing) and isinstance(one.content, Nudge) for one in said.values())
        counts.append(read.call_count)
    assert counts[0] == counts[1]
    assert not any(isinstance(one, Moot) for one in said.values())


def test_each_receipt_says_together_what_it_says_alone(office: Office) -> None:
    everybody(office)
    office.put(a_member("UGUEST", kind=MemberKind.GUEST), a_key_result(number=20, owner="UGUEST"))
    subjects = ("U1", "U2", "ULAN", "UGONE", "UFREE", "UGUEST", "UNOBODY")
    periods = (THIS_WEEK.key, LAST_WEEK.key, f"{THIS_WEEK.key}.12")
    keys = [(subject, period) for subject in subjects for period in periods]
    rows = [a_receipt(number, *key) for number, key in enumerate(keys)]
    together = compose_receipts(office.world, rows)
    with office.database.snapshot(WORKSPACE) as tx:
        assert together == {row.id: for_what_nobody_asked(office.world, tx, row) for row in rows}
    said = {key: together[number] for number, key in enumerate(keys)}
    assert said["UNOBODY", THIS_WEEK.key] == Moot("no such member")
    assert said["UGUEST", THIS_WEEK.key] == Moot("no longer theirs")
    assert said["U2", THIS_WEEK.key] == Moot("nothing answered")
    lan = said["ULAN", THIS_WEEK.key]
    assert isinstance(lan, Outgoing)
    assert isinstance(lan.content, Receipt)
    assert [one.key_result.number for one in lan.content.answered] == [12, 13]
    assert lan.language == "vi"


def test_who_is_away_and_answers_all_the_same_has_a_receipt_among_the_others(office: Office) -> None:
    everybody(office)
    office.answer({14: an_answer(60)}, by=a_member("UGONE", name="Away"))
    office.answer({1: an_answer(50)})
    rows = [a_receipt(number, subject) for number, subject in enumerate(("U1", "UGONE"))]
    together = compose_receipts(office.world, rows)
    away = together[1]
    assert isinstance(away, Outgoing)
    assert [one.key_result.number for one in away.content.answered] == [14]
    assert isinstance(together[0], Outgoing)


def test_ten_times_as_many_receipts_take_no_query_more(office: Office) -> None:
    people = [a_member(f"U{n}") for n in range(10, 60)]
    office.put(*people, *(a_key_result(number=n, owner=f"U{n}") for n in range(10, 60)))
    for number, person in enumerate(people, start=10):
        office.answer({number: an_answer(40)}, by=person)
    rows = [a_receipt(at, person.id) for at, person in enumerate(people)]
    counts = []
    for some in (rows[:5], rows):
        with patch.object(Scope, "rows", autospec=True, side_effect=Scope.rows) as read:
            said = compose_receipts(office.world, some)
        assert all(isinstance(one, Outgoing) for one in said.values())
        counts.append(read.call_count)
    assert counts[0] == counts[1]
