"""What stands in channels is taken back there once it is no longer for them, however old it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.render import Rendered
from okr.actions.change_team import change_team
from okr.actions.close_destination import chosen_channel
from okr.actions.compose_cycle_start import compose_cycle_questions, compose_cycle_start
from okr.actions.compose_digest import compose_digest
from okr.actions.compose_help_thread import compose_help_thread
from okr.actions.edit_objective import edit_objective
from okr.actions.load_company import load_company
from okr.actions.offer_help import offer_help
from okr.actions.publish_draft import publish_draft
from okr.company import Company, NewObjective
from okr.cycle import CycleState
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing
from okr.objective import Visibility
from okr.team import Team
from storage.engine import open_database
from tests.builders import a_cycle, an_answer
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.writing.drafting_place import DraftingPlace

LONG_AGO, BEGUN = THIS_WEEK.plus(-6).key, "2026-W40"
READER = Reader(Language.EN, ZoneInfo("UTC"))
STANDS_IN = "D1"


@pytest.fixture
def place(sqlite_url: str) -> Iterator[DraftingPlace]:
    """Acme, where everything about care and the company stands in the channel D1."""
    database = open_database(sqlite_url)
    yield DraftingPlace(database)
    database.dispose()


def standing(place: DraftingPlace) -> list[Delivery]:
    """What channels were told that is about care's objective: of long ago, for the most part."""
    return [
        place.sent(DeliveryKind.DIGEST, "care", LONG_AGO),
        place.sent(DeliveryKind.DIGEST_PART, "care", f"{LONG_AGO}.1"),
        place.sent(DeliveryKind.HELP_THREAD, "care", f"{LONG_AGO}.7"),
        place.sent(DeliveryKind.DIGEST, "acme", LONG_AGO),
        place.sent(DeliveryKind.CYCLE_START, "acme", BEGUN),
        place.sent(DeliveryKind.CYCLE_QUESTIONS, "acme", BEGUN),
    ]


def edited(place: DraftingPlace, rows: list[Delivery]) -> set[DeliveryKind]:
    """Those that are to be brought up to date by now."""
    now = [place.delivery(row.plan.kind, row.plan.subject, row.plan.period) for row in rows]
    return {row.plan.kind for row, was in zip(now, rows, strict=True) if row.wanted > was.wanted}


def turns(place: DraftingPlace, visibility: Visibility) -> None:
    draft = edit_objective(place.world, 1, by=place.lead)
    told = place.say(draft, replace(draft.content, visibility=visibility))
    publish_draft(place.world, told.number, by=place.lead)


def said(place: DraftingPlace, row: Delivery) -> str:
    """How the message reads once it is edited; "as it was" where it stays."""
    messages, here = Messages.read(), replace(row, channel=STANDS_IN, slack_ts="1.1")
    match row.plan.kind:
        case DeliveryKind.HELP_THREAD:
            thread = compose_help_thread(place.world, here)
            return words(messages.help_offer.thread(thread.content, READER)) if isinstance(thread, Outgoing) else ""
        case DeliveryKind.CYCLE_START:
            start = compose_cycle_start(place.world, here)
            return words(messages.cycle_start.start(start.content, READER)) if isinstance(start, Outgoing) else ""
        case _:
            digest = compose_digest(place.world, here)
            return words(messages.digest.digest(digest.content, READER)) if isinstance(digest, Outgoing) else ""


def words(rendered: Rendered) -> str:
    return f"{rendered.envelope} {rendered.blocks}"


def care(place: DraftingPlace) -> Team:
    with place.world.snapshot() as tx:
        found = tx.teams.get("care")
    assert found is not None
    return found


@pytest.mark.parametrize("visibility", [Visibility.TEAM, Visibility.PRIVATE])
def test_whatever_tells_of_an_objective_that_fewer_may_see_is_brought_up_to_date(
    place: DraftingPlace, visibility: Visibility
) -> None:
    rows, others = standing(place), [place.sent(DeliveryKind.DIGEST, "sales", LONG_AGO)]
    turns(place, visibility)
    assert edited(place, rows) == {row.plan.kind for row in rows}
    assert edited(place, others) == set()


def test_what_was_told_of_an_objective_before_it_went_on_in_another_cycle_is_brought_up_to_date(
    place: DraftingPlace,
) -> None:
    place.put(a_cycle(key="2027-Q1", first_day=date(2027, 1, 1), last_day=date(2027, 3, 31)))
    rows, draft = standing(place), edit_objective(place.world, 1, by=place.lead)
    place.say(draft, replace(draft.content, cycle="2027-Q1"))
    publish_draft(place.world, draft.number, by=place.lead)
    turns(place, Visibility.PRIVATE)
    assert edited(place, rows) == {row.plan.kind for row in rows}


def test_an_old_message_is_not_looked_at_for_any_other_change(place: DraftingPlace) -> None:
    turns(place, Visibility.PRIVATE)
    rows = standing(place)
    turns(place, Visibility.PRIVATE)
    assert edited(place, rows) == set()


def test_what_was_taken_back_is_said_again_once_all_may_see_it(place: DraftingPlace) -> None:
    place.put(replace(care(place), channel=STANDS_IN))
    start = place.sent(DeliveryKind.CYCLE_START, "acme", BEGUN)
    before = said(place, start)
    turns(place, Visibility.PRIVATE)
    assert said(place, start) != before
    rows = standing(place)
    turns(place, Visibility.PUBLIC)
    assert edited(place, rows) == {row.plan.kind for row in rows}
    assert said(place, start) == before


@pytest.mark.parametrize(("visibility", "goes"), [(Visibility.TEAM, False), (Visibility.PRIVATE, True)])
def test_a_picture_goes_where_its_channel_may_not_see_what_it_shows(
    place: DraftingPlace, visibility: Visibility, goes: bool
) -> None:
    place.put(replace(care(place), channel=STANDS_IN))
    drawn = place.sent(DeliveryKind.DIGEST_PICTURE, "care", LONG_AGO)
    above = place.sent(DeliveryKind.DIGEST_PICTURE, "acme", LONG_AGO)
    turns(place, visibility)
    assert bool(edited(place, [drawn])) is goes
    assert not edited(place, [above]), "it never drew what is of a team below"


def test_a_picture_stays_when_a_channel_that_was_closed_works_again(place: DraftingPlace) -> None:
    drawn, digest = place.sent(DeliveryKind.DIGEST_PICTURE, "care"), place.sent(DeliveryKind.DIGEST, "care")
    change_team(place.world, replace(care(place), channel="CELSE"), by=place.lead)
    assert edited(place, [drawn, digest]) == {DeliveryKind.DIGEST}


def test_a_file_that_makes_it_private_takes_it_back_as_well(place: DraftingPlace) -> None:
    rows = standing(place)
    hidden = replace(place.objective(1), visibility=Visibility.PRIVATE)
    load_company(place.world, Company(home="T1", objectives=(NewObjective("O-1", hidden),)))
    assert place.objective(1).visibility is Visibility.PRIVATE
    assert edited(place, rows) == {row.plan.kind for row in rows}


@pytest.mark.parametrize("channel", ["CELSE", None])
def test_what_is_the_teams_own_is_taken_back_from_the_channel_that_it_leaves(
    place: DraftingPlace, channel: str | None
) -> None:
    place.put(replace(care(place), channel=STANDS_IN))
    place.said(1, an_answer(5, confidence=2), by=place.alice, week=THIS_WEEK)
    rows = standing(place)
    turns(place, Visibility.TEAM)
    assert "Active users" in said(place, place.sent(DeliveryKind.DIGEST, "care"))
    rows = [place.delivery(row.plan.kind, row.plan.subject, row.plan.period) for row in rows]
    change_team(place.world, replace(care(place), channel=channel), by=place.lead)
    assert edited(place, rows) == {row.plan.kind for row in rows}
    now = said(place, place.delivery(DeliveryKind.DIGEST, "care", THIS_WEEK.key))
    assert "Active users" not in now


def test_what_a_team_said_that_is_archived_stays(place: DraftingPlace) -> None:
    place.put(replace(care(place), channel=STANDS_IN))
    turns(place, Visibility.TEAM)
    rows, before = standing(place), care(place)
    with place.world.transaction() as tx:
        after = before.archived(date(2026, 11, 27))
        tx.teams.put(after)
        chosen_channel(place.world, tx, after, before)
    assert edited(place, rows) == set()


def test_a_thread_of_help_says_one_sentence_once_its_channel_may_not_know(place: DraftingPlace) -> None:
    place.put(replace(care(place), channel=STANDS_IN))
    place.sent(DeliveryKind.DIGEST, "care")
    offer_help(place.world, 1, THIS_WEEK, by=place.dan)
    row = place.delivery(DeliveryKind.HELP_THREAD, "care", f"{THIS_WEEK.key}.1")
    assert "Active users" in said(place, row)
    turns(place, Visibility.PRIVATE)
    told = said(place, row)
    assert "no longer for this channel" in told
    assert not any(word in told for word in ("Active users", "KR-1", "UDAN", "U1"))
    assert isinstance(compose_help_thread(place.world, row), Moot), "what is not out yet is not said at all"


@pytest.mark.parametrize("state", [CycleState.ACTIVE, CycleState.CLOSING])
def test_the_announcement_of_a_cycle_is_emptied_once_its_channel_may_see_none_of_it(
    place: DraftingPlace, state: CycleState
) -> None:
    place.put(a_cycle(state=state))
    row = place.sent(DeliveryKind.CYCLE_START, "acme", BEGUN)
    hidden = [replace(place.objective(number), visibility=Visibility.PRIVATE) for number in (1, 2, 3, 4)]
    place.put(*hidden[:2], hidden[3])
    assert "Double revenue" in said(place, row)
    place.put(hidden[2])
    told = said(place, row)
    assert "Double revenue" not in told
    assert "Q4 2026 begins" in told
    assert "Nothing is left to show here" in told
    assert isinstance(compose_cycle_start(place.world, place.delivery_planned(row.plan.kind, "acme", "2026-W41")), Moot)


def test_what_was_announced_of_a_cycle_that_is_over_stays_as_it_was(place: DraftingPlace) -> None:
    place.sent(DeliveryKind.CYCLE_START, "acme", BEGUN)
    questions = place.sent(DeliveryKind.CYCLE_QUESTIONS, "acme", BEGUN)
    place.put(a_cycle(state=CycleState.CLOSED))
    assert said(place, place.delivery(DeliveryKind.CYCLE_START, "acme", BEGUN)) == ""
    assert isinstance(compose_cycle_questions(place.world, questions), Moot)
