"""Reading the weekdays and dates people type: thứ 6, t6, thu sau, Fri; 27/11, 27/11/2026, 27 Nov."""

import re
from datetime import date

from messages.numerals import folded_figure
from okr.names import folded

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_VIETNAMESE = (("hai", "2"), ("ba", "3"), ("tu", "4"), ("nam", "5"), ("sau", "6"), ("bay", "7"))
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMERIC = re.compile(r"(\d{1,2})(?:[/.-]| thang | ?thg )(\d{1,2})(?:(?:[/.-]| nam )(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?(?:,? (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_LONGEST_INPUT = 40


def read_weekday(text: str) -> int | None:
    """The weekday `text` names in either language, 0 for Monday to 6 for Sunday; None if it names none."""
    return _weekdays().get(folded(text[:_LONGEST_INPUT]))


def read_date(text: str, today: date) -> date | None:
    """The day `text` names, day before month; None if it names none. Without a year, the nearest to `today`."""
    typed = folded_figure(text) if len(text) <= _LONGEST_INPUT else ""
    parts = _parts(re.sub(r"^ngay ", "", typed))
    if parts is None:
        return None
    day, month, year = parts
    if year is not None:
        return _day(year, month, day)
    near = [found for around in (-1, 0, 1) if (found := _day(today.year + around, month, day))]
    return min(near, key=lambda found: abs(found - today), default=None)


def _parts(typed: str) -> tuple[int, int, int | None] | None:
    if match := _NUMERIC.fullmatch(typed):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _ISO.fullmatch(typed):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _DAY_MONTH.fullmatch(typed):
        day, name, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(typed):
        name, day, year = match.groups()
    else:
        return None
    month = _month_named(name)
    return (int(day), month, int(year) if year else None) if month else None


def _month_named(name: str) -> int | None:
    """The month of its English name, or of the first three letters or more of it."""
    known = (number for number, month in enumerate(_MONTHS, 1) if len(name) >= 3 and month.startswith(name))
    return next(known, None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekdays() -> dict[str, int]:
    """Thứ Hai is Monday and "thứ 2"; Sunday has no number."""
    names = {"chunhat": 6, "cn": 6}
    for weekday, (word, number) in enumerate(_VIETNAMESE):
        for name in (f"thu{word}", f"thu{number}", f"t{number}"):
            names[name] = weekday
    names["thubon"] = 2
    for weekday, name in enumerate(_ENGLISH):
        names |= {name: weekday, name[:3]: weekday}
    return names | {"tues": 1, "thur": 3, "thurs": 3}
