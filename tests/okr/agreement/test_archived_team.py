"""Drafts of an archived team: nobody is asked about them, nothing goes on record, their writers take them back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from okr.actions.agree import agree
from okr.actions.ask_anew import ask_anew
from okr.actions.publish_draft import publish_draft
from okr.actions.send_for_agreement import send_for_agreement, withdraw_draft
from okr.actions.start_draft import start_draft
from okr.drafting import DraftState
from okr.refusals_archiving import TeamArchived
from storage.engine import open_database
from tests.builders import a_member
from tests.okr.agreement.place import OWN, Drafting

ADMIN = a_member("UADMIN", admin=True)


@pytest.fixture
def place(sqlite_url: str) -> Iterator[Drafting]:
    database = open_database(sqlite_url)
    found = Drafting(database)
    found.put(ADMIN)
    yield found
    database.dispose()


def archived(place: Drafting) -> None:
    with place.world.transaction() as tx:
        care = tx.teams.get("care")
        assert care is not None
        tx.teams.put(replace(care, archived_on=date(2026, 11, 27), channel=None))


def test_what_waits_stays_with_whom_it_was_sent_to_and_its_writer_takes_it_back(place: Drafting) -> None:
    sent = send_for_agreement(place.world, place.draft(OWN, by=place.alice).number, by=place.alice)
    archived(place)
    assert ask_anew(place.world) == 0
    for each in (place.lead, ADMIN):
        with pytest.raises(TeamArchived):
            agree(place.world, [sent.number], by=each)
    assert withdraw_draft(place.world, sent.number, by=place.alice).state is DraftState.WRITING
    with pytest.raises(TeamArchived):
        send_for_agreement(place.world, sent.number, by=place.alice)


def test_nothing_is_begun_or_published_there(place: Drafting) -> None:
    draft = place.draft(OWN, by=place.alice)
    archived(place)
    with pytest.raises(TeamArchived):
        start_draft(place.world, OWN, by=ADMIN)
    for each in (place.alice, ADMIN):
        with pytest.raises(TeamArchived):
            publish_draft(place.world, draft.number, by=each)
