"""Progress: how much of the way a reading is."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.metric import Binary, Change, Limit, Metric
from okr.progress import FURTHEST, is_met, is_reached, is_worse_than_start, progress, score_of_limit
from tests.builders import an_increase, at_least, at_most, milestones
from tests.okr.strategies import HIGHEST_EXPONENT, changes, figures, metrics, wild_figures


@pytest.mark.parametrize(
    ("metric", "figure", "share"),
    [
        (an_increase(0, 950), "0", "0"),
        (an_increase(0, 950), "475", "0.5"),
        (an_increase(80, 90), "84.5", "0.45"),
        (an_increase(120, 30), "75", "0.5"),
        (an_increase(3, 1), "1", "1"),
        (an_increase(-10, 10), "-5", "0.25"),
    ],
)
def test_progress_is_the_part_of_the_way_that_is_made(metric: Change, figure: str, share: str) -> None:
    assert progress(metric, Decimal(figure)) == Decimal(share)


def test_progress_is_shown_as_it_is_below_the_start_and_beyond_the_target() -> None:
    assert progress(an_increase(100, 200), Decimal(80)) == Decimal("-0.2")
    assert progress(an_increase(100, 200), Decimal(230)) == Decimal("1.3")


@pytest.mark.parametrize("metric", [an_increase(), milestones(None, None), Binary()])
def test_a_key_result_nobody_has_answered_yet_is_at_zero(metric: Metric) -> None:
    assert progress(metric, None) == 0


def test_a_limit_nobody_has_measured_yet_is_neither_met_nor_missed() -> None:
    assert progress(at_most(5), None) is None
    assert is_met(at_most(5), None) is None


def test_milestones_count_by_their_weight() -> None:
    steps = milestones(None, None, None, weights=[1, 2, 5])
    assert progress(steps, frozenset({1, 2})) == Decimal("0.375")
    assert progress(steps, frozenset({1, 2, 3})) == 1


def test_a_step_that_was_taken_out_no_longer_counts() -> None:
    assert progress(milestones(None, None), frozenset({2, 9})) == Decimal("0.5")


def test_yes_or_no_is_all_or_nothing() -> None:
    assert [progress(Binary(), done) for done in (False, True)] == [0, 1]


@pytest.mark.parametrize(("figure", "met"), [("4.9", True), ("5", True), ("5.1", False)])
def test_a_limit_is_met_on_its_right_side_and_on_the_limit_itself(figure: str, met: bool) -> None:
    assert is_met(at_most(5), Decimal(figure)) is met
    assert is_met(at_least(-5), -Decimal(figure)) is met
    assert progress(at_most(5), Decimal(figure)) == (1 if met else 0)


def test_a_limit_is_kept_not_reached() -> None:
    assert not is_reached(at_most(5), Decimal(1))


def test_the_score_of_a_limit_is_the_weeks_met_of_the_weeks_due() -> None:
    assert score_of_limit(9, 12) == Decimal("0.75")
    assert score_of_limit(13, 12) == 1
    assert score_of_limit(0, 0) == 0


def test_a_reading_of_a_former_kind_counts_as_none() -> None:
    assert progress(an_increase(), frozenset({1})) == 0
    assert progress(Binary(), Decimal(1)) == 0


def test_what_falls_short_by_a_hair_is_not_reached() -> None:
    metric = an_increase(0, "1e30")
    assert not is_reached(metric, Decimal("9.99999999999999999999999999999999999999999e29"))
    assert is_reached(metric, Decimal("1e30"))


def test_a_target_of_more_digits_than_are_reckoned_with_is_reached_by_itself_alone() -> None:
    target = "1" * 60
    assert not is_reached(an_increase(0, target), Decimal(target[:-1] + "0"))
    assert is_reached(an_increase(0, target), Decimal(target))
    assert is_reached(an_increase(target, 0), Decimal(0))


def test_the_largest_figures_there_are_still_have_a_middle() -> None:
    largest = Decimal((0, (9,), HIGHEST_EXPONENT))
    assert progress(Change(largest.copy_negate(), largest), Decimal(0)) == Decimal("0.5")


@given(changes(), figures, figures)
def test_a_better_figure_never_makes_less_progress(metric: Change, one: Decimal, other: Decimal) -> None:
    worse, better = sorted((one, other), reverse=metric.target < metric.start)
    assert _share(metric, worse) <= _share(metric, better)


@given(changes(wild_figures), wild_figures)
def test_a_decrease_makes_the_progress_of_its_mirrored_increase(metric: Change, figure: Decimal) -> None:
    mirrored = Change(metric.start.copy_negate(), metric.target.copy_negate())
    assert progress(mirrored, figure.copy_negate()) == progress(metric, figure)


@given(changes(wild_figures), wild_figures)
def test_any_finite_figure_has_a_progress_that_people_can_be_shown(metric: Change, figure: Decimal) -> None:
    share = _share(metric, figure)
    assert -FURTHEST <= share <= FURTHEST
    assert share.as_tuple().exponent == -12
    assert (share >= 1) == is_reached(metric, figure)
    assert not (share > 0 and is_worse_than_start(metric, figure))


@given(changes(), figures)
def test_the_callers_decimal_context_does_not_matter(metric: Change, figure: Decimal) -> None:
    with localcontext() as context:
        context.prec = 3
        coarse = progress(metric, figure)
    assert coarse == progress(metric, figure)


@given(metrics, st.one_of(wild_figures, st.booleans(), st.frozensets(st.integers(0, 9))))
def test_no_reading_makes_progress_fail(metric: Metric, reading: Decimal | bool | frozenset[int]) -> None:
    share = progress(metric, reading)
    if not isinstance(metric, Change):
        assert share is None or 0 <= share <= 1
    assert share is not None or isinstance(metric, Limit)


def _share(metric: Change, figure: Decimal) -> Decimal:
    share = progress(metric, figure)
    assert share is not None
    return share
