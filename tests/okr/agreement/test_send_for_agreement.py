"""A draft is sent to its team's lead once, says who is asked, and is taken back by its author as long as it waits."""

from dataclasses import replace

import pytest

from okr.actions.delete_draft import delete_draft
from okr.actions.send_for_agreement import send_for_agreement, withdraw_draft
from okr.actions.write_draft import write_draft
from okr.agreement import Outcome
from okr.delivery import DeliveryState
from okr.draft_edits import RemoveKeyResult, key_results_of, print_of
from okr.drafting import DraftContent, DraftState
from okr.notice import Topic
from okr.refusals_agreement import NobodyToAsk, NotWaiting, NotYoursToSend
from okr.refusals_writing import DraftNotComplete, DraftNotOpen, NoSuchDraft
from storage.engine import Database
from tests.okr.agreement.place import EMPTY, OWN, TEAMS, Drafting


@pytest.fixture
def place(database: Database) -> Drafting:
    """Acme, in a database of each kind."""
    return Drafting(database)


def test_the_lead_is_asked_once_however_often_it_is_sent(place: Drafting) -> None:
    draft = place.draft()
    sent = send_for_agreement(place.world, draft.number, by=place.alice)
    assert send_for_agreement(place.world, draft.number, by=place.alice) == sent == place.now_is(1)
    assert (sent.state, sent.asked) == (DraftState.SENT, "ULEAD")
    (notice,) = place.notices()
    assert (notice.to, notice.topic, notice.about.subjects) == ("ULEAD", Topic.DRAFT_SENT, ("D-1",))
    assert place.row(notice).state is DeliveryState.PENDING


def test_the_message_shows_the_draft_and_that_it_waits(place: Drafting) -> None:
    send_for_agreement(place.world, place.draft().number, by=place.alice)
    said = place.agreeing(place.notices()[0])
    (shown,) = said.drafts
    assert (shown.draft.content, shown.may_agree, said.decision) == (OWN, True, None)
    assert said.waiting == {1}


def test_what_a_lead_wrote_goes_to_the_lead_above(place: Drafting) -> None:
    draft = place.draft(replace(TEAMS, owner="ULEAD"), by=place.lead)
    assert send_for_agreement(place.world, draft.number, by=place.lead).asked == "UBOSS"


def test_while_the_lead_is_away_their_delegate_is_told_and_the_lead_still_asked(place: Drafting) -> None:
    place.away("ULEAD", delegate="UCHI")
    sent = send_for_agreement(place.world, place.draft().number, by=place.alice)
    assert sent.asked == "ULEAD"
    (notice,) = place.notices()
    assert notice.to == "UCHI"
    assert place.agreeing(notice).instead_of == place.lead


@pytest.mark.parametrize("content", [EMPTY, replace(OWN, title=" ")], ids=["no key result", "no title"])
def test_what_is_not_complete_is_sent_to_nobody(place: Drafting, content: DraftContent) -> None:
    with pytest.raises(DraftNotComplete):
        send_for_agreement(place.world, place.draft(content).number, by=place.alice)
    assert place.notices() == []


def test_where_nobody_leads_above_it_is_said_that_it_can_be_published(place: Drafting) -> None:
    draft = place.draft(replace(TEAMS, team="acme", owner="UBOSS"), by=place.boss)
    with pytest.raises(NobodyToAsk) as refused:
        send_for_agreement(place.world, draft.number, by=place.boss)
    assert refused.value.may_publish


def test_only_its_author_sends_a_draft_and_takes_it_back(place: Drafting) -> None:
    draft = place.draft()
    for act in (send_for_agreement, withdraw_draft):
        with pytest.raises(NotYoursToSend):
            act(place.world, draft.number, by=place.lead)
        with pytest.raises(NoSuchDraft):
            act(place.world, draft.number, by=place.chi)


def test_taken_back_it_can_be_written_on_and_the_message_says_so(place: Drafting) -> None:
    send_for_agreement(place.world, place.draft().number, by=place.alice)
    (notice,) = place.notices()
    before = place.row(notice).wanted
    taken = withdraw_draft(place.world, 1, by=place.alice)
    assert (taken.state, taken.asked) == (DraftState.WRITING, None)
    assert withdraw_draft(place.world, 1, by=place.alice) == taken
    assert place.decided(place.notices()[0]) is Outcome.WITHDRAWN
    assert place.row(notice).wanted > before
    written = write_draft(place.world, 1, RemoveKeyResult(1), seen=print_of(key_results_of(OWN)), by=place.alice)
    assert written.content.key_results == ()


def test_sent_again_it_asks_anew_and_the_first_message_stays_as_it_was(place: Drafting) -> None:
    send_for_agreement(place.world, place.draft().number, by=place.alice)
    withdraw_draft(place.world, 1, by=place.alice)
    send_for_agreement(place.world, 1, by=place.alice)
    first, second = place.notices()
    assert (place.decided(first), place.decided(second)) == (Outcome.WITHDRAWN, None)


def test_what_is_published_is_neither_sent_nor_taken_back(place: Drafting) -> None:
    draft = place.draft()
    with place.world.transaction() as tx:
        tx.objective_drafts.put(replace(draft, state=DraftState.PUBLISHED, objective=1))
    with pytest.raises(DraftNotOpen):
        send_for_agreement(place.world, draft.number, by=place.alice)
    with pytest.raises(NotWaiting):
        withdraw_draft(place.world, draft.number, by=place.alice)


def test_deleted_while_it_waits_the_message_says_that_it_is_settled(place: Drafting) -> None:
    send_for_agreement(place.world, place.draft().number, by=place.alice)
    (notice,) = place.notices()
    before = place.row(notice).wanted
    delete_draft(place.world, 1, by=place.alice)
    assert (place.agreeing(notice).drafts, place.decided(place.notices()[0])) == ((), Outcome.GONE)
    assert place.row(notice).wanted > before
