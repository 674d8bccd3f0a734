"""Health for any figures: total, direction-free, monotone, and never green in silence."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from okr.assessment import assess, health_alone
from okr.health import WEAKEST_FIRST, Health, ReasonKind
from okr.key_result import KeyResult
from okr.metric import Change
from okr.objective import Ambition
from okr.pace import Pace
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing_fold import rebuild
from okr.tallied import Tallied
from tests.builders import (
    LAST_DAY,
    a_key_result,
    due_fridays,
)
from tests.okr.judging import found, said
from tests.okr.strategies import calendars, changes, figures, histories, key_results, wild_figures


@given(st.data(), key_results(), calendars(), st.dates(date(2026, 9, 1), date(2027, 3, 1)), st.integers(0, 20))
def test_health_never_fails_and_is_never_green_in_silence(
    data: st.DataObject, key_result: KeyResult, due: object, on: date, silent: int
) -> None:
    history = data.draw(histories(key_result))
    assessment = found(key_result, *history, on=on, silent=silent)
    if silent >= 2 or not history:
        assert assessment.health not in {Health.ON_TRACK, Health.NEEDS_ATTENTION}
    assert (assessment.health is Health.ON_TRACK) <= (assessment.pace in {None, Pace.ON_TRACK})
    order = [list(ReasonKind).index(reason.kind) for reason in assessment.reasons]
    assert order == sorted(set(order))


@given(changes(wild_figures), st.lists(wild_figures, min_size=1, max_size=4), st.integers(1, 10))
def test_any_finite_figures_can_be_judged(metric: Change, values: list[Decimal], confidence: int) -> None:
    assessment = found(a_key_result(metric), *said(*values, confidence=confidence))
    assert assessment.health in WEAKEST_FIRST


@given(changes(), st.lists(figures, min_size=1, max_size=5), st.integers(1, 10), st.integers(0, 3))
def test_direction_makes_no_difference(metric: Change, values: list[Decimal], confidence: int, silent: int) -> None:
    mirrored = Change(-metric.start, -metric.target)
    there = found(a_key_result(metric), *said(*values, confidence=confidence), silent=silent)
    back = found(a_key_result(mirrored), *said(*(-value for value in values), confidence=confidence), silent=silent)
    assert there == back


@given(changes(), figures, figures, st.integers(1, 10), st.dates(date(2026, 10, 1), LAST_DAY))
def test_a_better_figure_never_has_a_worse_health(
    metric: Change, one: Decimal, other: Decimal, confidence: int, on: date
) -> None:
    worse, better = sorted((one, other), reverse=metric.target < metric.start)
    healths = [
        WEAKEST_FIRST.index(found(a_key_result(metric), *said(value, confidence=confidence), on=on).health)
        for value in (worse, better)
    ]
    assert healths == sorted(healths)


@given(st.data(), key_results(), st.dates(date(2026, 9, 1), date(2027, 3, 1)), st.integers(0, 3))
def test_a_count_finds_the_health_that_the_whole_assessment_finds(
    data: st.DataObject, key_result: KeyResult, on: date, silent: int
) -> None:
    history = data.draw(histories(key_result))
    ambition, rules = data.draw(st.sampled_from(Ambition)), DEFAULT_THRESHOLDS
    standing = rebuild(key_result, history, ambition=ambition, due=due_fridays(), thresholds=rules)
    thing = Tallied(1, 1, key_result.owner, key_result.measured, key_result.targets, standing.tally)
    alone = health_alone(thing, thing.tally, ambition=ambition, on=on, silent=silent, thresholds=rules)
    whole = assess(key_result, standing, ambition=ambition, on=on, silent=silent, thresholds=rules)
    assert alone is whole.health
