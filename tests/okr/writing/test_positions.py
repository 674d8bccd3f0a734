"""Key results stand where their writers put them, wherever they are listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.actions.compose_status import compose_status
from okr.actions.edit_objective import edit_objective
from okr.actions.open_check_in import open_check_in
from okr.actions.publish_draft import publish_draft
from okr.key_result import KeyResult, positions
from okr.status import Scope, ScopeKind
from storage.engine import Database
from tests.builders import a_key_result, an_increase
from tests.okr.writing.drafting_place import DraftingPlace, a_drafted

places = st.lists(st.none() | st.tuples(st.integers(0, 3), st.integers(1, 9)), unique_by=lambda one: one or object())


@given(places)
def test_they_stand_in_that_order_once_the_new_ones_are_numbered(in_order: list[tuple[int, int] | None]) -> None:
    numbers = [one[1] if one else 100 + at for at, one in enumerate(in_order)]
    found = list(zip(positions(in_order), numbers, strict=True))
    assert found == sorted(found)


@given(places)
def test_nothing_changes_where_nobody_moved_any(in_order: list[tuple[int, int] | None]) -> None:
    known = sorted((at, number) for at, number in filter(None, in_order))
    kept = positions([*known, None])
    assert list(kept) == [*(position for position, _ in known), known[-1][0] if known else 0]
    assert len(set(positions([None, None]))) == 1


@pytest.fixture
def place(database: Database) -> DraftingPlace:
    """Acme, where Alice answers for three key results of the first objective."""
    place = DraftingPlace(database)
    place.put(a_key_result(an_increase(0, 9), number=6, objective=1, title="Calls returned", owner="U1"))
    place.put(a_key_result(an_increase(0, 9), number=7, objective=1, title="Mails answered", owner="U1"))
    return place


def numbers(key_results: list[KeyResult]) -> list[int]:
    return [each.number for each in key_results]


def test_one_that_is_moved_stands_there_wherever_they_are_listed(place: DraftingPlace) -> None:
    draft = edit_objective(place.world, 1, by=place.lead)
    content = draft.content.moved(7, -3).with_key_result(a_drafted(99, title="Quick")).moved(99, -1)
    told = publish_draft(place.world, place.say(draft, content).number, by=place.lead)
    *_, new = sorted(numbers(list(told.key_results)))
    now = [7, 1, 2, new, 6]
    assert numbers(list(told.key_results)) == numbers(place.key_results(1)) == now
    assert [one.number for one in edit_objective(place.world, 1, by=place.lead).content.key_results] == now
    (whole,) = compose_status(place.world, Scope(ScopeKind.OBJECTIVE, "1"), by=place.lead).objectives
    assert numbers([line.key_result for line in whole.lines]) == now
    form = open_check_in(place.world, by=place.alice)
    assert [each for each in numbers([one.key_result for one in form.items]) if each != new] == [7, 1, 6]
    assert [one.version for one in sorted(place.key_results(1), key=lambda one: one.number)] == [2, 2, 2, 2, 1]
