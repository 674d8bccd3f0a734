"""Days, times and weeks as people write them in each language: 15:00 thứ Sáu 27/11, Friday 27 November 15:00.

Vietnamese dates are day/month; CLDR's "27 thg 11" reads badly.
"""

from datetime import date, datetime, tzinfo
from functools import lru_cache

from babel.dates import format_date

from messages.language import Language
from okr.week import Week

_VIETNAMESE_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def show_moment(at: datetime, zone: tzinfo, language: Language, *, today: date | None = None) -> str:
    """The aware moment `at` on the clock of `zone`: "15:00 on Friday 27 November", "15:00 thứ Sáu 27/11"."""
    day, time = show_day(_there(at, zone).date(), language, today=today), show_time(at, zone)
    return f"{time} on {day}" if language is Language.EN else f"{time} {day}"


def show_time(at: datetime, zone: tzinfo) -> str:
    """The time of the aware moment `at` on the clock of `zone`: "15:00"."""
    return f"{_there(at, zone):%H:%M}"


@lru_cache(maxsize=1024)  # the same few days for everybody who is asked
def show_day(day: date, language: Language, *, today: date | None = None) -> str:
    """The day with its weekday; with its year where that is not today's."""
    with_year = today is not None and today.year != day.year
    if language is Language.EN:
        return format_date(day, "EEEE d MMMM y" if with_year else "EEEE d MMMM", locale="en")
    return f"{show_weekday(day.weekday(), language)} {show_date(day, language, with_year=with_year)}"


def show_date(day: date, language: Language, *, with_year: bool = False) -> str:
    """The day without its weekday: "27 November", "27/11/2026"."""
    if language is Language.EN:
        return format_date(day, "d MMMM y" if with_year else "d MMMM", locale="en")
    return f"{day.day}/{day.month}/{day.year}" if with_year else f"{day.day}/{day.month}"


def show_weekday(weekday: int, language: Language) -> str:
    """The name of a weekday, 0 for Monday to 6 for Sunday, as it stands within a sentence."""
    if language is Language.VI:
        return _VIETNAMESE_WEEKDAYS[weekday]
    return format_date(date.fromisocalendar(2026, 1, weekday + 1), "EEEE", locale="en")


def show_days(first: date, last: date, language: Language) -> str:
    """The days from `first` to `last`, shortly: "23–29 Nov", "30 Nov – 6 Dec", "23–29/11", "30/11–6/12"."""
    if first == last:
        return _short(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_short(last, language)}"
    dash = " – " if language is Language.EN else "–"
    return f"{_short(first, language)}{dash}{_short(last, language)}"


def week_label(week: Week, language: Language) -> str:
    """The week by number and days, within a sentence: "week 48 (23–29 Nov)", "tuần 48 (23–29/11)"."""
    name = "week" if language is Language.EN else "tuần"
    return f"{name} {week.number} ({show_days(week.monday, week.sunday, language)})"


def _short(day: date, language: Language) -> str:
    return format_date(day, "d MMM", locale="en") if language is Language.EN else f"{day.day}/{day.month}"


def _there(at: datetime, zone: tzinfo) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment without a zone cannot be shown in one")
    return at.astimezone(zone)
