"""Drafts of objectives: who may start, write on and delete them, and that nobody's words are lost."""

from dataclasses import replace

import pytest

from okr.actions.delete_draft import delete_draft
from okr.actions.start_draft import start_draft
from okr.actions.write_draft import write_draft
from okr.draft_edits import WritePlans, plans_of, print_of
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import Member, MemberKind
from okr.objective import Level
from okr.refusals import GuestsMayNot, NoSuchTeam
from okr.refusals_setting_up import NotYoursToWrite
from okr.refusals_writing import DraftNotOpen, NoSuchDraft
from storage.engine import Database
from tests.okr.status.place import Place

CONTENT = DraftContent(title="Answer faster", team="care", cycle="2026-Q4", owner="U1")
MORE = replace(CONTENT, obstacles=("Holidays",))


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)


def on_record(place: Place, number: int) -> DraftedObjective | None:
    with place.world.snapshot() as tx:
        return tx.objective_drafts.get(number)


def written_on(place: Place, draft: DraftedObjective, *, by: Member) -> DraftedObjective:
    """The draft with MORE in it."""
    edit = WritePlans(
        initiatives=(), obstacles=MORE.obstacles, contributors=(), visibility=CONTENT.visibility, priority=0
    )
    return write_draft(place.world, draft.number, edit, seen=print_of(plans_of(CONTENT)), by=by)


def put(place: Place, draft: DraftedObjective) -> None:
    with place.world.transaction() as tx:
        tx.objective_drafts.put(draft)


def test_a_draft_is_numbered_and_no_objective_yet(place: Place) -> None:
    first = start_draft(place.world, CONTENT, by=place.alice)
    second = start_draft(place.world, CONTENT, by=place.alice)
    assert (first.label, second.label) == ("D-1", "D-2")
    assert on_record(place, 1) == first
    with place.world.snapshot() as tx:
        assert "Answer faster" not in {each.title for each in tx.objectives.find()}


def test_a_member_may_draft_an_objective_of_their_team_for_its_lead(place: Place) -> None:
    draft = start_draft(place.world, replace(CONTENT, level=Level.TEAM), by=place.alice)
    kept = written_on(place, draft, by=place.lead)
    assert (kept.author, kept.content, kept.version) == ("U1", replace(MORE, level=Level.TEAM), 2)


def test_nobody_drafts_for_a_team_they_neither_are_in_nor_lead(place: Place) -> None:
    with pytest.raises(NotYoursToWrite):
        start_draft(place.world, CONTENT, by=place.dan)
    with pytest.raises(NoSuchTeam):
        start_draft(place.world, replace(CONTENT, team="moon"), by=place.alice)
    assert start_draft(place.world, CONTENT, by=place.boss).author == "UBOSS"


def test_a_draft_that_was_sent_takes_no_change_until_it_is_returned(place: Place) -> None:
    draft = start_draft(place.world, CONTENT, by=place.alice)
    put(place, replace(draft, state=DraftState.SENT, asked="ULEAD"))
    with pytest.raises(DraftNotOpen):
        written_on(place, draft, by=place.alice)
    put(place, replace(draft, state=DraftState.RETURNED))
    assert written_on(place, draft, by=place.alice).content == MORE


def test_a_draft_does_not_exist_for_colleagues_it_was_not_sent_to(place: Place) -> None:
    draft = start_draft(place.world, CONTENT, by=place.alice)
    for stranger in (place.chi, place.dan, place.lan):
        with pytest.raises(NoSuchDraft):
            written_on(place, draft, by=stranger)
        with pytest.raises(NoSuchDraft):
            delete_draft(place.world, draft.number, by=stranger)
    put(place, replace(draft, asked="ULAN"))
    assert written_on(place, draft, by=place.lan).content == MORE


def test_guests_write_no_drafts(place: Place) -> None:
    guest = replace(place.alice, kind=MemberKind.GUEST)
    with pytest.raises(GuestsMayNot):
        start_draft(place.world, CONTENT, by=guest)


def test_a_deleted_draft_is_gone_and_a_published_one_stays(place: Place) -> None:
    gone = start_draft(place.world, CONTENT, by=place.alice)
    assert delete_draft(place.world, gone.number, by=place.alice) == gone
    assert on_record(place, gone.number) is None
    with pytest.raises(NoSuchDraft):
        delete_draft(place.world, gone.number, by=place.alice)
    published = replace(start_draft(place.world, CONTENT, by=place.alice), state=DraftState.PUBLISHED, objective=1)
    put(place, published)
    with pytest.raises(DraftNotOpen):
        delete_draft(place.world, published.number, by=place.alice)
    assert on_record(place, published.number) == published
