"""Choosing the teams of a pilot: what that would mean is shown first; widening and ending it are the same."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from okr.actions.acting import actor_of, takes_part
from okr.authority import Act, authorize
from okr.key_result import KeyResultState
from okr.member import Member
from okr.pilot import PilotShown, chosen_now, with_stage
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.settings import WorkspaceSettings
from okr.team import Team
from okr.team_place import with_below


def show_pilot(world: World, chosen: Collection[str] | None = None, *, by: Member) -> PilotShown:
    """The pilot with the teams of these keys, or as it is (None). Raises NotAnAdmin, and NoSuchTeam for what is no live
    team."""
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        now = on_now(tx, tx.settings.get())
        return shown(tx, now if chosen is None else frozenset(team.key for team in named(tx, chosen)), now)


def choose_pilot(world: World, chosen: Collection[str], *, by: Member) -> PilotShown:
    """From now on these teams and those below them are asked alone; none of them: every team is again.

    A check-in that has begun goes on to its digest, and weeks in which a team was left alone are not missed by it.
    Standings are worked out anew in steps (keep_standings_true). Choosing the same twice changes nothing. Raises as
    `show_pilot` does.
    """
    with world.transaction() as tx:
        known = tx.settings.lock()
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        teams = frozenset(team.key for team in named(tx, chosen))
        stages = with_stage(known.choices.pilot, teams, at=world.now())
        if stages != known.choices.pilot:
            tx.settings.put(replace(known, choices=replace(known.choices, pilot=stages, stale_from=0)))
            action = "choose_pilot" if teams else "end_pilot"
            tx.audit.note(actor=by.id, action=action, thing=" ".join(sorted(teams)) or by.id, at=world.now())
        return shown(tx, teams, teams)


def on_now(tx: Transaction, settings: WorkspaceSettings) -> frozenset[str]:
    """The live teams that were chosen last."""
    return chosen_now(settings.choices.pilot) & {team.key for team in tx.teams.live()}


def named(tx: Transaction, keys: Iterable[str]) -> list[Team]:
    live = {team.key: team for team in tx.teams.live()}
    for key in keys:
        if key not in live:
            raise NoSuchTeam(key)
    return sorted((live[key] for key in set(keys)), key=lambda team: (team.name, team.key))


def shown(tx: Transaction, chosen: frozenset[str], now: frozenset[str]) -> PilotShown:
    live = {team.key: team for team in tx.teams.live()}
    every = frozenset(live)
    inside = with_below(chosen, live) if chosen else every
    return PilotShown(
        offered=tuple(named(tx, every)),
        chosen=chosen,
        is_on=bool(now),
        teams=len(inside),
        people=concerned(tx, inside),
        now=concerned(tx, with_below(now, live) if now else every),
        everybody=concerned(tx, every),
    )


def concerned(tx: Transaction, teams: frozenset[str]) -> int:
    """How many people who take part are in these teams or own an open key result of theirs."""
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.takes_check_ins]
    objectives = [each.number for each in tx.objectives.find(teams=teams, cycles=cycles)]
    owned = tx.key_results.of_objectives(objectives)
    people = {each.member for each in tx.teams.memberships() if each.team in teams}
    people |= {each.owner for each in owned if each.owner and each.state is KeyResultState.ACTIVE}
    return sum(takes_part(tx, member) for member in tx.members.many(people).values())
