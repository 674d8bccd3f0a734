"""What a team agreed on goes up in one message; the lead above agrees to all of it, to one, or gives it back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from okr.actions.agree import agree
from okr.actions.ask_for_change import ask_for_change
from okr.actions.compose_agreements import compose_agreements
from okr.actions.look_at_draft import look_at_whole_draft
from okr.actions.send_for_agreement import send_for_agreement, withdraw_draft
from okr.actions.send_up import send_up
from okr.drafting import DraftState
from okr.notice import Topic
from okr.refusals import NoSuchTeam, NotTheLead
from okr.refusals_agreement import NothingToSendUp, NotWaiting, NotYoursToAgree
from storage.engine import Database
from tests.okr.agreement.place import OWN, TEAMS, Drafting, numbers_of
from tests.statements import counted


@pytest.fixture
def place(database: Database) -> Drafting:
    """Care has agreed on two objectives, D-1 of Alice and D-2 of Chi."""
    place = Drafting(database)
    for by, title in ((place.alice, "A calm queue"), (place.chi, "Fewer escalations")):
        draft = place.draft(replace(TEAMS, title=title, owner=by.id), by=by)
        send_for_agreement(place.world, draft.number, by=by)
        agree(place.world, [draft.number], by=place.lead)
    return place


def test_all_of_it_is_one_message_to_the_lead_above_however_often_it_is_sent(place: Drafting) -> None:
    sent = send_up(place.world, "care", by=place.lead)
    assert send_up(place.world, "care", by=place.lead) == sent
    assert {(draft.state, draft.asked) for draft in sent} == {(DraftState.SENT_UP, "UBOSS")}
    (notice,) = place.notices(to="UBOSS")
    assert (notice.topic, notice.about.subjects) == (Topic.SENT_UP, ("D-1", "D-2"))
    assert place.agreeing(notice).waiting == {1, 2}


def test_what_is_a_team_s_goes_up_once_its_lead_agreed_and_its_author_is_told_so_before(place: Drafting) -> None:
    for content, goes_up in ((TEAMS, True), (OWN, False)):
        draft = place.draft(content, by=place.alice)
        sheet = look_at_whole_draft(place.world, draft.number, by=place.alice)
        assert sheet.asked == place.lead
        assert sheet.goes_up is goes_up


def test_agreed_to_all_at_once_both_are_published_and_each_is_told_once(place: Drafting) -> None:
    send_up(place.world, "care", by=place.lead)
    agree(place.world, [1, 2], by=place.boss)
    assert {"A calm queue", "Fewer escalations"} <= place.titles()
    told = [
        (each.to, each.about.subjects) for each in place.notices(Topic.DRAFT_AGREED) if each.about.people[0] == "UBOSS"
    ]
    assert sorted(told) == [("U1", ("D-1",)), ("UCHI", ("D-2",)), ("ULEAD", ("D-1", "D-2"))]
    assert place.agreeing(place.notices(to="UBOSS")[0]).waiting == frozenset()


def test_one_is_agreed_to_and_the_other_given_back(place: Drafting) -> None:
    send_up(place.world, "care", by=place.lead)
    agree(place.world, [1], by=place.boss)
    (back,) = ask_for_change(place.world, [2], "Whose are they?", by=place.boss)
    assert back.state is DraftState.RETURNED
    (notice,) = place.notices(to="UBOSS")
    assert place.agreeing(notice).waiting == frozenset()
    told = [each.to for each in place.notices(Topic.CHANGE_ASKED)]
    assert sorted(told) == ["UCHI", "ULEAD"]
    send_for_agreement(place.world, 2, by=place.chi)
    agree(place.world, [2], by=place.lead)
    assert numbers_of(send_up(place.world, "care", by=place.lead)) == [2]


def test_all_of_it_is_given_back_with_the_same_words(place: Drafting) -> None:
    send_up(place.world, "care", by=place.lead)
    back = ask_for_change(place.world, [1, 2], "Fewer", by=place.boss)
    assert {(draft.state, draft.said) for draft in back} == {(DraftState.RETURNED, "Fewer")}
    with pytest.raises(NotWaiting):
        agree(place.world, [1, 2], by=place.boss)


def test_only_who_was_asked_above_decides_and_the_author_takes_nothing_back(place: Drafting) -> None:
    send_up(place.world, "care", by=place.lead)
    with pytest.raises(NotYoursToAgree):
        agree(place.world, [1, 2], by=place.lead)
    with pytest.raises(NotWaiting):
        withdraw_draft(place.world, 1, by=place.alice)


def test_only_leads_send_up_and_only_what_is_agreed(place: Drafting) -> None:
    for by in (place.alice, place.lan):
        with pytest.raises(NotTheLead):
            send_up(place.world, "care", by=by)
    with pytest.raises(NothingToSendUp):
        send_up(place.world, "sales", by=place.lan)
    with pytest.raises(NoSuchTeam):
        send_up(place.world, "moon", by=place.lead)


def test_everybody_finds_what_they_have_to_do_with(place: Drafting) -> None:
    own = compose_agreements(place.world, by=place.alice)
    assert (numbers_of([each.draft for each in own.sent]), own.waiting, own.bundles) == ([1], (), ())
    (bundle,) = compose_agreements(place.world, by=place.lead).bundles
    assert (bundle.team.key, bundle.above, numbers_of([each.draft for each in bundle.drafts])) == (
        "care",
        place.boss,
        [1, 2],
    )
    send_up(place.world, "care", by=place.lead)
    assert compose_agreements(place.world, by=place.lead).bundles == ()
    waiting = compose_agreements(place.world, by=place.boss).waiting
    assert [(each.draft.number, each.may_agree) for each in waiting] == [(1, True), (2, True)]
    place.away("UBOSS", delegate="UDAN")
    assert len(compose_agreements(place.world, by=place.dan).waiting) == 2
    assert not compose_agreements(place.world, by=place.lan)


def test_what_is_to_be_agreed_on_asks_the_database_as_often_for_many_drafts_as_for_few(place: Drafting) -> None:
    def asked() -> int:
        with counted(place.database) as statements:
            for member in (place.lead, place.boss):
                compose_agreements(place.world, by=member)
        return len(statements)

    def written(some: Sequence[int]) -> None:
        for n in some:
            draft = place.draft(replace(TEAMS, title=f"Goal {n}"), by=place.alice)
            send_for_agreement(place.world, draft.number, by=place.alice)
            if n % 2:
                agree(place.world, [draft.number], by=place.lead)

    written(range(2))
    few = asked()
    written(range(2, 20))
    shown = compose_agreements(place.world, by=place.lead)
    assert (len(shown.waiting), len(shown.bundles[0].drafts)) == (10, 12)
    assert asked() == few
