"""Send what was agreed to in a team up to the lead above, all at once."""

from okr.actions.acting import actor_of
from okr.actions.asking import ask, teams_and_leads
from okr.actions.drafts_at_hand import team_of
from okr.agreement import asked_above
from okr.authority import Act, authorize, leads, require_live
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.ports import World
from okr.refusals import NotTheLead
from okr.refusals_agreement import NobodyAbove, NothingToSendUp


def send_up(world: World, team: str, *, by: Member) -> tuple[DraftedObjective, ...]:
    """Ask the lead above for their agreement to every draft of the team of that key that is agreed to: one message.
    Returns those that were sent; sent twice they are sent once, and the second time those that wait there are returned.

    Raises NoSuchTeam, NotTheLead, TeamArchived, NothingToSendUp and NobodyAbove.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        found = team_of(tx, team)
        if not leads(actor, team):
            raise NotTheLead(found.name, found.lead)
        require_live(found)
        drafts = tx.objective_drafts.of_team(team)
        agreed = [draft for draft in drafts if draft.state is DraftState.AGREED]
        before = tuple(draft for draft in drafts if draft.state is DraftState.SENT_UP)
        if not agreed and not before:
            raise NothingToSendUp(found.name)
        if not agreed:
            return before
        above = asked_above(team, *teams_and_leads(tx))
        if above is None:
            raise NobodyAbove(found.name)
        for draft in agreed:
            tx.audit.note(actor=by.id, action="send_up", thing=draft.label, at=world.now())
        return ask(world, tx, agreed, above, by=by)
