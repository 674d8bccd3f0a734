"""Keep what was written in the draft of an objective so far."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.drafts_at_hand import open_draft, team_of
from okr.authority import Act, authorize, leads
from okr.drafting import DraftContent, DraftedObjective
from okr.member import Member
from okr.objective import Level
from okr.ports import World
from okr.refusals_setting_up import NotYoursToWrite
from okr.refusals_writing import DraftChanged


def keep_draft_content(
    world: World, number: int, content: DraftContent, *, version: int, by: Member
) -> DraftedObjective:
    """Replace its content, whose `version` the writer saw. Kept twice it is one change.

    Raises NoSuchDraft, DraftNotOpen, DraftChanged where another version is on record that says something else, and as
    start_draft where the content is moved to another team.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = open_draft(tx, actor, number)
        if draft.content == content:
            return draft
        if draft.version != version:
            raise DraftChanged(draft)
        team = team_of(tx, content.team)
        if team.key != draft.content.team and team.key not in actor.teams and not leads(actor, team.key):
            raise NotYoursToWrite(team.name, Level.INDIVIDUAL, team.lead)
        kept = replace(draft, content=content, version=draft.version + 1)
        tx.objective_drafts.put(kept)
        return kept
