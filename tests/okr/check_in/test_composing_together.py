"""What many are told together is what each is told alone, for the price of a few queries."""

from datetime import timedelta
from unittest.mock import patch

from okr.actions.compose_nudge import compose_nudge, compose_nudges
from okr.actions.snooze import snooze
from okr.answered import Nudge
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing
from okr.later import LaterChoice
from storage.scope import Scope
from tests.builders import a_key_result, a_member, a_team, an_absence, an_answer, an_objective
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
