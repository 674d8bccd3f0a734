"""Set up a team with its people and, where there are none yet, the company above it and a cycle to write for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from okr.actions.acting import takes_part
from okr.actions.cycles_to_write_for import ensure_cycles
from okr.actions.open_set_up import require_free
from okr.actions.piloting import pilot_of
from okr.actions.schedule import Schedule
from okr.actions.set_up_rights import right_to_set_up
from okr.actions.show_greeting import show_greeting
from okr.actions.welcoming import welcome_members
from okr.cadence import NeverDue
from okr.calendar import NoWorkingDay
from okr.cycle import Cycle
from okr.member import Member
from okr.names import key_of
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.refusals import NeverAsked
from okr.refusals_setting_up import TakesNoPart
from okr.setting_up import NewTeam, TeamSetUp
from okr.team import Membership, Team

COMPANY = "company"


def set_up_team(world: World, new: NewTeam, *, by: Member) -> TeamSetUp:
    """Make the team in one go; sent twice, it is made once and told twice.

    Its lead and members are welcomed before its first check-in. Whoever sets up the very first team is an admin from
    then on. Raises NotYoursToSetUp, ChannelHasTeam, TakesNoPart (the lead) and NeverAsked.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        made = next((team for team in tx.teams.of_channel(new.channel) if is_the_same(team, new)), None)
        if made is not None:
            return told_of(world, tx, made, new, made_admin=False, by=by)
        right = right_to_set_up(world, tx, by)
        require_free(tx, new.channel)
        lead = tx.members.get(new.lead)
        if lead is None or not takes_part(tx, lead):
            raise TakesNoPart(new.lead)
        if right.is_first:
            tx.members.put(replace(tx.members.lock([by.id]).get(by.id, by), appointed=True))
            tx.audit.note(actor=by.id, action="first_admin", thing=by.id, at=world.now())
        team = put_team(tx, new, above=right.above or put_company(tx, new))
        put_members(tx, team, takers(tx, new))
        ensure_cycles(world, tx, team)
        told = told_of(world, tx, team, new, made_admin=right.is_first, by=by)
        welcome_members(world, tx, team, told.members)
        show_greeting(tx, new.channel)
        tx.audit.note(actor=by.id, action="set_up_team", thing=team.key, at=world.now())
        return told


def is_the_same(team: Team, new: NewTeam) -> bool:
    return (team.name, team.lead) == (new.name, new.lead)


def put_company(tx: Transaction, new: NewTeam) -> Team:
    """The company above the first team (docs/decisions/0003): named as the workspace, its lead still open."""
    taken = {team.key for team in tx.teams.all()}
    company = Team(
        workspace=tx.workspace,
        key=COMPANY if COMPANY not in taken else key_of(COMPANY, taken),
        name=tx.settings.get().name,
        cadence=new.cadence,
        is_company=True,
        zone=new.zone,
        language=new.language,
        calendar=new.calendar,
    )
    tx.teams.put(company)
    return company


def put_team(tx: Transaction, new: NewTeam, *, above: Team) -> Team:
    team = Team(
        workspace=tx.workspace,
        key=key_of(new.name, {team.key for team in tx.teams.all()}),
        name=new.name,
        cadence=new.cadence,
        lead=new.lead,
        channel=new.channel,
        parent=above.key,
        zone=new.zone,
        language=new.language,
        calendar=new.calendar,
        members_from=new.members_from,
    )
    tx.teams.put(team)
    return team


def takers(tx: Transaction, new: NewTeam) -> list[Member]:
    """The lead and the members who take part, each once, in the order they were named."""
    known = tx.members.many({new.lead, *new.members})
    named = dict.fromkeys((new.lead, *new.members))
    return [known[one] for one in named if one in known and takes_part(tx, known[one])]


def put_members(tx: Transaction, team: Team, people: Iterable[Member]) -> None:
    """A first team is somebody's primary one; a further one leaves that as it is."""
    for person in people:
        primary = not any(one.primary for one in tx.teams.memberships(member=person.id))
        tx.teams.put_membership(Membership(person.id, team.key, primary))


def told_of(world: World, tx: Transaction, team: Team, new: NewTeam, *, made_admin: bool, by: Member) -> TeamSetUp:
    cycles = ensure_cycles(world, tx, team)
    members = tuple(takers(tx, new))
    lead = tx.members.get(new.lead)
    if lead is None:
        raise TakesNoPart(new.lead)
    return TeamSetUp(
        team=team,
        above=tx.teams.get(team.parent or ""),
        lead=lead,
        members=members,
        left_out=tuple(one for one in new.members if one not in {member.id for member in members}),
        cycles=cycles,
        first=first_check_in(world, tx, team, cycles, by),
        made_admin=made_admin,
        waits=not pilot_of(tx).asks(team.key, world.now()),
    )


def first_check_in(world: World, tx: Transaction, team: Team, cycles: Sequence[Cycle], by: Member) -> Occurrence:
    """The next check-in of the team, in the zone of `by`; NeverAsked where its days leave none."""
    calendar = Schedule(world, tx).calendar(team.key)
    cadence = team.cadence_in(cycles[0]) if cycles else team.cadence
    try:
        return cadence.next_after(world.now(), calendar, member_zone=by.tz, team_zone=team.tz)
    except (NeverDue, NoWorkingDay) as never:
        raise NeverAsked(team.name) from never
