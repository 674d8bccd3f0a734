"""The sentences of what cannot be given to somebody else."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe, mention
from messages.wording import Wording
from okr import refusals_transfer as refusals


def not_yours(refusal: refusals.NotYoursToTransfer, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece("*%(label)s* can be handed over by its owner or one of the bot's admins.", label=refusal.label)
    return say.piece(
        "*%(label)s* can be handed over by its owner, its team's lead %(lead)s or one of the bot's admins.",
        label=refusal.label,
        lead=mention(refusal.lead),
    )


def nothing(refusal: refusals.NothingToTransfer, say: Wording) -> Safe:
    return say.piece("%(person)s has nothing open that you could hand over.", person=mention(refusal.member))


def theirs_already(refusal: refusals.TheirsAlready, say: Wording) -> Safe:
    return say.piece("%(person)s has it already. Choose somebody else.", person=mention(refusal.owner))


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NotYoursToTransfer: not_yours,
    refusals.NothingToTransfer: nothing,
    refusals.TheirsAlready: theirs_already,
}
