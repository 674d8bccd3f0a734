"""Which teams lie below which, as digests and status add them up."""

from okr.team_place import branches, with_below
from tests.builders import a_team

TREE = {"acme": None, "sales": "acme", "care": "acme", "north": "sales", "arctic": "north"}
TEAMS = {key: a_team(key=key, parent=parent) for key, parent in TREE.items()}


def test_each_team_right_below_comes_with_all_that_is_below_it() -> None:
    assert branches(TEAMS, "acme") == {"sales": {"sales", "north", "arctic"}, "care": {"care"}}
    assert branches(TEAMS, "care") == {}


def test_a_team_comes_with_itself_and_everything_below() -> None:
    assert with_below(["sales"], TEAMS) == {"sales", "north", "arctic"}
    assert with_below(["acme"], TEAMS) == set(TREE)


def test_teams_whose_parents_run_in_a_circle_are_each_found_once() -> None:
    circle = {"one": a_team(key="one", parent="two"), "two": a_team(key="two", parent="one")}
    assert with_below(["one"], circle) == {"one", "two"}
    assert branches(circle, "one") == {"two": {"one", "two"}}
