"""What somebody who has nothing here yet can begin with: a team, or an objective in theirs."""

from okr.actions.acting import actor_of
from okr.actions.set_up_rights import right_to_set_up
from okr.home import FirstStep
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_setting_up import NotYoursToSetUp


def first_step_of(world: World, tx: Transaction, by: Member) -> FirstStep | None:
    """Setting up a team, where there is none yet and `by` may; writing an objective, where they are in a team or lead
    one. None where it is for others to begin."""
    if not tx.teams.all():
        try:
            right_to_set_up(world, tx, by)
        except NotYoursToSetUp:
            return None
        return FirstStep.SET_UP
    actor = actor_of(world, tx, by)
    return FirstStep.WRITE if actor.leads or tx.teams.memberships(member=by.id) else None
