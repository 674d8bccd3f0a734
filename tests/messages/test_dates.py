"""Days, times and weeks are written and read as people of each language do."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.date_reader import read_date, read_weekday
from messages.dates import show_date, show_day, show_days, show_moment, show_time, show_weekday, week_label
from messages.language import Language
from okr.week import Week

EN, VI = Language.EN, Language.VI
SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 27)


def test_a_moment_is_shown_on_the_clock_of_the_readers_zone() -> None:
    assert show_moment(FRIDAY, SAIGON, EN) == "15:00 on Friday 27 November"
    assert show_moment(FRIDAY, SAIGON, VI) == "15:00 thứ Sáu 27/11"
    assert show_moment(FRIDAY, ZoneInfo("Pacific/Apia"), VI) == "21:00 thứ Sáu 27/11"
    assert show_time(FRIDAY, UTC) == "08:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        show_time(datetime(2026, 11, 27, 8, 0), SAIGON)


def test_the_year_is_said_only_when_it_is_another() -> None:
    assert show_day(date(2027, 1, 3), VI, today=TODAY) == "Chủ nhật 3/1/2027"
    assert show_day(date(2027, 1, 3), EN, today=TODAY) == "Sunday 3 January 2027"
    assert show_day(TODAY, EN, today=TODAY) == "Friday 27 November"
    assert show_date(TODAY, VI, with_year=True) == "27/11/2026"


@pytest.mark.parametrize(
    ("week", "english", "vietnamese"),
    [
        (Week(2026, 48), "week 48 (23–29 Nov)", "tuần 48 (23–29/11)"),
        (Week(2026, 49), "week 49 (30 Nov – 6 Dec)", "tuần 49 (30/11–6/12)"),
        (Week(2026, 53), "week 53 (28 Dec – 3 Jan)", "tuần 53 (28/12–3/1)"),
    ],
)
def test_a_week_is_told_by_its_number_and_its_days(week: Week, english: str, vietnamese: str) -> None:
    assert week_label(week, EN) == english
    assert week_label(week, VI) == vietnamese


def test_one_day_is_no_span() -> None:
    assert show_days(TODAY, TODAY, EN) == "27 Nov"


@pytest.mark.parametrize(
    ("typed", "weekday"),
    [
        ("thứ Hai", 0),
        ("thứ 2", 0),
        ("T2", 0),
        ("thứ tư", 2),
        ("thứ 6", 4),
        ("t6", 4),
        ("thu sau", 4),
        ("Thứ Sáu", 4),
        ("thứ-bảy", 5),
        ("T7", 5),
        ("Chủ nhật", 6),
        ("cn", 6),
        ("Fri", 4),
        ("friday", 4),
        ("t8", None),
        ("t1", None),
        ("sáu", None),
        ("", None),
    ],
)
def test_a_weekday_is_read_as_people_type_it(typed: str, weekday: int | None) -> None:
    assert read_weekday(typed) == weekday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27/11", date(2026, 11, 27)),
        ("27/11/2026", date(2026, 11, 27)),
        ("ngày 27/11", date(2026, 11, 27)),
        ("27-11-2026", date(2026, 11, 27)),
        ("27 tháng 11", date(2026, 11, 27)),
        ("27 tháng 11 năm 2027", date(2027, 11, 27)),
        ("2026-11-27", date(2026, 11, 27)),
        ("27 Nov", date(2026, 11, 27)),
        ("Nov 27, 2026", date(2026, 11, 27)),
        ("1st December", date(2026, 12, 1)),
        ("5/1", date(2027, 1, 5)),
        ("29/2", None),
        ("31/4/2026", None),
        ("11/27", None),
        ("hôm qua", None),
        ("9" * 500, None),
    ],
)
def test_a_date_is_read_day_before_month_and_nearest_to_today(typed: str, day: date | None) -> None:
    assert read_date(typed, TODAY) == day


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from(Language))
def test_a_date_that_is_written_reads_back(day: date, language: Language) -> None:
    assert read_date(show_date(day, language, with_year=True), TODAY) == day
    assert read_weekday(show_weekday(day.weekday(), language)) == day.weekday()


@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_readers_of_days(typed: str) -> None:
    assert read_weekday(typed) in {None, 0, 1, 2, 3, 4, 5, 6}
    assert read_date(typed, TODAY) is None or isinstance(read_date(typed, TODAY), date)
