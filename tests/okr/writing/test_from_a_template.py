"""An objective that comes from a template: its ambition and its initiatives are written with it, once."""

from dataclasses import replace
from datetime import date

import pytest

from messages.template_library import Library
from okr.actions.write_objective import write_objective
from okr.initiative import InitiativeState
from okr.objective import Ambition
from okr.template_filling import Placed, fill
from okr.writing import KeyResultDraft, ObjectiveDraft
from storage.engine import Database
from tests.okr.status.place import Place

DUE = date(2026, 12, 31)


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)


def drafted(key: str, form: str = "V1") -> ObjectiveDraft:
    template = Library.read().get(key)
    assert template is not None
    placed = Placed(team="care", cycle="2026-Q4", owner="ULEAD", due=DUE)
    content = fill(template, template.examples("vi", due=DUE), "vi", placed)
    return ObjectiveDraft(
        title=content.title,
        why=content.why,
        level=content.level,
        team=content.team,
        cycle=content.cycle,
        owner="ULEAD",
        key_results=tuple(KeyResultDraft(one.title, one.metric, "ULEAD", one.due) for one in content.key_results),
        form=form,
        ambition=content.ambition,
        initiatives=tuple(one.title for one in content.initiatives),
    )


def test_its_initiatives_are_planned_and_the_owner_s_to_begin_with(place: Place) -> None:
    written = write_objective(place.world, drafted("design-technology"), by=place.lead)
    assert written.objective.ambition is Ambition.ASPIRATIONAL
    with place.world.transaction() as tx:
        planned = list(tx.initiatives.of_objectives([written.objective.number]))
    assert len(planned) == 3
    assert {(one.owner, one.state, one.key_result) for one in planned} == {("ULEAD", InitiativeState.PLANNED, None)}
    assert "Mỗi buổi họp tháng trình bày một thử nghiệm" in {one.title for one in planned}


def test_sent_twice_it_is_planned_once(place: Place) -> None:
    first = write_objective(place.world, drafted("design-quality"), by=place.lead)
    again = write_objective(place.world, drafted("design-quality"), by=place.lead)
    assert again.objective == first.objective
    other = write_objective(place.world, drafted("design-quality", form="V2"), by=place.lead)
    with place.world.transaction() as tx:
        planned = list(tx.initiatives.of_objectives([first.objective.number, other.objective.number]))
    assert len({one.number for one in planned}) == len(planned) == 6


def test_without_any_nothing_is_planned(place: Place) -> None:
    written = write_objective(place.world, replace(drafted("design-quality"), initiatives=()), by=place.lead)
    assert written.objective.ambition is Ambition.COMMITTED
    with place.world.transaction() as tx:
        assert list(tx.initiatives.of_objectives([written.objective.number])) == []
