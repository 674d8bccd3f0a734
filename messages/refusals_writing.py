"""The sentences of what cannot be done while the draft of an objective is written."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe, mention
from messages.numbers import show_percent
from messages.wording import Wording
from okr import refusals_writing as refusals


def no_such_draft(refusal: refusals.NoSuchDraft, say: Wording) -> Safe:
    return say.piece("There is no draft %(draft)s for you: it may be deleted or published by now.", draft=refusal.label)


def draft_not_open(refusal: refusals.DraftNotOpen, say: Wording) -> Safe:
    return say.piece(
        "The draft %(draft)s cannot be changed now: it was sent to somebody or is published.", draft=refusal.label
    )


def draft_changed(refusal: refusals.DraftChanged, say: Wording) -> Safe:
    return say.piece(
        "Somebody changed the draft %(draft)s meanwhile. Look at their version, then save yours again.",
        draft=refusal.theirs.label,
    )


def draft_not_complete(refusal: refusals.DraftNotComplete, say: Wording) -> Safe:
    return say.piece(
        "The draft %(draft)s needs a title, and at least one key result with a title, first.", draft=refusal.label
    )


def due_too_soon(refusal: refusals.DueTooSoon, say: Wording) -> Safe:
    return say.piece("“%(title)s” would be due before it begins. Give it a later due day.", title=refusal.title)


def no_owner(refusal: refusals.NoOwner, say: Wording) -> Safe:
    return say.piece("Nobody answers for “%(title)s” yet. Choose an owner.", title=refusal.title)


def weights_over(refusal: refusals.WeightsOver, say: Wording) -> Safe:
    return say.piece(
        "The weights add up to %(total)s. Together they may come to 100%% at most.",
        total=show_percent(refusal.total, say.language),
    )


def parent_not_there(refusal: refusals.ParentNotThere, say: Wording) -> Safe:
    return say.piece(
        "*%(label)s*, which this objective is to serve, is not there any more, or not for you to see. Choose another.",
        label=refusal.label,
    )


def not_of_parent(refusal: refusals.NotOfParent, say: Wording) -> Safe:
    return say.piece(
        "*%(key_result)s* belongs to another objective than *%(parent)s*. Choose which of the two this one serves.",
        key_result=refusal.key_result,
        parent=refusal.parent,
    )


def serves_itself(refusal: refusals.ServesItself, say: Wording) -> Safe:
    return say.piece(
        "*%(label)s* lies below this objective in the tree, so this one cannot serve it. Choose another.",
        label=refusal.label,
    )


def not_yours_to_delete(refusal: refusals.NotYoursToDelete, say: Wording) -> Safe:
    return say.piece(
        "The draft %(draft)s can be deleted by %(author)s, who wrote it, and by the team's lead. "
        "You can ask for a change instead.",
        draft=refusal.label,
        author=mention(refusal.author),
    )


def not_yours_to_edit(refusal: refusals.NotYoursToEdit, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece("*%(label)s* can be changed by the bot's admins.", label=refusal.label)
    return say.piece(
        "*%(label)s* can be changed by its team's lead %(lead)s or an admin.",
        label=refusal.label,
        lead=mention(refusal.lead),
    )


def objective_changed(refusal: refusals.ObjectiveChanged, say: Wording) -> Safe:
    return say.piece(
        "Somebody else changed the same of *%(label)s* meanwhile. Nothing is lost: open the draft D-%(draft)s again, "
        "and choose between both versions.",
        label=refusal.label,
        draft=refusal.draft,
    )


def why_not_said(refusal: refusals.WhyNotSaid, say: Wording) -> Safe:
    return say.piece(
        "The target or a day of *%(label)s* changes. Say in a few words why, so that everybody who sees its figures "
        "can follow.",
        label=refusal.label,
    )


def answered_otherwise(refusal: refusals.AnsweredOtherwise, say: Wording) -> Safe:
    return say.piece(
        "There are answers about *%(label)s* in its present unit and kind, which the new ones would make wrong. "
        "Remove it, and add a new key result instead: what was said stays in its history.",
        label=refusal.label,
    )


def too_many_key_results(refusal: refusals.TooManyKeyResults, say: Wording) -> Safe:
    return say.piece(
        "*%(label)s* has more than %(n)s key results, too many for the form. "
        "Change or copy it in the file that is loaded.",
        label=refusal.label,
        n=refusal.most,
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NoSuchDraft: no_such_draft,
    refusals.DraftNotOpen: draft_not_open,
    refusals.DraftChanged: draft_changed,
    refusals.DraftNotComplete: draft_not_complete,
    refusals.DueTooSoon: due_too_soon,
    refusals.NoOwner: no_owner,
    refusals.WeightsOver: weights_over,
    refusals.ParentNotThere: parent_not_there,
    refusals.NotOfParent: not_of_parent,
    refusals.ServesItself: serves_itself,
    refusals.NotYoursToDelete: not_yours_to_delete,
    refusals.NotYoursToEdit: not_yours_to_edit,
    refusals.ObjectiveChanged: objective_changed,
    refusals.WhyNotSaid: why_not_said,
    refusals.AnsweredOtherwise: answered_otherwise,
    refusals.TooManyKeyResults: too_many_key_results,
}
