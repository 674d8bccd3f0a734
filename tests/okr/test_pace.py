"""Pace: progress against what is expected by now."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.key_result import Measured
from okr.metric import Binary, Metric, Phase
from okr.objective import Ambition
from okr.pace import Pace, band, counted_on, elapsed, expected, is_overdue, pace_of
from okr.settings import DEFAULT_THRESHOLDS
from tests.builders import FIRST_DAY, a_target, an_increase, at_most, milestones
from tests.okr.strategies import metrics

COMMITTED, ASPIRATIONAL = Ambition.COMMITTED, Ambition.ASPIRATIONAL
START, DUE = date(2026, 10, 1), date(2027, 1, 9)  # a hundred days


def day(number: int) -> date:
    return START + timedelta(days=number)


def hundred_days(metric: Metric | None = None, *, on: int, ambition: Ambition = COMMITTED) -> Decimal | None:
    """What is expected of `metric` on the day `on` of a hundred."""
    return expected(a_target(metric, start=START, due=DUE), ambition, day(on), DEFAULT_THRESHOLDS)


@pytest.mark.parametrize(("on", "share"), [(-5, 0), (0, 0), (25, "0.25"), (100, 1), (120, 1)])
def test_time_runs_evenly_from_the_start_to_the_due_day(on: int, share: str | int) -> None:
    assert elapsed(a_target(start=START, due=DUE), day(on)) == Decimal(share)


def test_an_aspirational_one_expects_seven_tenths_of_the_way() -> None:
    assert hundred_days(on=50, ambition=ASPIRATIONAL) == Decimal("0.35")
    assert hundred_days(on=100, ambition=ASPIRATIONAL) == Decimal("0.7")


def test_phased_targets_bend_what_is_expected() -> None:
    season = an_increase(0, 200, phases=[Phase(day(40), Decimal(20)), Phase(day(80), Decimal(100))])
    assert [hundred_days(season, on=on) for on in (0, 20, 40, 60, 80, 90, 100)] == [
        Decimal(share) for share in ("0", "0.05", "0.1", "0.3", "0.5", "0.75", "1")
    ]


def test_phased_targets_of_a_decrease_bend_alike() -> None:
    season = an_increase(200, 0, phases=[Phase(day(40), Decimal(180))])
    assert hundred_days(season, on=20) == Decimal("0.05")


def test_phases_outside_of_the_time_are_passed_over() -> None:
    moved = an_increase(0, 100, phases=[Phase(day(-10), Decimal(40)), Phase(day(150), Decimal(50))])
    assert hundred_days(moved, on=50) == Decimal("0.5")


def test_dated_milestones_are_expected_on_their_day() -> None:
    steps = milestones(day(10), day(60), day(100), weights=[1, 1, 2])
    assert [hundred_days(steps, on=on) for on in (9, 10, 60, 99, 100)] == [
        Decimal(share) for share in ("0", "0.25", "0.5", "0.5", "1")
    ]


def test_undated_milestones_are_expected_a_whole_step_at_a_time() -> None:
    steps = milestones(None, None, None, None)
    assert [hundred_days(steps, on=on) for on in (24, 25, 74, 75, 99, 100)] == [
        Decimal(share) for share in ("0", "0.25", "0.5", "0.75", "0.75", "1")
    ]


def test_three_undated_milestones_are_expected_on_exactly_a_third_of_the_time() -> None:
    steps = a_target(milestones(None, None, None), start=START, due=day(90))
    assert expected(steps, COMMITTED, day(30), DEFAULT_THRESHOLDS) == Decimal("0.333333333333")


def test_an_aspirational_milestone_list_expects_whole_steps_too() -> None:
    assert hundred_days(milestones(None, None), on=100, ambition=ASPIRATIONAL) == Decimal("0.5")


def test_dated_and_undated_milestones_add_up() -> None:
    assert hundred_days(milestones(day(10), None, None), on=50) == Decimal("0.666666666666")


@pytest.mark.parametrize("metric", [at_most(5), Binary()])
def test_limits_and_yes_or_no_expect_no_progress(metric: Metric) -> None:
    assert hundred_days(metric, on=50) is None


@pytest.mark.parametrize(
    ("gap", "gone", "pace"),
    [
        ("-0.3", "0.5", Pace.ON_TRACK),
        ("0.10", "0.5", Pace.ON_TRACK),
        ("0.101", "0.5", Pace.BEHIND),
        ("0.25", "0.79", Pace.BEHIND),
        ("0.251", "0.5", Pace.FAR_BEHIND),
        ("0.05", "0.8", Pace.ON_TRACK),
        ("0.06", "0.8", Pace.BEHIND),
        ("0.13", "0.9", Pace.FAR_BEHIND),
    ],
)
def test_the_bands_of_the_gap_are_halved_in_the_last_fifth_of_the_time(gap: str, gone: str, pace: Pace) -> None:
    assert band(Decimal(gap), Decimal(gone), DEFAULT_THRESHOLDS) is pace


def test_overdue_begins_the_day_after_the_due_day() -> None:
    target = a_target(start=START, due=DUE)
    assert not is_overdue(target, Decimal(99), DUE)
    assert is_overdue(target, Decimal(99), DUE + timedelta(days=1))
    assert not is_overdue(target, Decimal(100), DUE + timedelta(days=1))


def test_yes_or_no_has_no_pace_until_it_is_overdue() -> None:
    target = a_target(Binary(), start=START, due=DUE)

    def pace(on: date, done: bool) -> Pace | None:
        return pace_of(target, done, gap=None, on=on, runs=None, thresholds=DEFAULT_THRESHOLDS)

    assert pace(DUE, False) is None
    assert pace(DUE + timedelta(days=1), False) is Pace.OVERDUE
    assert pace(DUE + timedelta(days=1), True) is None


def test_a_limit_is_never_overdue() -> None:
    assert not is_overdue(a_target(at_most(5), start=START, due=DUE), Decimal(9), DUE + timedelta(days=9))


def test_a_monthly_figure_is_compared_with_the_day_it_was_measured_until_the_next_is_overdue() -> None:
    def counted(measured: Measured, on: int) -> date:
        target = a_target(start=START, due=DUE)
        return counted_on(measured, target, read_on=day(20), on=day(on), thresholds=DEFAULT_THRESHOLDS)

    assert counted(Measured.WEEKLY, 41) == day(41)
    assert counted(Measured.MONTHLY, 55) == day(20)
    assert counted(Measured.MONTHLY, 56) == day(56)
    assert counted(Measured.QUARTERLY, 99) == day(20)


def test_a_quarterly_figure_that_is_still_to_come_is_compared_with_the_start() -> None:
    target = a_target(start=START, due=DUE)
    on = counted_on(Measured.QUARTERLY, target, read_on=None, on=day(60), thresholds=DEFAULT_THRESHOLDS)
    assert on == START


@given(metrics, st.integers(-10, 120), st.integers(0, 30), st.sampled_from(Ambition))
def test_expected_never_falls_as_time_goes_by(metric: Metric, on: int, later: int, ambition: Ambition) -> None:
    target = a_target(metric)
    now = expected(target, ambition, FIRST_DAY + timedelta(days=on), DEFAULT_THRESHOLDS)
    then = expected(target, ambition, FIRST_DAY + timedelta(days=on + later), DEFAULT_THRESHOLDS)
    if now is None or then is None:
        assert now is then
    else:
        assert 0 <= now <= then <= 1
