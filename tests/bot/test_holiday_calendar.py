"""The holidays library behind the calendar port: Tết, swap days, unknown countries, no warnings."""

import warnings
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from bot.holiday_calendar import CountryHolidays, UnknownCountry, calendar_of, country_code, holiday_calendar
from okr.cadence import Cadence
from okr.calendar import CountryDay, WorkingDays
from okr.team import CalendarSettings
from okr.week import Week

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
VIETNAM = holiday_calendar("VN")


def days_off(calendar: WorkingDays, first: date, last: date) -> list[date]:
    """The weekdays between two days, both included, that are not worked."""
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return [day for day in days if day.weekday() < 5 and not calendar.is_working_day(day)]


def test_the_week_of_tet_2026_is_off_from_monday_to_friday() -> None:
    assert days_off(VIETNAM, date(2026, 2, 9), date(2026, 2, 27)) == [date(2026, 2, day) for day in range(16, 21)]


def test_the_days_off_of_vietnam_in_2026_are_those_of_the_labour_code() -> None:
    outside_tet = [day for day in days_off(VIETNAM, date(2026, 1, 1), date(2026, 12, 31)) if day.month != 2]
    assert outside_tet == [
        date(2026, 1, 1),
        date(2026, 4, 27),  # Hùng Kings' day falls on a Sunday
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 8, 31),  # for Saturday 22 August
        date(2026, 9, 1),
        date(2026, 9, 2),
        date(2026, 11, 24),
    ]


def test_a_saturday_worked_for_a_day_off_is_a_working_day() -> None:
    assert VIETNAM.is_working_day(date(2026, 8, 22))
    assert not VIETNAM.is_working_day(date(2026, 8, 15))
    assert not VIETNAM.is_working_day(date(2026, 8, 31))
    assert VIETNAM.is_working_day(date(2025, 4, 26))


@pytest.mark.parametrize("worked", [date(2014, 12, 27), date(2019, 1, 5)])
def test_a_swap_over_new_year_is_known_in_the_year_of_each_of_its_days(worked: date) -> None:
    assert CountryHolidays("VN")(worked) is CountryDay.WORKED_INSTEAD
    assert VIETNAM.is_working_day(worked)


def test_nobody_is_asked_in_the_week_of_tet_2026_and_the_week_before_stays_open() -> None:
    cadence = Cadence(first_week=Week(2026, 1))
    found = list(cadence.occurrences(Week(2026, 6), Week(2026, 10), VIETNAM, member_zone=HANOI, team_zone=HANOI))
    assert [each.week.number for each in found] == [6, 7, 9, 10]
    assert found[1].digest_at.astimezone(HANOI).date() == date(2026, 2, 23)
    assert found[1].closes_at == found[2].nudge_at


def test_the_check_in_before_labour_day_2026_is_on_wednesday() -> None:
    assert Cadence(first_week=Week(2026, 1)).check_in_day(Week(2026, 18), VIETNAM) == date(2026, 4, 29)


def test_own_days_stand_above_the_countrys() -> None:
    own = holiday_calendar("VN", days_off={date(2026, 1, 2)}, extra_working_days={date(2026, 1, 10), date(2026, 2, 20)})
    assert not own.is_working_day(date(2026, 1, 2))
    assert own.is_working_day(date(2026, 1, 10))
    assert own.is_working_day(date(2026, 2, 20))


def test_saturday_is_worked_where_the_team_works_it_but_not_on_a_holiday() -> None:
    six_days = holiday_calendar("VN", weekdays=frozenset(range(6)))
    assert six_days.is_working_day(date(2026, 2, 21))
    assert not six_days.is_working_day(date(2027, 5, 1))


def test_without_a_country_there_are_no_holidays() -> None:
    assert holiday_calendar(None).is_working_day(date(2026, 1, 1))


def test_a_teams_settings_make_its_calendar() -> None:
    settings = CalendarSettings(country="VN", weekdays=frozenset({0, 5}), days_off=frozenset({date(2026, 11, 23)}))
    found = calendar_of(settings)
    assert found == holiday_calendar("VN", weekdays={0, 5}, days_off={date(2026, 11, 23)})
    assert [found.is_working_day(date(2026, 11, day)) for day in (23, 27, 28, 30)] == [False, False, True, True]


@pytest.mark.parametrize("typed", ["VN", "vn", " Vn "])
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert country_code(typed) == "VN"
    assert not holiday_calendar(typed).is_working_day(date(2026, 2, 17))


@pytest.mark.parametrize("typed", ["", "ZZ", "Vietnam", "VNM", "NYSE", "HolidayBase", "__doc__"])
def test_a_country_nothing_is_known_of_is_refused_in_a_clear_sentence(typed: str) -> None:
    with pytest.raises(UnknownCountry, match=r"no holidays are known for the country .* such as VN") as refused:
        holiday_calendar(typed)
    assert refused.value.country == typed


def test_every_country_of_the_library_makes_a_calendar_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for code in holidays.list_supported_countries(include_aliases=False):
            calendar = holiday_calendar(code)
            worked = sum(calendar.is_working_day(date(2026, 1, 1) + timedelta(days=ahead)) for ahead in range(365))
            assert 200 < worked < 262, code
