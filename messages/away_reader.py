"""Reading what follows `/okr away`: 5/12, until 5 Dec @minh, @lan until Friday, từ 1/12 đến 5/12 @minh, back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from messages.cleaning import clean
from messages.date_reader import read_date, read_weekday
from messages.numerals import folded_figure
from okr.away import Leave
from okr.names import folded

_PERSON = re.compile(r"<@([UW][A-Za-z0-9_-]*)(?:\|[^>]*)?>|@(\S+)")
_SPAN = re.compile(
    r"(?:(?:from|tu) )?(?:(?P<first>.+?) )??(?:until|till|til|through|to|den het|den|toi het|toi|-) (?P<last>.+)"
)
_FILLING = re.compile(r"^(?:on|ngay|het) |(?: (?:with|nho|thay|va|and))+$")
_BACK = {"back", "imback", "over", "trolai", "toidatrolai", "datrolai", "quaylai", "daquaylai", "hetnghi", "dilamlai"}
_RELATIVE = {"today": 0, "homnay": 0, "tomorrow": 1, "mai": 1, "ngaymai": 1}
_AHEAD = timedelta(days=150)
"""A day without a year is taken for the one nearest to five months from now: the next such day, or one just past."""


@dataclass(frozen=True, slots=True)
class AwayTyped:
    """What was typed: whose absence (an id, or a name; None: one's own), when, or that it is over. `misread` where
    something was typed that is neither."""

    member: str | None = None
    leave: Leave | None = None
    is_back: bool = False
    misread: str = ""


def read_away(text: str, today: date) -> AwayTyped:
    """What `text` says on the day `today`. Whoever is named before the days is away, after them answers meanwhile."""
    typed = clean(text)
    member = delegate = None
    for found in _PERSON.finditer(typed):
        if member is None and not typed[: found.start()].strip():
            member = found[1] or found[2]
        else:
            delegate = found[1] or found[2]
    days = " ".join(_PERSON.sub(" ", typed).split())
    if folded(days) in _BACK:
        return AwayTyped(member, is_back=True)
    span = read_span(days, today)
    if span is None:
        return AwayTyped(member, misread=days)
    return AwayTyped(member, Leave(*span, delegate))


def read_span(days: str, today: date) -> tuple[date, date] | None:
    """The first and the last day; from today where only one is named. None where a part is no day."""
    bare = folded_figure(days)
    match = _SPAN.fullmatch(_FILLING.sub("", bare))
    first, last = (match["first"], match["last"]) if match else (None, bare)
    since = read_day(first, today) if first else today
    until = read_day(last, today)
    return (since, until) if since and until else None


def read_day(text: str, today: date) -> date | None:
    """A date, the next such weekday, today or tomorrow."""
    bare = _FILLING.sub("", text.strip())
    ahead = _RELATIVE.get(folded(bare))
    if ahead is not None:
        return today + timedelta(days=ahead)
    weekday = read_weekday(bare)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return read_date(bare, today + _AHEAD)
