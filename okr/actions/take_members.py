"""Bring a team's members up to date with its channel or a user group: what that means first, then in one go."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from okr.actions.acting import actor_of, takes_part
from okr.actions.set_up_team import put_members
from okr.actions.welcoming import welcome_members
from okr.authority import Act, authorize
from okr.key_result import KeyResultState
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.team import Membership, Team
from okr.team_members import MembersChange, Source


def team_to_fill(world: World, key: str, *, by: Member) -> Team:
    """The team, for somebody who may change it. Raises NoSuchTeam and NotTheLead."""
    with world.snapshot() as tx:
        return fillable(world, tx, key, by)


def compare_members(world: World, key: str, source: Source, *, by: Member) -> MembersChange:
    """Who would join the team and leave it if it were the people of `source` that are known here. Its lead never
    leaves; who takes no part here (bots, people who left, guests where they may not) never joins, and leaves.

    Raises as `team_to_fill` and `Source.people_for`.
    """
    with world.snapshot() as tx:
        return change_of(tx, fillable(world, tx, key, by), source)


def take_members(world: World, key: str, source: Source, *, sign: str, by: Member) -> MembersChange:
    """Make the members those that `compare_members` showed, whose `sign` that is; where it is another by now, nothing
    is done and the new one returned. Those who join are welcomed before their first check-in; a further team leaves
    their primary one as it is, and where that is what they leave, the next takes its place. The team keeps
    its source."""
    with world.transaction() as tx:
        tx.settings.lock()
        change = change_of(tx, fillable(world, tx, key, by), source)
        if change.sign != sign or not change.is_any:
            return change
        for person in change.leaving:
            leave(tx, person, change.team)
        put_members(tx, change.team, change.joining)
        tx.teams.put(replace(change.team, members_from=source.asked or None))
        welcome_members(world, tx, change.team, change.joining)
        thing = f"{key} @{source.group.handle}" if source.group else key
        tx.audit.note(actor=by.id, action="take_members", thing=thing, at=world.now())
        return change.done()


def fillable(world: World, tx: Transaction, key: str, by: Member) -> Team:
    team = tx.teams.get(key)
    if team is None:
        raise NoSuchTeam(key)
    authorize(actor_of(world, tx, by), Act.CHANGE_TEAM, team)
    return team


def change_of(tx: Transaction, team: Team, source: Source) -> MembersChange:
    people = source.people_for(team)
    here = {each.member for each in tx.teams.memberships(team=team.key)}
    known = tx.members.many({*people, *here})
    wanted = {id_ for id_ in people if id_ in known and takes_part(tx, known[id_])}
    kept = wanted | {team.lead}
    leaving = in_order(known[id_] for id_ in here - kept)
    joining = in_order(known[id_] for id_ in wanted - here)
    return MembersChange(team, joining, leaving, owning(tx, team, leaving), source.asked)


def in_order(people: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(people, key=lambda one: (one.name, one.id)))


def owning(tx: Transaction, team: Team, people: Collection[Member]) -> tuple[Member, ...]:
    """Those who own active key results of the team, in a cycle that takes check-ins."""
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.takes_check_ins]
    numbers = [each.number for each in tx.objectives.find(teams=[team.key], cycles=cycles)]
    key_results = tx.key_results.of_objectives(numbers) if numbers else ()
    owners = {each.owner for each in key_results if each.state is KeyResultState.ACTIVE}
    return tuple(person for person in people if person.id in owners)


def leave(tx: Transaction, person: Member, team: Team) -> None:
    """Out of the team; where it was the primary one, the next by key becomes that."""
    theirs = tx.teams.memberships(member=person.id)
    gone = next((each for each in theirs if each.team == team.key), None)
    if gone is None:
        return
    tx.teams.drop_membership(gone)
    others = [each for each in theirs if each.team != team.key]
    if gone.primary and others:
        tx.teams.put_membership(Membership(person.id, others[0].team, primary=True))
