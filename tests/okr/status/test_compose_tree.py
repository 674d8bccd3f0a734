"""What `/okr tree` finds and shows, on a real database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from okr.actions.compose_tree import ROWS, compose_tree
from okr.check_in import Answer
from okr.cycle import CycleState
from okr.health import Health
from okr.member import Member, MemberKind
from okr.objective import Level, Visibility
from okr.refusals import GuestsMayNot, NoSuchKeyResult, NoSuchTeam
from okr.status import Scope, ScopeKind
from okr.tree import Sight, Tree
from okr.week import Week
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_answer, an_objective
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import CARE, COMPANY, Place
from tests.statements import counted

USUAL = Scope(ScopeKind.USUAL)
RED = 2
MANY = 500


@pytest.fixture
def place(place: Place) -> Place:
    """Acme, where care's O-1 and sales' O-2 serve the company's O-3 (O-2 its KR-4), and tier two's O-4 serves O-1."""
    place.put(
        an_objective(number=1, team="care", owner="ULEAD", title="Customers stay with us", parent=3),
        an_objective(number=2, team="sales", owner="ULAN", title="Win new customers", parent_key_result=4),
        an_objective(number=3, team="acme", owner="UBOSS", title="Double revenue", level=Level.COMPANY),
        an_objective(number=4, team="tier-two", owner=None, title="Nothing falls through", parent=1),
    )
    return place


def shown(tree: Tree) -> list[tuple[int, int]]:
    return [(row.whole.objective.number, row.depth) for row in tree.rows]


def tree_of(place: Place, scope: Scope = COMPANY, *turned: int, by: Member | None = None, page: int = 1) -> Tree:
    return compose_tree(place.world, scope, Sight(turned, page), by=by or place.alice)


def test_the_company_shows_what_serves_its_objectives(place: Place) -> None:
    assert shown(tree_of(place)) == [(3, 0), (1, 1), (2, 1)]
    assert shown(tree_of(place, COMPANY, 1)) == [(3, 0), (1, 1), (4, 2), (2, 1)]
    assert shown(tree_of(place, COMPANY, 3)) == [(3, 0)]


def test_each_row_says_how_it_stands_and_how_many_lie_below(place: Place) -> None:
    place.said(4, an_answer(24), by=place.boss, week=THIS_WEEK)
    top = tree_of(place).rows[0]
    assert (top.whole.roll_up.health, top.whole.roll_up.progress) == (Health.DONE, Decimal(1))
    assert top.children == 2
    assert top.is_open


def test_nothing_said_is_the_branch_of_ones_team(place: Place) -> None:
    tree = tree_of(place, USUAL)
    assert (tree.named, shown(tree)) == ("Chăm sóc khách hàng", [(1, 0), (4, 1)])
    assert tree.rows[0].above is not None
    assert tree.rows[0].above.number == 3


def test_who_is_in_no_team_gets_the_companys(place: Place) -> None:
    stranger = a_member("U77", name="New Here")
    place.put(stranger)
    assert tree_of(place, USUAL, by=stranger).named == "Acme"


def test_a_person_has_what_they_own_or_measure_with_all_below(place: Place) -> None:
    assert shown(tree_of(place, Scope(ScopeKind.PERSON, "UBOSS"))) == [(3, 0), (1, 1), (2, 1)]
    assert shown(tree_of(place, Scope(ScopeKind.PERSON, "UDAN"))) == [(2, 0)]


def test_one_objective_or_that_of_a_key_result_is_a_branch_of_its_own(place: Place) -> None:
    assert shown(tree_of(place, Scope(ScopeKind.OBJECTIVE, "1"))) == [(1, 0), (4, 1)]
    assert tree_of(place, Scope(ScopeKind.KEY_RESULT, "4")).named == "O-3"


@pytest.mark.parametrize("scope", [Scope(ScopeKind.OBJECTIVE, "77"), Scope(ScopeKind.KEY_RESULT, "77")])
def test_what_is_not_there_is_refused(place: Place, scope: Scope) -> None:
    with pytest.raises(NoSuchKeyResult):
        tree_of(place, scope)
    with pytest.raises(NoSuchTeam):
        tree_of(place, Scope(ScopeKind.NAMED, "nowhere"))


def test_guests_take_no_part(place: Place) -> None:
    guest = a_member("UGUEST", kind=MemberKind.GUEST)
    place.put(guest)
    with pytest.raises(GuestsMayNot):
        tree_of(place, by=guest)


@pytest.mark.parametrize(
    ("visibility", "seen_by"), [(Visibility.PRIVATE, {"UCHI", "ULEAD", "UBOSS"}), (Visibility.TEAM, {"UCHI", "U1"})]
)
def test_what_one_may_not_see_is_not_there(place: Place, visibility: Visibility, seen_by: set[str]) -> None:
    place.restricted(visibility)
    for member in (place.alice, place.chi, place.dan, place.lead, place.boss):
        numbers = {row.whole.objective.number for row in tree_of(place, CARE, by=member).rows}
        leads = member in {place.lead, place.boss}
        assert (9 in numbers) is (member.id in seen_by or leads)


def test_what_serves_something_hidden_stands_at_the_top_as_if_it_served_nothing(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    place.put(an_objective(number=10, team="sales", owner="UDAN", title="Help quietly", parent=9))
    place.put(an_objective(number=11, team="sales", owner="UDAN", title="Help as quietly", parent_key_result=90))
    hidden = tree_of(place, by=place.dan)
    assert {(10, 0), (11, 0)} <= set(shown(hidden))
    assert hidden.hanging == (10, 11)
    assert not any(row.above for row in hidden.rows)
    assert hidden.size == 6
    with pytest.raises(NoSuchKeyResult):
        tree_of(place, Scope(ScopeKind.OBJECTIVE, "9"), by=place.dan)
    assert tree_of(place, Scope(ScopeKind.OBJECTIVE, "9"), by=place.chi).rows[0].children == 2


def test_what_hangs_nowhere_and_teams_without_objectives_are_found(place: Place) -> None:
    place.put(a_team(key="ops", name="Operations", lead=None, channel=None, parent="acme"))
    place.put(an_objective(number=12, team="sales", owner="UDAN", title="Off on its own"))
    tree = tree_of(place)
    assert (tree.hanging, [team.key for team in tree.idle]) == ((12,), ["ops"])
    assert tree_of(place, CARE).hanging == (), "O-1 serves the company's, which is not part of this branch"


def test_a_parent_whose_children_are_all_red_is_told(place: Place) -> None:
    said: dict[int, tuple[Answer, Member]] = {
        1: (an_answer(1, confidence=RED), place.alice),
        2: (an_answer(119, confidence=RED), place.chi),
    }
    for number, (answer, by) in said.items():
        place.said(number, answer, by=by, week=THIS_WEEK)
    assert not tree_of(place).rows[0].all_red
    place.said(3, an_answer(1, confidence=RED), by=place.dan, week=THIS_WEEK)
    top, *below = tree_of(place).rows
    assert top.all_red
    assert not any(row.all_red for row in below)


def test_closed_cycles_and_archived_objectives_are_not_there(place: Place) -> None:
    place.put(a_cycle(key="2026-Q3", name="Q3 2026", state=CycleState.CLOSED))
    place.put(an_objective(number=13, cycle="2026-Q3", title="Long ago"))
    place.put(an_objective(number=14, archived=True, title="Put away"))
    assert tree_of(place).size == 4


def test_five_hundred_objectives_come_in_pages_with_as_many_queries(place: Place) -> None:
    few = queries(place)
    for number in range(100, 100 + MANY):
        place.put(an_objective(number=number, team="care", title=f"Goal {number}", parent=3))
        place.put(a_key_result(number=number, objective=number, owner="U1"))
    first = tree_of(place)
    assert (len(first.rows), first.pages, first.size) == (ROWS, 63, MANY + 4)
    assert queries(place) <= few
    last = tree_of(place, page=999)
    assert (last.sight.page, len(last.rows)) == (63, 503 - 62 * ROWS)


def queries(place: Place) -> int:
    """How many statements a tree takes."""
    with counted(place.database) as statements:
        tree_of(place)
    return len(statements)


def test_the_companys_mission_stands_above_any_tree(place: Place) -> None:
    assert tree_of(place).mission == ""
    with place.database.transaction(WORKSPACE) as tx:
        settings = tx.settings.get()
        tx.settings.put(replace(settings, choices=replace(settings.choices, mission="Nobody waits alone")))
    assert tree_of(place, CARE).mission == "Nobody waits alone"


def test_a_week_without_answers_is_no_red(place: Place) -> None:
    assert Week(2026, 48) == THIS_WEEK
    assert not any(row.all_red for row in tree_of(place).rows)


def test_what_is_being_planned_stands_in_the_tree_as_still_to_come(place: Place) -> None:
    first, last = date(2027, 1, 1), date(2027, 3, 31)
    place.put(a_cycle(key="2027-Q1", name="Q1 2027", first_day=first, last_day=last, state=CycleState.PLANNED))
    place.put(an_objective(number=5, team="care", owner="ULEAD", title="Next year", parent=3, cycle="2027-Q1"))
    assert [(row.whole.objective.number, row.to_come) for row in tree_of(place).rows] == [
        (3, False),
        (1, False),
        (5, True),
        (2, False),
    ]
