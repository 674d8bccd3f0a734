"""Bars and sparklines draw what is true: full only when done, missing weeks missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.bars import progress_bar, sparkline

shares = st.decimals(min_value=-2, max_value=3, places=4)


@pytest.mark.parametrize(
    ("progress", "expected", "bar"),
    [
        ("0", None, "▱▱▱▱▱▱▱▱▱▱"),
        ("0.45", None, "▰▰▰▰▰▱▱▱▱▱"),
        ("0.4", "0.5", "▰▰▰▰▱┊▱▱▱▱▱"),
        ("0.001", None, "▰▱▱▱▱▱▱▱▱▱"),
        ("0.999", None, "▰▰▰▰▰▰▰▰▰▱"),
        ("1", "1", "▰▰▰▰▰▰▰▰▰▰┊"),
        ("1.4", None, "▰▰▰▰▰▰▰▰▰▰"),
        ("-0.3", "0", "┊▱▱▱▱▱▱▱▱▱▱"),
    ],
)
def test_a_bar_shows_progress_and_where_it_should_be(progress: str, expected: str | None, bar: str) -> None:
    assert progress_bar(Decimal(progress), None if expected is None else Decimal(expected)) == bar


def test_what_has_no_progress_has_no_bar() -> None:
    assert progress_bar(None, Decimal("0.5")) == ""


@given(shares, shares)
def test_a_bar_is_full_only_when_done_and_empty_only_at_nothing(progress: Decimal, expected: Decimal) -> None:
    bar = progress_bar(progress, expected)
    assert len(bar) == 11
    assert ("▱" not in bar) == (progress >= 1)
    assert ("▰" not in bar) == (progress <= 0)


def test_a_sparkline_goes_from_the_lowest_to_the_highest_and_shows_missing_weeks() -> None:
    values = [Decimal(2), None, Decimal(4), Decimal(8), None, Decimal(5)]
    assert sparkline(values) == "▁·▃▇·▅"


def test_a_course_that_never_moves_is_flat_and_one_never_measured_is_dots() -> None:
    assert sparkline([Decimal(3)] * 3) == "▃▃▃"
    assert sparkline([None, None]) == "··"
    assert sparkline([]) == ""


@given(st.lists(st.none() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-9, max_value=9), max_size=13))
def test_a_sparkline_has_one_sign_a_week(values: list[Decimal | None]) -> None:
    assert len(sparkline(values)) == len(values)
