"""Delete the draft of an objective that was never published."""

from okr.actions.acting import actor_of
from okr.actions.asking import settle_asking
from okr.actions.drafts_at_hand import draft_at_hand
from okr.agreement import Outcome
from okr.authority import Act, authorize
from okr.authority_writing import authorize_writing
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.ports import World
from okr.refusals_writing import DraftNotOpen


def delete_draft(world: World, number: int, *, by: Member) -> DraftedObjective:
    """Gone for good, with the talk about it; returns what it said. Raises NoSuchDraft, NotYoursToDelete, and
    DraftNotOpen where it is published."""
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = draft_at_hand(tx, actor, number)
        authorize_writing(actor, Act.DELETE_DRAFT, draft)
        if draft.state is DraftState.PUBLISHED:
            raise DraftNotOpen(draft.label)
        tx.objective_drafts.drop(number)
        tx.objective_comments.drop(draft.label)
        if draft.asked is not None:
            settle_asking(world, tx, [draft], Outcome.GONE, by.id)
        tx.audit.note(actor=by.id, action="delete_draft", thing=draft.label, at=world.now())
        return draft
