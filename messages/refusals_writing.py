"""The sentences of what cannot be done while the draft of an objective is written."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe
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


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NoSuchDraft: no_such_draft,
    refusals.DraftNotOpen: draft_not_open,
    refusals.DraftChanged: draft_changed,
}
