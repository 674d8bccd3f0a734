"""Start the draft of a new objective."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.drafts_at_hand import draft_at_hand, team_of
from okr.actions.publishable import people_in, require_take_part
from okr.authority import Act, Actor, authorize
from okr.authority_writing import authorize_writing
from okr.drafting import DraftContent, DraftedObjective
from okr.member import Member
from okr.ports import Transaction, World

FORM = "draft_form"
"""The kind of reference by which a form that is sent twice is known."""


def start_draft(world: World, content: DraftContent, *, by: Member, form: str = "") -> DraftedObjective:
    """Number and keep it. Those in a team may draft its objectives, too, for its lead to publish. Where `form` names
    the form it was written in, one sent twice is one draft, which says what was sent last.

    Raises NoSuchTeam, TakesNoPart, and NotYoursToWrite where `by` neither is in the team nor leads it.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        authorize_writing(actor, Act.DRAFT, team_of(tx, content.team))
        tx.settings.lock()
        require_take_part(tx, people_in(content))
        known = tx.references.get(FORM, form) if form else None
        if known is not None:
            return written_again(tx, actor, known, content)
        number = tx.objective_drafts.next_number()
        draft = DraftedObjective(
            workspace=world.workspace, number=number, author=by.id, content=content, at=world.now()
        )
        tx.objective_drafts.put(draft)
        if form:
            tx.references.put(FORM, form, number)
        return draft


def written_again(tx: Transaction, actor: Actor, number: int, content: DraftContent) -> DraftedObjective:
    """The draft that the form began, with what it says by now, where nobody has gone on with it since."""
    draft = draft_at_hand(tx, actor, number)
    if draft.version != 1 or not draft.is_open or draft.content == content:
        return draft
    kept = replace(draft, content=content, version=draft.version + 1)
    tx.objective_drafts.put(kept)
    return kept
