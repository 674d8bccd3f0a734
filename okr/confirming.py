"""Nothing changed: which key results may be confirmed as they were, and what that answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from okr.answered import Receipt
from okr.check_in import Answer
from okr.form import CheckInForm, FormItem
from okr.key_result import KeyResult, Measured
from okr.metric import Change, Limit, fits
from okr.standing import Tally
from okr.week import Week

MOST_RUNNING = 2
"""How many answers running may leave value and confidence as they were before somebody is to look again."""


class LookAgain(StrEnum):
    """Why a key result is not just confirmed; the first that holds is what people are told."""

    CONFIRMED_TWICE = "confirmed_twice"
    CONTRADICTION = "contradiction"
    BEGUN = "begun"  # a draft of it is kept: what was typed is not thrown away
    NEVER_ANSWERED = "never_answered"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What became of *Nothing changed*: how many key results were recorded as they were, with their `receipt`, and the
    form for those that are to be looked at, with the reason that is told; each None where there are none."""

    recorded: int
    form: CheckInForm | None = None
    why: LookAgain | None = None
    receipt: Receipt | None = field(default=None, compare=False)


def look_again(item: FormItem, week: Week) -> LookAgain | None:
    """Why `item` is not confirmed for `week` as it was; None where it may be."""
    tally = item.standing.tally
    if item.entry is not None:
        return LookAgain.BEGUN
    if tally is None or not can_stay(item.key_result, tally, week):
        return LookAgain.NEVER_ANSWERED
    if item.assessment.asks_why:
        return LookAgain.CONTRADICTION
    return LookAgain.CONFIRMED_TWICE if tally.confirmed_running >= MOST_RUNNING else None


def may_confirm(form: CheckInForm) -> bool:
    """Whether *Nothing changed* on the form would record anything."""
    return any(item.current is None and look_again(item, form.week) is None for item in form.items)


def can_stay(key_result: KeyResult, tally: Tally, week: Week) -> bool:
    """Whether there is an answer before `week` that still is one: of the metric's kind, where it has a figure."""
    metric = key_result.metric
    if tally.reading is None:
        return tally.week < week and isinstance(metric, Change | Limit)
    return tally.week < week and fits(metric, tally.reading)


def as_it_was(key_result: KeyResult, tally: Tally) -> Answer:
    """The answer that leaves value, confidence and blocker as they were. A figure measured more seldom than weekly was
    not measured again: there it says that there is no new one."""
    seldom = key_result.measured is not Measured.WEEKLY and isinstance(key_result.metric, Change | Limit)
    return Answer(
        None if seldom else tally.reading,
        tally.confidence,
        blocker=tally.blocker,
        blocker_owner=tally.blocker_owner,
    )
