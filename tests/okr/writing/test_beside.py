"""What the coach is told of the objectives around a draft: those of its level and above, as far as one may see."""

from dataclasses import replace
from datetime import date

import pytest

from okr.actions.acting import actor_of
from okr.actions.beside import beside_of
from okr.coach import Beside
from okr.drafting import DraftContent
from okr.member import Member
from okr.objective import Level, Visibility
from storage.engine import Database
from tests.builders import LAST_DAY, a_cycle, an_objective
from tests.okr.status.place import Place

OWN = DraftContent(title="Answer faster", team="care", cycle="2026-Q4", owner="U1")
TEAMS = replace(OWN, level=Level.TEAM)
DOUBLE = an_objective(number=3, team="acme", title="Double revenue")
STAY = an_objective(number=1, team="care", title="Customers stay with us")


@pytest.fixture
def place(database: Database) -> Place:
    found = Place(database)
    found.put(a_cycle(key="2026-Q3", first_day=date(2026, 7, 1), last_day=date(2026, 9, 30)))
    found.put(
        an_objective(number=11, team="care", owner="U1", title="Learn Thai", level=Level.INDIVIDUAL),
        an_objective(number=12, team="care", owner="UCHI", title="Learn Lao", level=Level.INDIVIDUAL),
        an_objective(number=13, team="care", owner="ULEAD", title="Quietly prepare", visibility=Visibility.PRIVATE),
        an_objective(number=14, team="care", owner="U1", title="Of long ago", cycle="2026-Q3"),
    )
    return found


def beside(place: Place, content: DraftContent, *, by: Member, but: int | None = None) -> Beside:
    with place.world.snapshot() as tx:
        return beside_of(tx, actor_of(place.world, tx, by), content, above=[STAY, DOUBLE], but=but)


def test_beside_a_draft_stand_those_of_its_level_that_its_reader_may_see(place: Place) -> None:
    own = beside(place, OWN, by=place.alice)
    assert own == Beside(
        objectives=("Learn Thai",), above=("Customers stay with us", "Double revenue"), last_day=LAST_DAY
    )
    assert beside(place, OWN, by=place.alice, but=11).objectives == ()
    assert beside(place, TEAMS, by=place.alice).objectives == ("Customers stay with us",)
    assert beside(place, TEAMS, by=place.lead).objectives == ("Customers stay with us", "Quietly prepare")


def test_a_teams_objective_serves_those_above_it_and_the_companys_none(place: Place) -> None:
    assert beside(place, TEAMS, by=place.alice).above == ("Double revenue",)
    assert beside(place, replace(TEAMS, team="acme"), by=place.boss).above == ()


def test_a_draft_that_nobody_answers_for_in_a_cycle_that_is_gone_stands_alone(place: Place) -> None:
    gone = replace(OWN, owner=None, cycle="2020-Q1")
    assert beside(place, gone, by=place.lead) == Beside(above=("Customers stay with us", "Double revenue"))
