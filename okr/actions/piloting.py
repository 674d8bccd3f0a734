"""The pilot as it is kept, and who stands outside it: told nothing by itself, and at the door in words."""

from okr.actions.acting import actor_of
from okr.authority import Actor
from okr.key_result import KeyResultState
from okr.member import Member
from okr.pilot import Pilot, chosen_now
from okr.ports import Transaction, World
from okr.refusals_setting_up import OutsidePilot
from okr.team_place import with_above

MOST_TO_ASK = 2


def pilot_of(tx: Transaction) -> Pilot:
    return Pilot(tx.settings.get().choices.pilot, {team.key: team for team in tx.teams.all()})


def require_inside(world: World, member: Member) -> None:
    """Raise OutsidePilot where a pilot is on and this person has nothing to do with its teams."""
    with world.snapshot() as tx:
        if is_outside(world, tx, member):
            chosen = chosen_now(tx.settings.get().choices.pilot)
            names = tuple(sorted(team.name for team in tx.teams.live() if team.key in chosen))
            raise OutsidePilot(names, admins_to_ask(tx))


def is_outside(world: World, tx: Transaction, member: Member) -> bool:
    """Whether a pilot is on that `member` has no part in. Inside are admins, who is in one of its teams, leads one or
    one above it, answers for somebody, or owns something there."""
    inside = pilot_of(tx).inside(world.now())
    if inside is None:
        return False
    actor = actor_of(world, tx, member)
    return not (has_a_part(tx, actor, inside) or owns_something(tx, actor, inside))


def has_a_part(tx: Transaction, actor: Actor, inside: frozenset[str]) -> bool:
    teams = {team.key: team for team in tx.teams.all()}
    leads = {teams[key].lead_now for key in with_above(inside, teams)}
    return actor.member.is_admin or bool(actor.teams & inside) or actor.id in leads or bool(actor.delegate_of)


def owns_something(tx: Transaction, actor: Actor, inside: frozenset[str]) -> bool:
    """Of an objective of these teams, in a cycle that takes check-ins."""
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.takes_check_ins]
    own = [each for each in tx.key_results.owned_by([actor.id]) if each.state is KeyResultState.ACTIVE]
    objectives = tx.objectives.many({each.objective for each in own}).values()
    theirs = [*objectives, *tx.objectives.find(owner=actor.id)]
    return any(each.team in inside and each.cycle in cycles and not each.archived for each in theirs)


def admins_to_ask(tx: Transaction) -> tuple[str, ...]:
    """Up to two admins by id: those who were named here first."""
    admins = [member for member in tx.members.all() if member.is_admin and member.can_answer]
    ranked = sorted(admins, key=lambda one: (not one.appointed, one.name, one.id))
    return tuple(one.id for one in ranked[:MOST_TO_ASK])
