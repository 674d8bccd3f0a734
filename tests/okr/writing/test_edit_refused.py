"""What an objective on record may not become, and who may not change it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from okr.actions.edit_objective import edit_objective
from okr.actions.publish_draft import publish_draft
from okr.cycle import CycleState
from okr.drafting import DraftContent, DraftedObjective
from okr.metric import Binary
from okr.objective import Level, Visibility
from okr.refusals import NoSuchKeyResult, Refusal
from okr.refusals_setting_up import CycleNotOpen, NotForSomebodyElse, NotYoursToWrite, TakesNoPart
from okr.refusals_writing import (
    AnsweredOtherwise,
    DraftNotComplete,
    DueTooSoon,
    NoOwner,
    NotYoursToEdit,
    ServesItself,
    TooManyKeyResults,
)
from okr.unit import HOURS
from okr.writing import Written
from storage.engine import open_database
from tests.builders import a_cycle, a_key_result, an_answer, an_increase, an_objective
from tests.okr.writing.drafting_place import DraftingPlace

LATER = date(2026, 12, 20)


@pytest.fixture
def here(sqlite_url: str) -> Iterator[DraftingPlace]:
    """Acme, where the kind of database makes no difference."""
    database = open_database(sqlite_url)
    yield DraftingPlace(database)
    database.dispose()


def editing(place: DraftingPlace, number: int = 1) -> DraftedObjective:
    return edit_objective(place.world, number, by=place.lead)


def published(place: DraftingPlace, draft: DraftedObjective, content: DraftContent) -> Written:
    return publish_draft(place.world, place.say(draft, content).number, by=place.lead)


def refused_contents(content: DraftContent) -> list[tuple[DraftContent, type[Refusal]]]:
    one, two = content.key_results
    why = replace(one, because="grown")
    return [
        (replace(content, title=""), DraftNotComplete),
        (replace(content, key_results=()), DraftNotComplete),
        (replace(content, owner=None), NoOwner),
        (replace(content, key_results=(replace(one, owner=None), two)), NoOwner),
        (replace(content, contributors=("UNOBODY",)), TakesNoPart),
        (replace(content, cycle="2026-Q9"), CycleNotOpen),
        (replace(content, parent=5), ServesItself),
        (replace(content, parent=1), ServesItself),
        (replace(content, parent_key_result=2), ServesItself),
        (replace(content, key_results=(replace(why, due=one.start or LATER), two)), DueTooSoon),
        (replace(content, key_results=(replace(why, metric=Binary()), two)), AnsweredOtherwise),
        (replace(content, key_results=(replace(why, metric=an_increase(0, 9, unit=HOURS)), two)), AnsweredOtherwise),
        (replace(content, team="sales"), NotYoursToWrite),
    ]


def test_what_may_not_become_of_it_is_refused_and_nothing_changes(here: DraftingPlace) -> None:
    here.put(an_objective(number=6, team="care", owner="ULEAD", parent_key_result=1))
    here.put(an_objective(number=5, team="care", owner="ULEAD", parent=6))
    here.answer({1: an_answer(40)})
    draft, before = editing(here), (here.objective(1), here.key_results(1))
    for content, refusal in refused_contents(draft.content):
        with pytest.raises(refusal):
            published(here, draft, content)
        assert (here.objective(1), here.key_results(1)) == before
    here.put(a_cycle(state=CycleState.CLOSED))
    with pytest.raises(CycleNotOpen):
        published(here, draft, replace(draft.content, title="Too late"))


def test_another_kind_is_taken_before_the_first_answer(here: DraftingPlace) -> None:
    draft = editing(here)
    one, two = draft.content.key_results
    by_then = replace(one, metric=Binary(), because="simpler")
    published(here, draft, replace(draft.content, key_results=(by_then, two)))
    assert here.key_results(1)[0].metric == Binary()


def test_who_may_not_change_it_gets_no_draft(here: DraftingPlace) -> None:
    here.put(an_objective(number=7, team="care", owner="U1", level=Level.INDIVIDUAL))
    here.put(a_key_result(number=70, objective=7, owner="UCHI"))
    here.put(an_objective(number=8, team="sales", owner="UDAN", visibility=Visibility.PRIVATE))
    for number, person, refusal in (
        (1, here.alice, NotYoursToEdit),  # owns a key result of it
        (7, here.chi, NotYoursToEdit),
        (8, here.alice, NoSuchKeyResult),
        (99, here.lead, NoSuchKeyResult),
    ):
        with pytest.raises(refusal):
            edit_objective(here.world, number, by=person)
    own = edit_objective(here.world, 7, by=here.alice)
    for_another = here.say(own, replace(own.content, owner="UCHI"))
    with pytest.raises(NotForSomebodyElse):
        publish_draft(here.world, for_another.number, by=here.alice)
    of_team = here.say(own, replace(own.content, level=Level.TEAM))
    with pytest.raises(NotYoursToWrite):
        publish_draft(here.world, of_team.number, by=here.alice)


def test_rights_that_were_lost_meanwhile_count(here: DraftingPlace) -> None:
    draft = editing(here)
    here.say(draft, replace(draft.content, title="They stay"))
    with here.world.transaction() as tx:
        team = tx.teams.get("care")
        assert team is not None
        tx.teams.put(replace(team, lead="UCHI"))
    with pytest.raises(NotYoursToEdit):
        publish_draft(here.world, draft.number, by=here.lead)


def test_one_with_more_key_results_than_the_form_takes_is_told(here: DraftingPlace) -> None:
    here.put(*(a_key_result(number=100 + each, objective=1) for each in range(39)))
    with pytest.raises(TooManyKeyResults):
        editing(here)
