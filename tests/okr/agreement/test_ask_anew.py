"""A draft never waits for somebody who leads there no more: whoever does is asked in their place, once."""

from dataclasses import replace

import pytest

from okr.actions.agree import agree
from okr.actions.ask_anew import ask_anew
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.send_up import send_up
from okr.agreement import Outcome
from okr.drafting import DraftState
from okr.member import MemberKind
from okr.notice import Topic
from okr.refusals_agreement import NotYoursToAgree
from storage.engine import Database
from tests.builders import a_team
from tests.okr.agreement.place import TEAMS, Drafting


@pytest.fixture
def place(database: Database) -> Drafting:
    """D-1 of Alice waits for Linh."""
    place = Drafting(database)
    send_for_agreement(place.world, place.draft().number, by=place.alice)
    return place


def test_as_long_as_the_lead_leads_nobody_is_asked_anew(place: Drafting) -> None:
    assert ask_anew(place.world) == 0
    assert len(place.notices()) == 1


def test_a_new_lead_is_asked_once_and_the_old_one_decides_no_more(place: Drafting) -> None:
    place.put(a_team(key="care", lead="UCHI", parent="acme"))
    assert (ask_anew(place.world), ask_anew(place.world)) == (1, 0)
    assert (place.now_is(1).asked, place.now_is(1).state) == ("UCHI", DraftState.SENT)
    old, new = place.notices(Topic.DRAFT_SENT)
    assert (old.to, place.decided(old), new.to, place.decided(new)) == ("ULEAD", Outcome.GONE, "UCHI", None)
    assert agree(place.world, [1], by=place.chi)[0].state is DraftState.PUBLISHED


def test_where_the_lead_has_left_the_lead_above_is_asked(place: Drafting) -> None:
    place.put(replace(place.lead, kind=MemberKind.DEACTIVATED))
    ask_anew(place.world)
    assert place.now_is(1).asked == "UBOSS"
    with pytest.raises(NotYoursToAgree):
        agree(place.world, [1], by=place.alice)


def test_where_nobody_is_there_to_ask_it_waits(place: Drafting) -> None:
    place.put(*(replace(one, kind=MemberKind.DEACTIVATED) for one in (place.lead, place.boss)))
    assert ask_anew(place.world) == 0
    assert place.now_is(1).asked == "ULEAD"


def test_what_was_sent_up_together_is_asked_about_together(place: Drafting) -> None:
    for by, title in ((place.alice, "A calm queue"), (place.chi, "Fewer calls")):
        number = place.draft(replace(TEAMS, title=title, owner=by.id), by=by).number
        send_for_agreement(place.world, number, by=by)
        agree(place.world, [number], by=place.lead)
    send_up(place.world, "care", by=place.lead)
    place.put(a_team(key="acme", name="Acme", lead="ULAN", channel="CACME", is_company=True))
    assert ask_anew(place.world) == 2
    (notice,) = place.notices(to="ULAN")
    assert (notice.topic, notice.about.subjects, notice.about.people[0]) == (Topic.SENT_UP, ("D-2", "D-3"), "ULEAD")
    assert place.agreeing(notice).waiting == {2, 3}
    assert place.agreeing(place.notices(to="UBOSS")[0]).waiting == frozenset()
