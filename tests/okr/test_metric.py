"""Metrics, targets and key results refuse what means nothing."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Phase, Reading, Step, fits
from okr.unit import Unit, UnitKind, currency, noun
from tests.builders import FIRST_DAY, LAST_DAY, a_key_result, a_target, an_increase, at_least, at_most, milestones


def test_the_direction_of_a_change_follows_from_start_and_target() -> None:
    assert an_increase(80, 90).kind is Kind.INCREASE
    assert an_increase(120, 30).kind is Kind.DECREASE


@pytest.mark.parametrize("figure", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_figures_that_are_no_numbers_are_refused(figure: str) -> None:
    wrong = Decimal(figure)
    for build in (
        lambda: Change(wrong, Decimal(1)),
        lambda: Change(Decimal(1), Decimal(2), phases=(Phase(FIRST_DAY, wrong),)),
        lambda: Limit(Kind.AT_MOST, wrong),
        lambda: Step(1, "Step", wrong),
    ):
        with pytest.raises(ValueError, match="finite"):
            build()


def test_a_change_goes_somewhere() -> None:
    with pytest.raises(ValueError, match="same"):
        an_increase(5, 5)


def test_phases_stand_in_the_order_of_their_days() -> None:
    first, second = Phase(FIRST_DAY, Decimal(1)), Phase(LAST_DAY, Decimal(2))
    for phases in ((second, first), (first, first)):
        with pytest.raises(ValueError, match="order"):
            an_increase(phases=phases)


def test_a_limit_is_at_least_or_at_most() -> None:
    with pytest.raises(ValueError, match="at_least"):
        Limit(Kind.INCREASE, Decimal(1))


@pytest.mark.parametrize("weight", ["0", "-1", "1E-9", "1E+9"])
def test_a_steps_weight_is_one_that_can_be_weighed(weight: str) -> None:
    with pytest.raises(ValueError, match="weight"):
        Step(1, "Step", Decimal(weight))


def test_milestones_have_steps_with_numbers_of_their_own() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Milestones(())
    with pytest.raises(ValueError, match="same number"):
        Milestones((Step(1, "One"), Step(1, "Two")))


@pytest.mark.parametrize(
    ("metric", "right", "wrong"),
    [
        (an_increase(), Decimal(1), True),
        (at_least(5), Decimal(1), frozenset[int]()),
        (at_most(5), Decimal(-1), Decimal("NaN")),
        (milestones(None, None), frozenset({2}), frozenset({3})),
        (Binary(), False, Decimal(0)),
    ],
)
def test_a_reading_fits_the_kind_of_its_metric(metric: Metric, right: Reading, wrong: Reading) -> None:
    assert fits(metric, right)
    assert not fits(metric, wrong)


@pytest.mark.parametrize("days", [(LAST_DAY, FIRST_DAY), (FIRST_DAY, FIRST_DAY)])
def test_the_due_day_comes_after_the_start(days: tuple[date, date]) -> None:
    with pytest.raises(ValueError, match="after"):
        a_target(start=days[0], due=days[1])


@pytest.mark.parametrize("weight", [-1, 101, "NaN"])
def test_a_weight_lies_between_0_and_100_percent(weight: int | str) -> None:
    with pytest.raises(ValueError, match="weight"):
        a_key_result(weight=weight)


def test_the_target_in_force_is_the_last_one_agreed_by_then() -> None:
    first, second = a_target(an_increase(0, 2)), a_target(an_increase(0, 3), since=datetime(2026, 11, 9, 8, tzinfo=UTC))
    key_result = a_key_result(targets=[first, second])
    assert key_result.target is second
    assert key_result.metric == an_increase(0, 3)
    assert key_result.target_at(datetime(2026, 11, 9, 7, 59, tzinfo=UTC)) is first
    assert key_result.target_at(datetime(2026, 11, 9, 8, tzinfo=UTC)) is second
    assert key_result.target_at(datetime(2020, 1, 1, tzinfo=UTC)) is first
    assert [key_result.target_on(date(2026, 11, day)) for day in (7, 8, 9)] == [first, second, second]


def test_targets_stand_oldest_first() -> None:
    newer = a_target(since=datetime(2026, 11, 9, tzinfo=UTC))
    with pytest.raises(ValueError, match="oldest"):
        a_key_result(targets=[newer, a_target()])


def test_units_say_what_they_count() -> None:
    assert currency("VND") == Unit(UnitKind.CURRENCY, "VND")
    assert noun("tickets/month").name == "tickets/month"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (UnitKind.DURATION, "hours"),
        (UnitKind.CURRENCY, "usd"),
        (UnitKind.NOUN, " "),
        (UnitKind.PERCENT, "points"),
    ],
)
def test_a_unit_that_names_nothing_is_refused(kind: UnitKind, name: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Unit(kind, name)
