"""Open a cycle, begin to close it, close it, or take one step back; and what a day that has come does by itself."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.plan_cycle import cycle_named, key_results_in
from okr.actions.planning import LOOK_BACK, weeks_between
from okr.actions.show_answers import TO_CHANNELS, TO_PEOPLE, want_edits_of_many
from okr.actions.show_cycles import today_in
from okr.audit import BY_ITSELF
from okr.authority import Act, authorize
from okr.cycle import NEXT, Cycle, CycleState
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_cycles import CycleMayNotBecome
from okr.team_place import with_above


def move_cycle(world: World, key: str, state: CycleState, *, by: Member) -> Cycle:
    """Make it what an admin chose. Closed, it takes no answers; what was said is kept, and it can be opened again.

    What it is already it stays. Raises NotAnAdmin, NoSuchCycle and CycleMayNotBecome.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        before = cycle_named(tx, key)
        if before.state is state:
            return before
        if state not in NEXT[before.state]:
            raise CycleMayNotBecome(before, state)
        return moved(world, tx, before, state, actor=by.id)


def keep_cycles(world: World) -> int:
    """Open what is planned and has begun, and begin to close what runs and is over, by the day where the company is at
    home; how many cycles that changed."""
    with world.snapshot() as tx:
        if not due(world, tx):
            return 0
    with world.transaction() as tx:
        tx.settings.lock()
        changes = due(world, tx)
        for cycle, state in changes:
            moved(world, tx, cycle, state, actor=BY_ITSELF)
        return len(changes)


def due(world: World, tx: Transaction) -> list[tuple[Cycle, CycleState]]:
    """What is to become of which cycles today."""
    today, every = today_in(world, tx), tx.cycles.all()
    begun = [one for one in every if one.state is CycleState.PLANNED and one.first_day <= today <= one.last_day]
    over = [one for one in every if one.state is CycleState.ACTIVE and one.last_day < today]
    return [(one, CycleState.ACTIVE) for one in begun] + [(one, CycleState.CLOSING) for one in over]


def moved(world: World, tx: Transaction, cycle: Cycle, state: CycleState, *, actor: str) -> Cycle:
    after = replace(cycle, state=state)
    tx.cycles.put(after)
    if after.takes_check_ins is not cycle.takes_check_ins:
        follow(world, tx, after)
    tx.audit.note(actor=actor, action=f"{state.value}_cycle", thing=cycle.key, at=world.now())
    return after


def follow(world: World, tx: Transaction, cycle: Cycle) -> None:
    """What was said lately to its owners and teams is brought up to date; the next minute asks who is to be asked."""
    people = {one.owner for one in key_results_in(tx, cycle.key) if one.owner}
    every = {team.key: team for team in tx.teams.all()}
    teams = with_above({each.team for each in tx.objectives.find(cycles=[cycle.key])}, every)
    for week in weeks_between(world.now() - LOOK_BACK, world.now()):
        want_edits_of_many(tx, people, week, TO_PEOPLE)
        want_edits_of_many(tx, teams, week, TO_CHANNELS)
