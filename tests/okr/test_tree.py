"""The forest of objectives: each exactly once, whatever their parents say, and its branches and gaps."""

from hypothesis import given
from hypothesis import strategies as st

from okr.objective import Level, Objective
from okr.tree import Forest, Sight, grow, would_circle
from tests.builders import an_objective

numbers = st.integers(1, 12)
parents_of = st.dictionaries(numbers, st.none() | st.integers(1, 15), max_size=12)


def forest(parents: dict[int, int | None], *, company: tuple[int, ...] = ()) -> Forest:
    return grow([objective(number, company) for number in parents], parents)


def objective(number: int, company: tuple[int, ...]) -> Objective:
    return an_objective(number=number, level=Level.COMPANY if number in company else Level.TEAM)


@given(parents_of)
def test_each_objective_stands_in_the_forest_exactly_once(parents: dict[int, int | None]) -> None:
    walked = [number for number, _ in forest(parents).walk()]
    assert sorted(walked) == sorted(parents)


@given(parents_of)
def test_all_but_one_of_a_circle_keep_their_parents(parents: dict[int, int | None]) -> None:
    grown = forest(parents)
    for parent, children in grown.below.items():
        assert parent is None or all(parents[child] == parent for child in children)
    for top in grown.children(None):
        assert parents[top] not in parents or would_circle(parents, top, parents[top])


@given(parents_of, st.sets(numbers))
def test_a_branch_holds_what_was_asked_for_and_all_below_it_once(
    parents: dict[int, int | None], wanted: set[int]
) -> None:
    grown = forest(parents)
    walked = [number for number, _ in grown.branch(wanted).walk()]
    expected = set(wanted & parents.keys())
    for number, _ in grown.walk():
        expected.update(grown.children(number) if number in expected else ())
    assert sorted(walked) == sorted(expected)


@given(parents_of, st.lists(numbers, unique=True))
def test_turning_a_branch_twice_leaves_the_tree_as_it_was(parents: dict[int, int | None], turned: list[int]) -> None:
    grown, sight = forest(parents), Sight(tuple(turned))
    for number in parents:
        twice = sight.turning(number).turning(number)
        assert list(grown.walk(twice.is_open)) == list(grown.walk(sight.is_open))


def test_a_parent_comes_right_before_its_branch() -> None:
    assert list(forest({1: None, 2: 1, 3: None, 4: 2}).walk()) == [(1, 0), (2, 1), (4, 2), (3, 0)]


def test_at_first_the_top_is_open_and_the_rest_closed() -> None:
    grown = forest({1: None, 2: 1, 3: 2, 4: 3})
    assert [number for number, _ in grown.walk(Sight().is_open)] == [1, 2]
    assert [number for number, _ in grown.walk(Sight((2,)).is_open)] == [1, 2, 3]
    assert [number for number, _ in grown.walk(Sight((1,)).is_open)] == [1]


def test_a_chain_of_a_thousand_is_walked() -> None:
    grown = forest({number: number - 1 or None for number in range(1, 1001)})
    assert max(depth for _, depth in grown.walk()) == 999


def test_what_serves_nothing_hangs_unless_it_is_the_companys() -> None:
    assert forest({1: None, 2: 1, 3: None, 4: 99}, company=(1,)).hanging() == (3, 4)


def test_a_parent_above_itself_would_be_a_circle() -> None:
    parents = {1: None, 2: 1, 3: 2}
    assert would_circle(parents, 1, 3)
    assert would_circle(parents, 2, 2)
    assert not would_circle(parents, 3, 1)
    assert not would_circle(parents, 1, None)


def test_what_has_no_priority_comes_after_what_has_one() -> None:
    forest = grow([an_objective(number=n, priority=rank) for n, rank in ((1, 0), (2, 3), (3, 1))], {})
    assert forest.children(None) == (3, 2, 1)


def test_a_circle_that_is_there_already_ends_the_search() -> None:
    assert not would_circle({1: 2, 2: 1, 3: None}, 3, 1)
