"""Show a lead what the digest would say now, and post it when they say so."""

from datetime import datetime

from okr.actions.acting import actor_of
from okr.actions.compose_digest import digest_seen
from okr.actions.plan_digests import DIGEST_LIVES, digest_plans
from okr.actions.schedule import Schedule
from okr.actions.scopes import Scopes
from okr.authority import Act, Actor, authorize, leads, may_be_shown_in, may_see, require_live
from okr.channel_digest import ChannelDigest, DigestPreview, part_of, parts_needed
from okr.command_week import LOOK_BACK
from okr.delivery import Delivery, DeliveryKind, DeliveryState
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam, NotTheLead
from okr.refusals_in_channels import (
    DigestAlreadyOut,
    DigestHeldBack,
    DigestLeftOut,
    NoChannel,
    NoDigestThisWeek,
)
from okr.status import Scope, ScopeKind
from okr.team import Team
from okr.week import Week

TAKEN = frozenset(
    {DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.AMBIGUOUS, DeliveryState.UNKNOWN}
)


def preview_digest(world: World, scope: Scope, *, by: Member) -> DigestPreview:
    """The digest of the team that `scope` names, as it would read now, in full.

    For the team's members, its leads and admins; NotTheLead for others, NoSuchTeam where it names none,
    TeamArchived, NoDigestThisWeek where there is nothing to report.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        team = team_named(tx, actor, scope)
        if team.key not in actor.teams and not leads(actor, team.key):
            raise NotTheLead(team.name, team.lead)
        require_live(team)
        return preview_of(world, tx, team, week_to_report(world, tx, team), actor=actor)


def preview_of(world: World, tx: Transaction, team: Team, week: Week, *, actor: Actor) -> DigestPreview:
    """The digest of that week as `digest_for` says, with its thread."""
    shown = digest_for(world, tx, team, week, actor=actor)
    planned = parts_needed(len(shown.pages.thread))
    parts = tuple(part_of(shown, number, planned=planned) for number in range(1, planned + 1))
    row = tx.deliveries.get(DeliveryKind.DIGEST, team.key, week.key)
    return DigestPreview(shown, parts, is_out=is_taken(row), may_post=leads(actor, team.key))


def digest_for(world: World, tx: Transaction, team: Team, week: Week, *, actor: Actor) -> ChannelDigest:
    """What the channel gets of that week, as far as `actor` may see it; NoDigestThisWeek where that is nothing."""
    channel_of = frozenset(each.key for each in tx.teams.of_channel(team.channel)) if team.channel else frozenset()

    def sees(objective: Objective, circle: frozenset[str]) -> bool:
        shown = may_be_shown_in(objective, channel_of=channel_of | {team.key}, external=False)
        return shown and may_see(actor, objective, circle)

    shown = digest_seen(world, tx, team, week, sees=sees)
    if shown is None:
        raise NoDigestThisWeek(team.name)
    return shown


def post_digest(world: World, team_key: str, week_key: str, *, by: Member) -> Team:
    """Send the team's digest of that week to its channel now; it takes the week's slot. Returns the team.

    Raises NotTheLead, NoChannel, DigestHeldBack where nothing can be posted in it, DigestLeftOut where somebody skipped
    it, and DigestAlreadyOut where it is in the channel or on its way.
    """
    with world.transaction() as tx:
        team = tx.teams.get(team_key)
        if team is None:
            raise NoSuchTeam(team_key)
        authorize(actor_of(world, tx, by), Act.POST_DIGEST, team)
        week = week_to_report(world, tx, team)
        if team.channel is None:
            raise NoChannel(team.name)
        refuse_held_back(tx, team, team.channel)
        row = tx.deliveries.get(DeliveryKind.DIGEST, team.key, week.key)
        if is_taken(row) or week.key != week_key:
            raise DigestAlreadyOut(team.name, week_key)
        edit = tx.digest_edits.get(team.key, week)
        if edit is not None and edit.skipped:
            raise DigestLeftOut(team.name, week.key, edit.by, edit.skipped)
        send_now(world, tx, team, week, at=world.now())
        tx.audit.note(actor=by.id, action="post_digest", thing=f"{team.key} {week.key}", at=world.now())
        return team


def refuse_held_back(tx: Transaction, team: Team, channel: str) -> None:
    closed = tx.destinations.get(channel)
    if closed is not None:
        raise DigestHeldBack(team.name, channel, closed.why)


def send_now(world: World, tx: Transaction, team: Team, week: Week, *, at: datetime) -> None:
    """Plan the digest for now; one that was missed or given up is taken up again, with its thread."""
    size = tx.outlook.key_results_in([team.key]).get(team.key, 0)
    take_up_again(tx, team, week, at=at)
    tx.deliveries.plan(digest_plans(team, week, size, at=at))


def take_up_again(tx: Transaction, team: Team, week: Week, *, at: datetime) -> None:
    """Plan again what was cancelled, missed or given up of that week's digest; what was never planned stays so."""
    for row in tx.deliveries.of_period(week.key, subject=team.key):
        tx.deliveries.plan_again(row.id, not_before=at, not_after=at + DIGEST_LIVES)


def is_taken(row: Delivery | None) -> bool:
    return row is not None and row.state in TAKEN


def week_to_report(world: World, tx: Transaction, team: Team) -> Week:
    """The week of the team's latest check-in day, today's included; NoDigestThisWeek where none is near."""
    schedule = Schedule(world, tx)
    today = world.now().astimezone(team.tz).date()
    this = Week.of(today)
    cycles = [key for key, cycle in schedule.cycles.items() if cycle.takes_check_ins]
    for back in range(LOOK_BACK + 1):
        week = this.plus(-back)
        days = (schedule.team_occurrence(team.key, cycle, week) for cycle in cycles)
        if any(at is not None and at.day <= today for at in days):
            return week
    raise NoDigestThisWeek(team.name)


def team_named(tx: Transaction, actor: Actor, scope: Scope) -> Team:
    """The team of a scope; for none named, or "me", the one the person leads, else their own."""
    leads_one = any(team.lead == actor.id for team in tx.teams.live())
    usual = Scope(ScopeKind.USUAL if leads_one else ScopeKind.OWN_TEAM)
    if scope.kind in {ScopeKind.KEY_RESULT, ScopeKind.OBJECTIVE}:
        raise NoSuchTeam(f"{'KR' if scope.kind is ScopeKind.KEY_RESULT else 'O'}-{scope.name}")
    found = Scopes(tx, actor).find(usual if scope.kind in {ScopeKind.USUAL, ScopeKind.ME} else scope)
    if not found.teams:
        raise NoSuchTeam(found.person.name if found.person else scope.name)
    return found.teams[0]
