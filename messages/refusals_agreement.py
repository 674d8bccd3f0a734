"""The sentences of what cannot be done while drafts of objectives are sent, agreed to and returned."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe, mention
from messages.wording import Wording
from okr import refusals_agreement as refusals
from okr.drafting import DraftState


def nobody_to_ask(refusal: refusals.NobodyToAsk, say: Wording) -> Safe:
    if refusal.may_publish:
        return say.piece("Nobody has to agree to %(draft)s: you can publish it yourself.", draft=refusal.label)
    return say.piece(
        "There is no lead who could agree to %(draft)s. Ask a workspace admin to publish it, or to name a lead.",
        draft=refusal.label,
    )


def not_yours_to_send(refusal: refusals.NotYoursToSend, say: Wording) -> Safe:
    return say.piece(
        "%(draft)s is %(person)s's: only they send it for agreement or take it back.",
        draft=refusal.label,
        person=mention(refusal.author),
    )


def not_yours_to_agree(refusal: refusals.NotYoursToAgree, say: Wording) -> Safe:
    if refusal.asked is None:
        return say.piece("%(draft)s is for its team's lead to decide.", draft=refusal.label)
    return say.piece(
        "%(draft)s waits for %(person)s's answer, so you can't decide on it. You can comment on it.",
        draft=refusal.label,
        person=mention(refusal.asked),
    )


def not_waiting(refusal: refusals.NotWaiting, say: Wording) -> Safe:
    match refusal.state:
        case DraftState.WRITING:
            return say.piece("%(draft)s was taken back meanwhile: nobody waits for an answer.", draft=refusal.label)
        case DraftState.RETURNED:
            return say.piece("A change of %(draft)s was asked for meanwhile.", draft=refusal.label)
        case DraftState.SENT_UP:
            return say.piece("%(draft)s was sent up meanwhile: the lead above decides on it now.", draft=refusal.label)
        case DraftState.PUBLISHED:
            return say.piece("%(draft)s was agreed to meanwhile and is published.", draft=refusal.label)
        case _:
            return say.piece("%(draft)s was agreed to meanwhile.", draft=refusal.label)


def nothing_to_send_up(refusal: refusals.NothingToSendUp, say: Wording) -> Safe:
    return say.piece(
        "Nothing of *%(team)s* waits to be sent up. What you agree to there collects for it.", team=refusal.team
    )


def nobody_above(refusal: refusals.NobodyAbove, say: Wording) -> Safe:
    return say.piece(
        "Nobody leads above *%(team)s*, so its objectives need nobody else: publish them.", team=refusal.team
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NobodyToAsk: nobody_to_ask,
    refusals.NotYoursToSend: not_yours_to_send,
    refusals.NotYoursToAgree: not_yours_to_agree,
    refusals.NotWaiting: not_waiting,
    refusals.NothingToSendUp: nothing_to_send_up,
    refusals.NobodyAbove: nobody_above,
}
