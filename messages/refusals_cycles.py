"""The sentences of what cannot be done with a cycle: plain, for they also stand at the field of a form."""

from collections.abc import Mapping

from messages.dates import show_date
from messages.refusals_settings import Plain, as_piece
from messages.wording import Wording
from okr import refusals_cycles as refusals


def no_such_cycle(_refusal: refusals.NoSuchCycle, say: Wording) -> str:
    return say.say("That cycle is not there any more. Open the cycles again.")


def name_missing(_refusal: refusals.CycleNameMissing, say: Wording) -> str:
    return say.say("Give the cycle a name.")


def ends_too_soon(_refusal: refusals.CycleEndsTooSoon, say: Wording) -> str:
    return say.say("The last day has to come after the first. Choose a later one.")


def too_long(_refusal: refusals.CycleTooLong, say: Wording) -> str:
    return say.say("A cycle lasts a year at most. Choose an earlier last day.")


def cycles_overlap(refusal: refusals.CyclesOverlap, say: Wording) -> str:
    other, language = refusal.other, say.language
    return say.say(
        "%(name)s runs from %(first)s to %(last)s. Choose days outside it, or change its days first.",
        name=other.name,
        first=show_date(other.first_day, language, with_year=True),
        last=show_date(other.last_day, language, with_year=True),
    )


def may_not_become(refusal: refusals.CycleMayNotBecome, say: Wording) -> str:
    return say.say("%(name)s has changed meanwhile. Open the cycles again.", name=refusal.cycle.name)


def cycle_over(refusal: refusals.CycleOver, say: Wording) -> str:
    return say.say("%(name)s is closed. Open it again before you change its days.", name=refusal.cycle.name)


def answered_outside(refusal: refusals.AnsweredOutside, say: Wording) -> str:
    return say.say(
        "%(key_result)s has an answer for the week of %(day)s, which would lie outside. Choose days that hold it.",
        key_result=refusal.key_result,
        day=show_date(refusal.day, say.language, with_year=True),
    )


PLAIN: Mapping[type[Exception], Plain] = {
    refusals.NoSuchCycle: no_such_cycle,
    refusals.CycleNameMissing: name_missing,
    refusals.CycleEndsTooSoon: ends_too_soon,
    refusals.CycleTooLong: too_long,
    refusals.CyclesOverlap: cycles_overlap,
    refusals.CycleMayNotBecome: may_not_become,
    refusals.CycleOver: cycle_over,
    refusals.AnsweredOutside: answered_outside,
}

SENTENCES = {kind: as_piece(said) for kind, said in PLAIN.items()}
