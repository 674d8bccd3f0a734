"""Which teams a pilot asks when: those that are named and all below them, by the stage in force."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from okr.pilot import Pilot, chosen_now, with_stage
from okr.settings import PilotStage
from okr.team import Team
from okr.team_place import with_above, with_below
from tests.builders import a_team

KEYS = ("acme", "sales", "north", "south", "care")
T0 = datetime(2026, 11, 2, 8, tzinfo=UTC)
TREE = {
    each.key: each
    for each in (
        a_team(key="acme", parent=None, is_company=True),
        a_team(key="sales", parent="acme"),
        a_team(key="north", parent="sales"),
        a_team(key="south", parent="sales"),
        a_team(key="care", parent="acme"),
    )
}


def at(days: int) -> datetime:
    return T0 + timedelta(days=days)


def test_a_team_takes_those_below_it_along_and_nobody_beside_or_above() -> None:
    pilot = Pilot([PilotStage(at(0), frozenset({"sales"}))], TREE)
    assert pilot.inside(at(1)) == frozenset({"sales", "north", "south"})
    assert [key for key in KEYS if pilot.asks(key, at(1))] == ["sales", "north", "south"]


def test_what_was_asked_before_a_stage_stays_asked_and_what_was_not_is_never_made_up_for() -> None:
    stages = [PilotStage(at(0), frozenset({"north"})), PilotStage(at(14), frozenset({"sales"})), PilotStage(at(28))]
    pilot = Pilot(stages, TREE)
    asked = {key: [pilot.asks(key, at(day)) for day in (-1, 0, 13, 14, 27, 28)] for key in ("north", "south", "care")}
    assert asked == {
        "north": [True, True, True, True, True, True],
        "south": [True, False, False, True, True, True],
        "care": [True, False, False, False, False, True],
    }


def test_a_stage_that_changes_nothing_is_none_and_ending_names_nobody() -> None:
    begun = with_stage((), frozenset({"care"}), at=at(0))
    assert begun == (PilotStage(at(0), frozenset({"care"})),)
    assert with_stage(begun, frozenset({"care"}), at=at(3)) is begun
    assert with_stage((), frozenset(), at=at(3)) == ()
    ended = with_stage(begun, frozenset(), at=at(3))
    assert chosen_now(ended) == frozenset()
    assert Pilot(ended, TREE).inside(at(4)) is None


def test_whoever_leads_above_is_above_it() -> None:
    assert with_above(["north"], TREE) == {"north", "sales", "acme"}


@st.composite
def teams(draw: st.DrawFn) -> dict[str, Team]:
    """Teams below one another at random, in circles too, and below teams that are not there."""
    parents = st.sampled_from((*KEYS, "nowhere", None))
    return {key: a_team(key=key, parent=draw(parents)) for key in KEYS}


ROOTS = st.frozensets(st.sampled_from(KEYS))


@given(teams(), ROOTS)
def test_below_is_whoever_comes_upon_a_named_team_on_the_way_up(tree: dict[str, Team], roots: frozenset[str]) -> None:
    def comes_upon_one(key: str | None, steps: int = len(KEYS)) -> bool:
        if key not in tree or steps < 0:
            return False
        return key in roots or comes_upon_one(tree[key].parent, steps - 1)

    assert with_below(roots, tree) == {key for key in KEYS if comes_upon_one(key)}


@given(teams(), st.lists(ROOTS, max_size=5), st.integers(-1, 60))
def test_teams_of_one_mark_are_asked_at_the_same_moments(
    tree: dict[str, Team], chosen: list[frozenset[str]], day: int
) -> None:
    pilot = Pilot([PilotStage(at(number * 10), each) for number, each in enumerate(chosen)], tree)
    for one in KEYS:
        for other in KEYS:
            if pilot.mark(one) == pilot.mark(other):
                assert pilot.asks(one, at(day)) == pilot.asks(other, at(day))


@given(teams(), st.lists(ROOTS, min_size=1, max_size=5))
def test_once_it_is_ended_everybody_is_asked(tree: dict[str, Team], chosen: list[frozenset[str]]) -> None:
    stages: tuple[PilotStage, ...] = ()
    for number, each in enumerate(chosen):
        stages = with_stage(stages, each, at=at(number))
    ended = Pilot(with_stage(stages, frozenset(), at=at(20)), tree)
    assert all(ended.asks(key, at(20)) for key in KEYS)
