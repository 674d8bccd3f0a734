"""Archive a team that is no more, or bring it back; nothing that was said in it is lost."""

from dataclasses import replace

from okr.actions.acting import actor_of, takes_part
from okr.actions.change_team import asked_in
from okr.actions.choose_pilot import on_now
from okr.actions.close_destination import chosen_channel
from okr.actions.settling import promised, settle
from okr.actions.show_greeting import show_greeting
from okr.authority import Act, authorize
from okr.cycle import CycleState
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.refusals_archiving import TeamArchived
from okr.team import Membership, Team
from okr.team_archiving import TeamArchiving, place_of


def show_archiving(world: World, key: str, *, by: Member) -> TeamArchiving:
    """What archiving the team would mean, and what stands in the way. Raises NotAnAdmin, NoSuchTeam, and TeamArchived
    where it is archived already."""
    with world.snapshot() as tx:
        team = team_of(world, tx, key, by)
        if team.archived_on is not None:
            raise TeamArchived(team.name, team.archived_on)
        return archiving_of(tx, team)


def archive_team(world: World, key: str, *, by: Member) -> Team:
    """From now on it is offered nowhere, asked about nothing and told nothing; its channel is free for another team.
    What is out stays, and what was to go out is missed. Its members stay its own for when it is brought back: until
    then another team of theirs is their primary one.

    Archiving it again changes nothing. Raises as `show_archiving` does, and CompanyStays, TeamsBelow,
    ObjectivesNotOver and OnlyPilotTeam.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        team = team_of(world, tx, key, by)
        if team.is_archived:
            return team
        archiving_of(tx, team).require_free()
        after = team.archived(world.now().astimezone(team.tz).date())
        for each in tx.teams.memberships(team=key):
            leave_primary(tx, each)
        tx.teams.put(after)
        chosen_channel(world, tx, after, team)
        if team.channel:
            show_greeting(tx, team.channel)
        tx.audit.note(actor=by.id, action="archive_team", thing=key, at=world.now())
        return after


def bring_back_team(world: World, key: str, *, by: Member) -> Team:
    """As it was before it was archived, below the nearest team above it that is live by now; its channel it has to be
    given anew, for that may be another's. Bringing it back again changes nothing. Raises NotAnAdmin and NoSuchTeam."""
    with world.transaction() as tx:
        tx.settings.lock()
        team = team_of(world, tx, key, by)
        if not team.is_archived:
            return team
        before = promised(world, tx, members=asked_in(world, tx, team))
        teams = {each.key: each for each in tx.teams.all()}
        after = replace(team, archived_on=None, parent=place_of(team, teams))
        tx.teams.put(after)
        settle(world, tx, before)
        tx.audit.note(actor=by.id, action="bring_back_team", thing=key, at=world.now())
        return after


def team_of(world: World, tx: Transaction, key: str, by: Member) -> Team:
    """The team, archived or not, for an admin."""
    authorize(actor_of(world, tx, by), Act.ARCHIVE_TEAM)
    team = tx.teams.get(key)
    if team is None:
        raise NoSuchTeam(key)
    return team


def archiving_of(tx: Transaction, team: Team) -> TeamArchiving:
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.state is not CycleState.CLOSED]
    below = sorted((each for each in tx.teams.live() if each.parent == team.key), key=lambda one: (one.name, one.key))
    return TeamArchiving(
        team=team,
        below=tuple(below),
        objectives=len(tx.objectives.find(teams=[team.key], cycles=cycles)),
        homeless=homeless(tx, team),
        drafts=len(tx.objective_drafts.of_team(team.key)),
        only_of_pilot=on_now(tx, tx.settings.get()) == {team.key},
    )


def homeless(tx: Transaction, team: Team) -> tuple[Member, ...]:
    """Its members who take part here and are in no other live team, by name."""
    here = {each.member for each in tx.teams.memberships(team=team.key)}
    elsewhere = members_elsewhere(tx, team) if here else frozenset[str]()
    known = tx.members.many(here - elsewhere)
    return tuple(sorted((one for one in known.values() if takes_part(tx, one)), key=lambda one: (one.name, one.id)))


def members_elsewhere(tx: Transaction, team: Team) -> frozenset[str]:
    return frozenset(each.member for each in tx.teams.memberships() if each.team != team.key)


def leave_primary(tx: Transaction, membership: Membership) -> None:
    """Where the team was somebody's primary one, the next by key of their live ones becomes that."""
    if not membership.primary:
        return
    others = [each for each in tx.teams.memberships(member=membership.member) if each.team != membership.team]
    if others:
        tx.teams.put_membership(Membership(membership.member, others[0].team, primary=True))
