"""Start the draft of a new objective."""

from okr.actions.acting import actor_of
from okr.actions.drafts_at_hand import team_of
from okr.authority import Act, authorize, leads
from okr.drafting import DraftContent, DraftedObjective
from okr.member import Member
from okr.objective import Level
from okr.ports import World
from okr.refusals_setting_up import NotYoursToWrite


def start_draft(world: World, content: DraftContent, *, by: Member) -> DraftedObjective:
    """Number and keep it. Those in a team may draft its objectives, too, for its lead to publish.

    Raises NoSuchTeam, and NotYoursToWrite where `by` neither is in the team nor leads it.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        team = team_of(tx, content.team)
        if team.key not in actor.teams and not leads(actor, team.key):
            raise NotYoursToWrite(team.name, Level.INDIVIDUAL, team.lead)
        number = tx.objective_drafts.next_number()
        draft = DraftedObjective(
            workspace=world.workspace, number=number, author=by.id, content=content, at=world.now()
        )
        tx.objective_drafts.put(draft)
        return draft
