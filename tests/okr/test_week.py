"""Weeks are ISO weeks; their keys are right around New Year and sort as the weeks do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.week import Week

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
WEEKS = DAYS.map(Week.of)


def test_a_week_runs_from_monday_to_sunday() -> None:
    week = Week(2026, 48)
    assert (week.monday, week.sunday) == (date(2026, 11, 23), date(2026, 11, 29))
    assert week.day(4) == date(2026, 11, 27)
    assert week.key == str(week) == "2026-W48"


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2020, 12, 31), "2020-W53"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2025, 12, 28), "2025-W52"),
        (date(2025, 12, 29), "2026-W01"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
    ],
)
def test_the_days_around_new_year_lie_in_the_week_of_their_thursday(day: date, key: str) -> None:
    assert Week.of(day).key == key
    assert Week.parse(key) == Week.of(day)


def test_the_week_after_the_53rd_is_the_first() -> None:
    assert Week(2026, 53).next() == Week(2027, 1)
    assert Week(2027, 1).previous() == Week(2026, 53)
    assert Week(2025, 52).next() == Week(2026, 1)
    assert Week(2027, 1) - Week(2026, 52) == 2


@pytest.mark.parametrize("number", [0, 53, 54, -1])
def test_a_week_that_2025_does_not_have_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="week"):
        Week(2025, number)


@pytest.mark.parametrize(
    "key",
    ["", "2026-W5", "2026-W00", "2025-W53", "2026W48", "2026-48", " 2026-W48", "2026-W48\n", "٢٠٢٦-W48", "0000-W01"],
)
def test_a_key_that_names_no_week_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"week|year|Year"):
        Week.parse(key)


@given(DAYS)
def test_a_day_lies_in_its_week(day: date) -> None:
    week = Week.of(day)
    assert week.monday <= day <= week.sunday
    assert week.day(day.weekday()) == day
    assert week.sunday - week.monday == timedelta(days=6)


@given(st.dates(min_value=date(2000, 1, 3), max_value=date(2200, 12, 31)).map(Week.of))
def test_a_key_leads_back_to_its_week(week: Week) -> None:
    assert Week.parse(week.key) == week


@given(WEEKS, WEEKS)
def test_weeks_sort_as_their_mondays_and_their_keys_do(one: Week, other: Week) -> None:
    assert (one < other) == (one.monday < other.monday) == (one.key < other.key)


@given(WEEKS, st.integers(-500, 500))
def test_the_weeks_between_are_what_was_added(week: Week, weeks: int) -> None:
    assert week.plus(weeks) - week == weeks
    assert week.plus(weeks).plus(-weeks) == week
