"""The sentences of what is no absence, at the field of the form or under the command."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe, mention
from messages.wording import Wording
from okr import refusals
from okr.away import AwayProblem


def problem_words(refusal: refusals.NotAnAbsence, say: Wording) -> str:
    """What is wrong, and what to do about it; plain words, for a form's field shows no markup."""
    match AwayProblem(refusal.problem):
        case AwayProblem.ENDS_FIRST:
            return say.say("That ends before it begins. Choose a last day on or after the first one.")
        case AwayProblem.OVER:
            return say.say("That day is over already. Choose today or a later day.")
        case AwayProblem.TOO_LONG:
            return say.say("That is longer than a year. Choose an earlier last day; you can add to it later.")
        case AwayProblem.ONESELF:
            return say.say("Whoever is away cannot answer meanwhile. Choose somebody else, or leave it empty.")
        case AwayProblem.AWAY_TOO:
            return say.say("They are away then too. Choose somebody else, or leave it empty.")
        case _:
            return say.say("They take no part in check-ins here. Choose a colleague, or leave it empty.")


def not_an_absence(refusal: refusals.NotAnAbsence, say: Wording) -> Safe:
    return say.piece("%(problem)s Nothing was saved.", problem=problem_words(refusal, say))


def not_their_lead(refusal: refusals.NotTheirLead, say: Wording) -> Safe:
    return say.piece(
        "Only %(person)s and those who lead a team of theirs can say that they are away. Nothing was changed.",
        person=mention(refusal.member),
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NotAnAbsence: not_an_absence,
    refusals.NotTheirLead: not_their_lead,
}
