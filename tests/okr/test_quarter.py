"""The quarters of the calendar and the cycles that stand for them."""

from datetime import date

import pytest

from okr.cycle import CycleState
from okr.quarter import Quarter, quarters_to_write_for


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
