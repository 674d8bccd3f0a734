"""A team's calendar: its own days, then its country's, then its weekdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.calendar import CountryDay, NoWorkingDay, WorkingDays, first_working_day_after

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 27) + timedelta(days=ahead) for ahead in range(4))
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


def all_off(day: date) -> CountryDay:
    return CountryDay.HOLIDAY


def all_swapped(day: date) -> CountryDay:
    return CountryDay.WORKED_INSTEAD


def test_a_week_is_worked_from_monday_to_friday_unless_said_otherwise() -> None:
    calendar = WorkingDays()
    assert [calendar.is_working_day(day) for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY)] == [True, False, False, True]


def test_saturday_is_worked_where_the_team_works_it() -> None:
    calendar = WorkingDays(weekdays=frozenset({0, 1, 2, 3, 4, 5}))
    assert calendar.is_working_day(SATURDAY)
    assert not calendar.is_working_day(SUNDAY)


def test_a_country_takes_weekdays_away_and_puts_swap_days_in() -> None:
    assert not WorkingDays(country=all_off).is_working_day(FRIDAY)
    assert WorkingDays(country=all_swapped).is_working_day(SATURDAY)


def test_the_teams_own_days_have_the_last_word() -> None:
    assert WorkingDays(country=all_off, extra_working_days=frozenset({SATURDAY})).is_working_day(SATURDAY)
    assert not WorkingDays(country=all_swapped, days_off=frozenset({FRIDAY})).is_working_day(FRIDAY)


def test_a_day_both_off_and_worked_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-11-27 is both"):
        WorkingDays(days_off=frozenset({FRIDAY}), extra_working_days=frozenset({FRIDAY}))


@pytest.mark.parametrize("weekdays", [frozenset[int](), frozenset({7}), frozenset({-1, 2})])
def test_weekdays_that_make_no_week_are_refused(weekdays: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="working weekdays"):
        WorkingDays(weekdays=weekdays)


def test_the_first_working_day_after_friday_is_monday_or_what_holidays_leave() -> None:
    assert first_working_day_after(FRIDAY, WorkingDays()) == MONDAY
    off = frozenset({MONDAY, MONDAY + timedelta(days=1)})
    assert first_working_day_after(FRIDAY, WorkingDays(days_off=off)) == date(2026, 12, 2)


def test_a_calendar_that_works_on_no_day_says_so() -> None:
    with pytest.raises(NoWorkingDay, match="2026-11-27"):
        first_working_day_after(FRIDAY, WorkingDays(country=all_off))


@given(DAYS, st.sets(st.integers(0, 6), min_size=1), st.frozensets(DAYS, max_size=20))
def test_the_first_working_day_after_is_worked_and_none_before_it_is(
    day: date, weekdays: set[int], off: frozenset[date]
) -> None:
    calendar = WorkingDays(weekdays=frozenset(weekdays), days_off=off)
    found = first_working_day_after(day, calendar)
    assert found > day
    assert calendar.is_working_day(found)
    between = (day + timedelta(days=ahead) for ahead in range(1, (found - day).days))
    assert not any(calendar.is_working_day(each) for each in between)
