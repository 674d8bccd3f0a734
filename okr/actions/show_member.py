"""Look somebody up for an admin: who they are here, what is theirs, and what may be done about it."""

from datetime import datetime

from okr.actions.acting import actor_of
from okr.actions.hand_over_left import Leaving
from okr.actions.piloting import is_outside
from okr.actions.transfer import of_person
from okr.authority import Act, Actor, authorize
from okr.member import Member
from okr.member_shown import MemberShown
from okr.ports import Transaction, World
from okr.refusals_transfer import NothingToTransfer
from okr.team import Team


def show_member(world: World, person: str, *, by: Member) -> MemberShown | None:
    """The member of that Slack id; None where nobody here has heard of them. Raises NotAnAdmin."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.LOOK_AFTER)
        found = tx.members.get(person)
        return shown(world, tx, found, actor=actor) if found else None


def shown(world: World, tx: Transaction, member: Member, *, actor: Actor) -> MemberShown:
    """Of what is theirs numbers alone: what an admin may not see stays unseen."""
    running = [cycle.key for cycle in tx.cycles.all() if cycle.takes_check_ins]
    numbers = [each for some in tx.key_results.open_of_owners([member.id]).values() for each in some]
    leads = frozenset(team.key for team in tx.teams.live() if team.lead_now == member.id)
    return MemberShown(
        member=member,
        at=world.now(),
        spoken=tx.settings.get().language,
        teams=teams_of(tx, member, leads),
        leads=leads,
        objectives=len(tx.objectives.find(owner=member.id, cycles=running)),
        key_results=len(numbers),
        answered_at=answered_at(tx, member, numbers),
        transferable=transferable(tx, member, actor) if member.can_answer else 0,
        left_in=left_in(world, tx, member),
        is_outside=member.can_answer and is_outside(world, tx, member),
    )


def teams_of(tx: Transaction, member: Member, leads: frozenset[str]) -> tuple[Team, ...]:
    keys = {one.team for one in tx.teams.memberships(member=member.id)} | leads
    found = [team for team in tx.teams.live() if team.key in keys]
    return tuple(sorted(found, key=lambda team: (team.name, team.key)))


def answered_at(tx: Transaction, member: Member, numbers: list[int]) -> datetime | None:
    """When they last answered for one of these themselves, as far as the last two answers of each tell."""
    answers = (
        each for one in tx.standings.many(numbers, trend=False).values() for each in (one.latest, one.previous) if each
    )
    return max((each.at for each in answers if each.by == member.id), default=None)


def transferable(tx: Transaction, member: Member, actor: Actor) -> int:
    try:
        found = of_person(tx, actor, member.id)
    except NothingToTransfer:
        return 0
    return len(found.key_results) + len(found.objectives)


def left_in(world: World, tx: Transaction, member: Member) -> tuple[Team, ...]:
    """The teams where a hand-over of theirs can be opened; none where they are here."""
    if member.can_answer:
        return ()
    leaving = Leaving(world, tx, member)
    concerned = [leaving.teams[key] for key in leaving.concerned()]
    return tuple(
        team for team in concerned if leaving.key_results(team) or leaving.objectives(team) or leaving.led(team)
    )
