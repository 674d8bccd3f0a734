"""Say what a welcome says when it is sent: what this is, for somebody who has not been asked yet."""

from okr.actions.acting import takes_part
from okr.actions.agenda import Agenda, Agendas
from okr.actions.told import addressed
from okr.actions.welcoming import cadence_now, next_for
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing
from okr.member import Member
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.team import Team
from okr.welcome import Welcome

AHEAD = 5
"""How many weeks are looked through for what they are asked first."""


def compose_welcome(world: World, delivery: Delivery) -> Outgoing[Welcome] | Moot:
    """The welcome of its subject. Moot where they were asked or answered before it could be sent, are gone, or are in
    no team and asked about nothing."""
    with world.snapshot() as tx:
        member = tx.members.get(delivery.plan.subject)
        if member is None or not takes_part(tx, member):
            return Moot("takes no part")
        if knows_this(tx, member):
            return Moot("knows this already")
        agendas = Agendas(world, tx, members=[member.id])
        teams = agendas.schedule.teams
        own = tuple(teams[one.team] for one in tx.teams.memberships(member=member.id) if one.team in teams)
        agenda = agendas.next_of(member, after=world.now(), weeks=AHEAD)
        asked = agenda.when if agenda else next_of_teams(world, agendas, own, member)
        if asked is None:
            return Moot("is asked about nothing")
        welcome = Welcome(
            member=member,
            teams=own or teams_of(agenda),
            key_results=len(agenda.items) if agenda else 0,
            asked_at=asked.nudge_at,
            digest_at=asked.digest_at,
            workspace=tx.settings.get().name,
        )
        return addressed(tx, member, welcome)


def knows_this(tx: Transaction, member: Member) -> bool:
    """Whether they have answered for a key result of theirs, or were asked to."""
    numbers = [key_result.number for key_result in tx.key_results.owned_by([member.id])]
    return bool(tx.standings.tallies(numbers)) or tx.deliveries.was_sent(DeliveryKind.NUDGE, member.id)


def next_of_teams(world: World, agendas: Agendas, teams: tuple[Team, ...], member: Member) -> Occurrence | None:
    """When the first of their teams that are asked is asked next."""
    now, schedule = world.now(), agendas.schedule
    found = [
        next_for(member, team, schedule.calendar(team.key), cadence_now(schedule, team, now), now)
        for team in teams
        if schedule.pilot.asks(team.key, now)
    ]
    return min((one for one in found if one), key=lambda one: one.nudge_at, default=None)


def teams_of(agenda: Agenda | None) -> tuple[Team, ...]:
    """The teams whose key results they are asked about."""
    named = {item.team.key: item.team for item in agenda.items} if agenda else {}
    return tuple(named.values())
