"""What a button or form of ours hands back: of another release, or made up, it is out of date, and said to be."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from messages.language import Language
from okr.refusals import OutOfDate
from okr.week import Week

P = ParamSpec("P")
T = TypeVar("T")

UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
MOST = 2**31 - 1
"""The highest number that a database counts up to."""


def handed_back(read: Callable[P, T]) -> Callable[P, T]:
    """`read` of what Slack hands back, raising OutOfDate for everything that no message of ours carries."""

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return read(*args, **kwargs)
        except UNREADABLE as wrong:
            raise OutOfDate from wrong

    return reading


def counted(text: object) -> int:
    """A number that counts something of ours, from 0; ValueError for any other text."""
    number = int(str(text))
    if not 0 <= number <= MOST:
        raise ValueError(f"nothing of ours counts up to {number}")
    return number


@handed_back
def read_counted(value: object) -> int:
    """The number that a button carries alone."""
    return counted(value)


@handed_back
def read_page(value: object) -> tuple[int, int]:
    """The number and the page of "12 2"."""
    number, page = str(value).split(" ")
    return counted(number), counted(page)


@handed_back
def read_week(value: object) -> Week:
    """The week that a button carries alone."""
    return Week.parse(str(value))


@handed_back
def read_team_week(value: object) -> tuple[str, Week]:
    """The team's key and the week of "care 2026-W48"."""
    team, _, week = str(value).rpartition(" ")
    return team, Week.parse(week)


@handed_back
def read_tongue(value: object) -> Language:
    """The language of a button that chooses it."""
    return Language(str(value))
