"""The sentences of what the settings refuse: plain, for they also stand at the field of a form."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe, escaped
from messages.wording import Wording
from okr import refusals

Plain = Callable[[Any, Wording], str]


def not_an_admin(_refusal: refusals.NotAnAdmin, say: Wording) -> str:
    return say.say("This is for the bot's admins, who look after what holds for the whole workspace. Ask one of them.")


def no_admin_left(_refusal: refusals.NoAdminLeft, say: Wording) -> str:
    return say.say("Somebody has to stay admin. Choose at least one person.")


def never_asked(_refusal: refusals.NeverAsked, say: Wording) -> str:
    return say.say(
        "With these settings nobody would ever be asked: the check-in day and the days before it in the week "
        "are all off. Choose a later day, or tick more working days."
    )


def thresholds_cross(refusal: refusals.ThresholdsCross, say: Wording) -> str:
    if refusal.field == "behind_gap":
        return say.say("“Far behind” has to begin later than “behind”. Choose a larger number.")
    return say.say("“Sure” has to begin higher than “unsure”. Choose a higher number.")


def cannot_be_chosen(_refusal: refusals.CannotBeChosen, say: Wording) -> str:
    return say.say("Only full members of this workspace can be chosen. Choose somebody else.")


def as_piece(said: Plain) -> Callable[[Any, Wording], Safe]:
    return lambda refusal, say: escaped(said(refusal, say))


PLAIN: Mapping[type, Plain] = {
    refusals.NotAnAdmin: not_an_admin,
    refusals.NoAdminLeft: no_admin_left,
    refusals.NeverAsked: never_asked,
    refusals.ThresholdsCross: thresholds_cross,
    refusals.CannotBeChosen: cannot_be_chosen,
}
SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {kind: as_piece(said) for kind, said in PLAIN.items()}
