"""The sentences of what cannot be corrected, and of what cannot be handed over."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe, escaped, join, mention
from messages.wording import Wording
from okr import refusals
from okr.week import Week


def not_to_correct(refusal: refusals.NotToCorrect, say: Wording) -> Safe:
    return say.piece(
        "*%(label)s* was not asked about in week %(n)s, so there is nothing to correct there.",
        label=refusal.label,
        n=Week.parse(refusal.week).number,
    )


def week_still_open(refusal: refusals.WeekStillOpen, say: Wording) -> Safe:
    return say.piece(
        "Week %(n)s still takes answers: `/okr checkin %(label)s` opens the form, no reason needed.",
        label=refusal.label,
        n=Week.parse(refusal.week).number,
    )


def needs_reason(refusal: refusals.NeedsReason, say: Wording) -> Safe:
    return say.piece(
        "A correction says why. Add the reason for *%(label)s* and save once more.",
        label=refusal.label,
    )


def still_here(refusal: refusals.StillHere, say: Wording) -> Safe:
    return say.piece(
        "%(person)s is back, and everything is still theirs. Nothing was handed over.",
        person=mention(refusal.member),
    )


def nothing_left(refusal: refusals.NothingLeft, say: Wording) -> Safe:
    if not refusal.holders:
        return say.piece("Nothing of %(person)s's is left here to hand over.", person=mention(refusal.member))
    return say.piece(
        "All of it has been handed over already: %(holders)s.",
        holders=join(", ", (join(" → ", [escaped(label), mention(owner)]) for label, owner in refusal.holders)),
    )


def cannot_take_over(refusal: refusals.CannotTakeOver, say: Wording) -> Safe:
    return say.piece(
        "%(person)s can't take this over: only people who check in here can. Choose somebody else.",
        person=mention(refusal.member),
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NotToCorrect: not_to_correct,
    refusals.WeekStillOpen: week_still_open,
    refusals.NeedsReason: needs_reason,
    refusals.StillHere: still_here,
    refusals.NothingLeft: nothing_left,
    refusals.CannotTakeOver: cannot_take_over,
}
