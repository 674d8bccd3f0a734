"""Which week a form is for that no message opened: one from a command, App Home or a shortcut."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from okr.week import Week

LOOK_BACK = 12
"""Weeks: how far back the last check-in of a slow cadence, or of one across long holidays, is looked for."""


class Times(Protocol):
    """What matters of a week's check-in here; an Occurrence has it."""

    @property
    def digest_at(self) -> datetime: ...
    @property
    def closes_at(self) -> datetime: ...


def week_for_command(
    now: datetime,
    this: Week,
    *,
    times: Callable[[Week], Times | None],
    is_answered: Callable[[Week], bool],
) -> Week | None:
    """The last check-in's week where it is unanswered and its digest not out, else this week; in a week without a
    check-in the last one's while it takes answers. None where there is nothing to answer about.

    `this` is the week at `now` in the member's zone, `times` gives a week's times or None where nobody is asked in it.
    A caller counts a week as answered whose digest a lead has posted early.
    """
    last = next((week for week in (this.plus(-back) for back in range(1, LOOK_BACK + 1)) if times(week)), None)
    open_until = times(last) if last else None
    is_open = open_until is not None and now < open_until.closes_at
    if last and open_until and is_open and now < open_until.digest_at and not is_answered(last):
        return last
    if times(this):
        return this
    return last if is_open else None
