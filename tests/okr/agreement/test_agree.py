"""Agreeing: an individual's objective is published at once, a team's goes up; each is decided once, by who may."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from okr.actions.agree import agree
from okr.actions.ask_for_change import ask_for_change
from okr.actions.edit_objective import edit_objective
from okr.actions.send_for_agreement import send_for_agreement, withdraw_draft
from okr.agreement import Outcome
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import Member
from okr.notice import Topic
from okr.objective import Level
from okr.refusals import Refusal
from okr.refusals_agreement import NotWaiting, NotYoursToAgree
from okr.refusals_on_lines import NothingWritten
from okr.refusals_writing import NoSuchDraft
from storage.engine import Database
from tests.builders import a_key_result, a_member, an_objective
from tests.okr.agreement.place import OWN, TEAMS, Drafting, private


@pytest.fixture
def place(database: Database) -> Drafting:
    """Acme, in a database of each kind."""
    return Drafting(database)


def sent(place: Drafting, content: DraftContent = OWN, by: Member | None = None) -> DraftedObjective:
    by = by or place.alice
    return send_for_agreement(place.world, place.draft(content, by=by).number, by=by)


def test_an_individual_s_objective_is_published_then_and_there_and_its_author_told(place: Drafting) -> None:
    (draft,) = agree(place.world, [sent(place).number], by=place.lead)
    assert (draft.state, draft.asked) == (DraftState.PUBLISHED, None)
    assert draft == place.now_is(1)
    assert "Answer faster" in place.titles()
    (told,) = place.notices(to="U1")
    assert (told.topic, told.about.people) == (Topic.DRAFT_AGREED, ("ULEAD",))
    said = place.agreeing(told)
    assert [each.objective.number for each in said.drafts if each.objective] == [draft.objective]
    assert said.asked_at is not None
    assert place.decided(place.notices(Topic.DRAFT_SENT)[0]) is Outcome.AGREED


def test_the_change_of_an_objective_is_made_when_it_is_agreed_to(place: Drafting) -> None:
    own = an_objective(number=9, team="care", owner="U1", level=Level.INDIVIDUAL, title="Answer")
    place.put(replace(own, parent_key_result=4))
    place.put(a_key_result(number=9, objective=9, owner="U1"))
    draft = edit_objective(place.world, 9, by=place.alice)
    with place.world.transaction() as tx:
        tx.objective_drafts.put(replace(draft, content=replace(draft.content, title="Answer faster")))
    send_for_agreement(place.world, draft.number, by=place.alice)
    (shown,) = place.agreeing(place.notices(Topic.DRAFT_SENT)[0]).drafts
    assert shown.parent is not None
    assert shown.parent.number == 3
    (agreed,) = agree(place.world, [draft.number], by=place.lead)
    assert (agreed.state, agreed.objective) == (DraftState.PUBLISHED, 9)
    assert "Answer faster" in place.titles()
    assert "Answer" not in place.titles()


def test_agreed_to_twice_it_is_published_and_told_once(place: Drafting) -> None:
    sent(place)
    first = agree(place.world, [1], by=place.lead)
    assert agree(place.world, [1], by=place.lead) == first
    assert len(place.notices(to="U1")) == 1
    with place.world.snapshot() as tx:
        assert [each.title for each in tx.objectives.find()].count("Answer faster") == 1


def test_a_team_s_objective_waits_to_be_sent_up_where_somebody_leads_above(place: Drafting) -> None:
    (draft,) = agree(place.world, [sent(place, TEAMS).number], by=place.lead)
    assert (draft.state, draft.objective) == (DraftState.AGREED, None)
    assert "A calm queue" not in place.titles()
    assert len(place.notices(Topic.DRAFT_AGREED, to="U1")) == 1


def test_what_the_lead_wrote_is_published_when_the_lead_above_agrees(place: Drafting) -> None:
    draft = sent(place, replace(TEAMS, owner="ULEAD"), by=place.lead)
    assert agree(place.world, [draft.number], by=place.boss)[0].state is DraftState.PUBLISHED


WHO = [
    ("lead", None),
    ("admin", None),
    ("delegate", None),
    ("alice", NotYoursToAgree),  # wrote it
    ("boss", NotYoursToAgree),  # leads above, and was not asked
    ("chi", NoSuchDraft),
    ("lan", NoSuchDraft),
]


@pytest.mark.parametrize(("role", "refusal"), WHO, ids=[role for role, _ in WHO])
def test_who_may_agree_and_who_may_ask_for_a_change(place: Drafting, role: str, refusal: type[Refusal] | None) -> None:
    admin = a_member("UADMIN", name="Ada", admin=True)
    place.put(admin)
    sent(place, private(OWN))
    if role == "delegate":
        place.away("ULEAD", delegate="UDAN")
    people = {"lead": place.lead, "admin": admin, "delegate": place.dan, "alice": place.alice, "boss": place.boss}
    by = (people | {"chi": place.chi, "lan": place.lan})[role]
    if refusal is not None:
        with pytest.raises(refusal):
            ask_for_change(place.world, [1], "More", by=by)
        with pytest.raises(refusal):
            agree(place.world, [1], by=by)
        assert place.now_is(1).state is DraftState.SENT
    else:
        assert agree(place.world, [1], by=by)[0].state is DraftState.PUBLISHED


def test_a_change_that_is_asked_for_gives_it_back_with_the_words(place: Drafting) -> None:
    sent(place)
    (draft,) = ask_for_change(place.world, [1], "  A figure, please ", by=place.lead)
    assert (draft.state, draft.said, draft.asked) == (DraftState.RETURNED, "A figure, please", None)
    assert ask_for_change(place.world, [1], "A figure, please", by=place.lead) == (draft,)
    (told,) = place.notices(to="U1")
    assert (told.topic, told.about.words, told.about.subjects) == (Topic.CHANGE_ASKED, "A figure, please", ("D-1",))
    assert place.decided(place.notices(Topic.DRAFT_SENT)[0]) is Outcome.RETURNED
    assert send_for_agreement(place.world, 1, by=place.alice).asked == "ULEAD"


def test_blanks_ask_for_nothing(place: Drafting) -> None:
    sent(place)
    with pytest.raises(NothingWritten):
        ask_for_change(place.world, [1], " \n", by=place.lead)
    assert place.now_is(1).state is DraftState.SENT


def test_what_is_agreed_and_waits_to_be_sent_up_can_still_be_given_back_by_its_lead(place: Drafting) -> None:
    agree(place.world, [sent(place, TEAMS).number], by=place.lead)
    with pytest.raises(NotYoursToAgree):
        ask_for_change(place.world, [1], "Hm", by=place.alice)
    assert ask_for_change(place.world, [1], "Hm", by=place.lead)[0].state is DraftState.RETURNED


def test_of_two_who_decide_differently_the_first_counts_and_the_other_is_told(place: Drafting) -> None:
    sent(place)
    ask_for_change(place.world, [1], "More", by=place.lead)
    with pytest.raises(NotWaiting) as refused:
        agree(place.world, [1], by=place.lead)
    assert refused.value.state is DraftState.RETURNED
    send_for_agreement(place.world, 1, by=place.alice)
    agree(place.world, [1], by=place.lead)
    with pytest.raises(NotWaiting):
        ask_for_change(place.world, [1], "More still", by=place.lead)


def test_agreed_to_by_two_at_once_it_is_published_once(place: Drafting) -> None:
    admin = a_member("UADMIN", name="Ada", admin=True)
    place.put(admin)
    sent(place)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda by: agree(place.world, [1], by=by), [place.lead, admin]))
    with place.world.snapshot() as tx:
        assert [each.title for each in tx.objectives.find()].count("Answer faster") == 1
    assert len(place.notices(Topic.DRAFT_AGREED)) == 1


def test_what_was_taken_back_meanwhile_is_not_agreed_to(place: Drafting) -> None:
    sent(place)
    withdraw_draft(place.world, 1, by=place.alice)
    with pytest.raises(NotWaiting):
        agree(place.world, [1], by=place.lead)
    assert "Answer faster" not in place.titles()


def test_the_log_says_who_decided_what(place: Drafting) -> None:
    sent(place)
    ask_for_change(place.world, [1], "More", by=place.lead)
    send_for_agreement(place.world, 1, by=place.alice)
    agree(place.world, [1], by=place.lead)
    with place.database.transaction("T1") as tx:
        log = [(note.actor, note.action) for note in reversed(tx.audit.latest()) if note.thing == "D-1"]
    assert [line for line in log if "agree" in line[1] or "change" in line[1]] == [
        ("U1", "send_for_agreement"),
        ("ULEAD", "ask_for_change"),
        ("U1", "send_for_agreement"),
        ("ULEAD", "agree"),
    ]
