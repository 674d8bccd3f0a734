"""Write a part of a draft: what a step of the form says takes the place of what was there."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.drafts_at_hand import open_draft, team_of
from okr.actions.publishable import people_in, require_take_part
from okr.authority import Act, Actor, authorize
from okr.authority_writing import authorize_writing
from okr.draft_edits import Edit, print_of
from okr.drafting import DraftContent, DraftedObjective
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_writing import DraftChanged


def write_draft(world: World, number: int, edit: Edit, *, seen: str, by: Member) -> DraftedObjective:
    """Make that change; `seen` is the print of the part that the writer had before them. Made twice it is one change.

    Two who write different parts lose nothing. Raises DraftChanged where somebody wrote the same part meanwhile and
    something else, NoSuchDraft, DraftNotOpen, TakesNoPart (somebody newly named), and NotYoursToWrite where it is moved
    to a team that `by` has no part in.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = open_draft(tx, actor, number)
        content = edit.apply(draft.content)
        if content == draft.content:
            return draft
        if print_of(edit.part(draft.content)) != seen:
            raise DraftChanged(draft)
        require_part_in(tx, actor, content, before=draft.content)
        require_take_part(tx, people_in(content) - people_in(draft.content))
        kept = replace(draft, content=content, version=draft.version + 1, writer=by.id)
        tx.objective_drafts.put(kept)
        return kept


def require_part_in(tx: Transaction, actor: Actor, content: DraftContent, *, before: DraftContent) -> None:
    """Raise where it goes to another team, in which the writer neither is nor leads."""
    team = team_of(tx, content.team)
    if content.team != before.team:
        authorize_writing(actor, Act.DRAFT, team)
