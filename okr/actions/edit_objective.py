"""Change an objective on record: in a draft that starts from what it says, and is published like any other."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.drafts_at_hand import open_draft
from okr.actions.on_record import on_record
from okr.authority import Act, authorize
from okr.drafting import DraftedObjective
from okr.member import Member
from okr.ports import Transaction, World


def edit_objective(world: World, number: int, *, by: Member) -> DraftedObjective:
    """The draft in which `by` changes it: the one they began and did not publish, else a new one.

    Raises NoSuchKeyResult, also where `by` may not see it, NotYoursToEdit, and TooManyKeyResults.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        tx.settings.lock()
        record = on_record(tx, number)
        authorize(actor, Act.EDIT, record.in_context)
        begun = begun_by(tx, number, by.id)
        if begun is not None:
            return begun
        draft = DraftedObjective(
            workspace=world.workspace,
            number=tx.objective_drafts.next_number(),
            author=by.id,
            content=record.content,
            at=world.now(),
            objective=number,
            base=record.content,
        )
        tx.objective_drafts.put(draft)
        return draft


def begun_by(tx: Transaction, objective: int, author: str) -> DraftedObjective | None:
    found = tx.objective_drafts.of_author(author)
    return next((draft for draft in found if draft.objective == objective and draft.is_open), None)


def settle_differences(world: World, number: int, *, mine: bool, by: Member) -> DraftedObjective:
    """Let the draft start from what is on record now: with everything that only one side changed and, of what both
    changed the same, with what the draft says (`mine`) or what is on record.

    Settled twice it is settled once. Raises NoSuchDraft, DraftNotOpen, and as edit_objective.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = open_draft(tx, actor, number)
        if draft.objective is None or draft.base is None:
            return draft
        record = on_record(tx, draft.objective)
        authorize(actor, Act.EDIT, record.in_context)
        if draft.base == record.content:
            return draft
        both = record.merged_with(draft)
        kept = replace(
            draft,
            content=both.mine if mine else both.theirs,
            base=record.content,
            version=draft.version + 1,
            writer=by.id,
        )
        tx.objective_drafts.put(kept)
        return kept
