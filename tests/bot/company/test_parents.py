"""What an objective of a file hangs under: one objective or a key result of it, and never itself."""

from collections.abc import Iterator

import pytest

from bot.company.files import FileRefused
from bot.load_command import load_one_company
from okr.ports import World
from storage.engine import open_database
from tests.bot.company.conftest import SETTINGS, Build
from tests.builders import WORKSPACE
from tests.okr.check_in.office import FRIDAY_AFTERNOON, world_at

HEAD = """
cycles: [{key: 2026-Q4, first_day: 2026-10-01, last_day: 2026-12-31}]
teams: [{key: care, name: Care}]
objectives:
"""
LEAVES = "{key: %s, title: %s, team: care, cycle: 2026-Q4, key_results: [{key: %s-kr, title: Done, kind: binary}]%s}"


def objective(key: str, **under: str) -> str:
    return "  - " + LEAVES % (key, key, key, "".join(f", {name}: {value}" for name, value in under.items())) + "\n"


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    database = open_database(sqlite_url)
    with database.transaction(WORKSPACE) as tx:
        tx.settings.put(SETTINGS)
    yield world_at(database, lambda: FRIDAY_AFTERNOON)
    database.dispose()


def load(world: World, build: Build, *rows: str) -> dict[str, tuple[int | None, int | None]]:
    """What each objective hangs under afterwards, by its title."""
    load_one_company(world, build(HEAD + "".join(rows)))
    with world.snapshot() as tx:
        return {each.title: (each.parent, each.parent_key_result) for each in tx.objectives.find()}


def refused(world: World, build: Build, *rows: str) -> tuple[str, ...]:
    """Why nothing of it was loaded."""
    with pytest.raises(FileRefused) as said:
        load(world, build, *rows)
    return said.value.problems


def test_an_objective_hangs_under_one_or_under_a_key_result_of_it_or_both(world: World, build: Build) -> None:
    rows = [objective("top"), objective("a", parent="top"), objective("b", parent_key_result="top-kr")]
    found = load(world, build, *rows, objective("c", parent="top", parent_key_result="top-kr"))
    assert found == {"top": (None, None), "a": (1, None), "b": (None, 1), "c": (1, 1)}


def test_a_key_result_of_another_objective_is_refused_wherever_it_is_known_from(world: World, build: Build) -> None:
    said = "objective c: the key result b-kr belongs to another objective than a; name one of the two, or a key result"
    wrong = objective("c", parent="a", parent_key_result="b-kr")
    (problem,) = refused(world, build, objective("a"), objective("b"), wrong)
    assert problem.startswith(said)
    assert load(world, build, objective("a"), objective("b")) == {"a": (None, None), "b": (None, None)}
    (problem,) = refused(world, build, wrong)
    assert problem.startswith(said)


@pytest.mark.parametrize(
    "rows",
    [
        (objective("a", parent="a"),),
        (objective("a", parent="b"), objective("b", parent="a")),
        (objective("a", parent_key_result="b-kr"), objective("b", parent="a")),
    ],
)
def test_nothing_is_loaded_that_would_lie_below_itself(world: World, build: Build, rows: tuple[str, ...]) -> None:
    problems = refused(world, build, *rows)
    assert [problem.endswith("it would lie below itself") for problem in problems] == [True] * len(rows)
    with world.snapshot() as tx:
        assert tx.objectives.find() == []


def test_what_is_on_record_is_part_of_the_circle(world: World, build: Build) -> None:
    load(world, build, objective("a"), objective("b", parent="a"), objective("c", parent_key_result="b-kr"))
    assert refused(world, build, objective("a", parent="c")) == ("objective a: below c it would lie below itself",)
    load(world, build, objective("c"))
    assert load(world, build, objective("a", parent="c"))["a"] == (3, None)
