"""The sentences of what cannot be done with a line of a digest: reactions, comments, offers to help."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.help_offer import outcome_words
from messages.mrkdwn import Safe, mention
from messages.wording import Wording
from okr import refusals_on_lines as refusals
from okr.week import Week


def your_own(refusal: refusals.YourOwnKeyResult, say: Wording) -> Safe:
    return say.piece(
        "*%(label)s* is your own, so this is for the others to say. You can leave a comment on it, though.",
        label=refusal.label,
    )


def week_ahead(refusal: refusals.WeekAhead, say: Wording) -> Safe:
    return say.piece("Week %(n)s lies ahead: nothing was said about it yet.", n=Week.parse(refusal.week).number)


def nothing_written(_refusal: refusals.NothingWritten, say: Wording) -> Safe:
    return say.piece("There was nothing in your comment, so it was not sent. Write a word or two.")


def nobody_to_help(refusal: refusals.NobodyToHelp, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece(
            "How kind! But *%(label)s* has no owner right now, so there is nobody to help yet.", label=refusal.label
        )
    return say.piece(
        "How kind! But *%(label)s* has no owner right now. %(lead)s leads the team and can say who takes it on.",
        label=refusal.label,
        lead=mention(refusal.lead),
    )


def nothing_to_help_with(refusal: refusals.NothingToHelpWith, say: Wording) -> Safe:
    return say.piece(
        "*%(label)s* is over by now, so there is nothing left to help with. A comment still reaches its owner.",
        label=refusal.label,
    )


def offered_already(refusal: refusals.HelpOfferedAlready, say: Wording) -> Safe:
    return say.piece(
        "You offered help with *%(label)s* already, and %(owner)s knows. So far: %(outcome)s.",
        label=refusal.label,
        owner=mention(refusal.owner),
        outcome=outcome_words(refusal.outcome, say),
    )


def settled(refusal: refusals.HelpSettled, say: Wording) -> Safe:
    return say.piece(
        "What came of the help of %(helper)s with *%(label)s* was said already: %(outcome)s.",
        label=refusal.label,
        helper=mention(refusal.helper),
        outcome=outcome_words(refusal.outcome, say),
    )


def no_such_offer(_refusal: refusals.NoSuchOffer, say: Wording) -> Safe:
    return say.piece("This offer to help is not there any more.")


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.YourOwnKeyResult: your_own,
    refusals.WeekAhead: week_ahead,
    refusals.NothingWritten: nothing_written,
    refusals.NobodyToHelp: nobody_to_help,
    refusals.NothingToHelpWith: nothing_to_help_with,
    refusals.HelpOfferedAlready: offered_already,
    refusals.HelpSettled: settled,
    refusals.NoSuchOffer: no_such_offer,
}
