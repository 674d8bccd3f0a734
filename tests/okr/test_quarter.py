"""The quarters of the calendar and the cycles that stand for them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.cycle import Cycle, CycleState
from okr.quarter import FiscalCalendar, Quarter, next_quarter, quarters_to_write_for


@pytest.mark.parametrize(
    ("day", "key", "first", "last"),
    [
        (date(2026, 1, 1), "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2028, 2, 29), "2028-Q1", date(2028, 1, 1), date(2028, 3, 31)),
        (date(2026, 11, 22), "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, key: str, first: date, last: date) -> None:
    quarter = Quarter.of(day)
    assert (quarter.key, quarter.first_day, quarter.last_day) == (key, first, last)


def test_its_cycle_is_named_in_the_language_of_the_team_and_sits_in_its_year() -> None:
    quarter = Quarter(2026, 4)
    assert quarter.cycle("T1", "en").name == "Q4 2026"
    vietnamese = quarter.cycle("T1", "vi")
    assert (vietnamese.name, vietnamese.parent, vietnamese.state) == ("Quý 4/2026", "2026", CycleState.ACTIVE)
    assert (quarter.year_cycle("T1").key, quarter.year_cycle("T1").last_day) == ("2026", date(2026, 12, 31))


def test_in_the_last_two_weeks_people_write_for_the_next_one_too() -> None:
    assert quarters_to_write_for(date(2026, 12, 17)) == (Quarter(2026, 4),)
    assert quarters_to_write_for(date(2026, 12, 18)) == (Quarter(2026, 4), Quarter(2027, 1))


CALENDARS = st.builds(
    FiscalCalendar,
    first_month=st.integers(1, 12),
    named_by_end=st.booleans(),
    in_weeks=st.booleans(),
    last_weekday=st.integers(1, 7),
    nearest=st.booleans(),
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(CALENDARS, DAYS)
def test_quarters_fill_the_years_of_any_calendar_without_gap_or_overlap(calendar: FiscalCalendar, day: date) -> None:
    quarter = Quarter.of(day, calendar)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.next().first_day == quarter.last_day + timedelta(days=1)
    year = quarter.year_cycle("T1")
    assert year.first_day <= quarter.first_day
    assert quarter.last_day <= year.last_day
    assert Quarter(quarter.year, 1, calendar).first_day == year.first_day
    assert Quarter(quarter.year, 4, calendar).last_day == year.last_day


@given(CALENDARS, DAYS)
def test_a_quarter_in_weeks_has_13_of_them_and_the_last_of_a_long_year_14(calendar: FiscalCalendar, day: date) -> None:
    quarter = Quarter.of(day, replace(calendar, in_weeks=True))
    weeks, rest = divmod((quarter.last_day - quarter.first_day).days + 1, 7)
    assert (weeks, rest) in ({(13, 0), (14, 0)} if quarter.number == 4 else {(13, 0)})
    assert quarter.next().number != 1 or quarter.last_day.isoweekday() == calendar.last_weekday


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2023, date(2023, 1, 29), date(2024, 2, 3)),
        (2024, date(2024, 2, 4), date(2025, 2, 1)),
        (2025, date(2025, 2, 2), date(2026, 1, 31)),
        (2026, date(2026, 2, 1), date(2027, 1, 30)),
    ],
)
def test_the_retail_calendar_is_the_one_that_is_published(year: int, first: date, last: date) -> None:
    """National Retail Federation, 4-5-4 calendar; 2023 has 53 weeks."""
    retail = FiscalCalendar(first_month=2, in_weeks=True).first_day
    assert (retail(year), retail(year + 1) - timedelta(days=1)) == (first, last)


def test_a_year_is_named_after_its_end_where_that_is_the_habit() -> None:
    april = FiscalCalendar(first_month=4, named_by_end=True)
    quarter = Quarter.of(date(2026, 11, 27), april)
    assert (quarter.key, quarter.first_day, quarter.last_day) == ("FY2027-Q3", date(2026, 10, 1), date(2026, 12, 31))
    assert quarter.cycle("T1", "vi").name == "Quý 3, năm tài chính 2027"
    assert Quarter.of(date(2026, 11, 27), replace(april, named_by_end=False)).key == "FY2026-Q3"


def test_what_is_proposed_is_the_first_quarter_that_nobody_has_planned() -> None:
    today = date(2026, 11, 27)
    now, following = Quarter(2026, 4), Quarter(2027, 1)
    assert next_quarter([], today) == now
    running = [now.year_cycle("T1"), now.cycle("T1", "en")]
    assert next_quarter(running, today) == following
    half = Cycle("T1", "h1", "First half", date(2027, 1, 1), date(2027, 6, 30))
    assert next_quarter([*running, half], today) == Quarter(2027, 3)
