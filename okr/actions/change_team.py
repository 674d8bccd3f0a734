"""A team's settings: what they are, and changing them without losing or doubling what is on its way."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from okr.actions.acting import actor_of
from okr.actions.close_destination import chosen_channel
from okr.actions.placing import check_place, note_place, places_of
from okr.actions.schedule import Schedule
from okr.actions.scopes import Scopes
from okr.actions.settings_ahead import team_ahead, zones_here
from okr.actions.settling import promised, settle
from okr.actions.settling_digests import promised_digests, settle_digests
from okr.actions.show_greeting import show_greeting
from okr.actions.standings import open_objectives_of, rebuild_standings_of
from okr.actions.telling import tell
from okr.authority import Act, authorize
from okr.cadence import Cadence
from okr.member import Member, MemberKind
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import CannotBeChosen, NeverAsked, NoSuchTeam, ThresholdsCross
from okr.settings import Thresholds
from okr.settings_shown import TeamSettings, ThresholdField
from okr.status import Scope
from okr.team import Team
from okr.week import Week

LONGEST_WAIT = 5
"""Weeks looked through: next week lies ahead for everybody, wherever they are."""


def show_team_settings(world: World, scope: Scope, *, by: Member) -> TeamSettings:
    """The settings of the team that `scope` names. NoSuchTeam where it names none, NotTheLead for who may not change
    them."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        found = Scopes(tx, actor).find(scope)
        if not found.teams:
            raise NoSuchTeam(scope.name)
        authorize(actor, Act.CHANGE_TEAM, found.teams[0])
        shown = settings_of(world, tx, found.teams[0])
        return replace(shown, places=places_of(tx, found.teams[0], actor))


def change_team(world: World, wanted: Team, *, by: Member) -> TeamSettings:
    """Make the team of that key as `wanted`; whether it is the company stays. Returns what that means.

    When people are asked changes from the first week on whose old and new times lie ahead for everybody; what is
    promised until then comes as it was. Raises as `show_team_settings`, and CannotBeChosen for a lead who is no member,
    ThresholdsCross for bounds that do not follow one another, NeverAsked for a calendar that leaves no day; for another
    place NotAnAdmin and TeamCircle.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        known = tx.teams.get(wanted.key)
        if known is None:
            raise NoSuchTeam(wanted.key)
        actor = actor_of(world, tx, by)
        authorize(actor, Act.CHANGE_TEAM, known)
        check_lead(tx, wanted, known)
        check_place(tx, wanted, known, actor)
        check_thresholds(wanted.thresholds)
        before = promised(world, tx, members=asked_in(world, tx, known))
        digests = promised_digests(world, tx, known)
        changed = changed_team(world, tx, wanted, known, {subject for _, subject, _ in before.moments})
        if settings_of(world, tx, changed).ahead is None:
            raise NeverAsked(known.name)
        if changed != known:
            tx.teams.put(changed)
            settle(world, tx, before)
            settle_digests(world, tx, changed, digests)
            chosen_channel(world, tx, changed, known)
            follow(world, tx, changed, known, by=by)
        return settings_of(world, tx, changed)


def asked_in(world: World, tx: Transaction, team: Team) -> set[str]:
    """Whom the team's check-ins concern: the owners of its open key results, and who answers for them while away."""
    open_ones = open_objectives_of(tx, Schedule(world, tx), [team.key])
    owners = {kr.owner for kr in tx.key_results.of_objectives([each.number for each in open_ones]) if kr.owner}
    return owners | {each.delegate for each in tx.members.absences() if each.member in owners and each.delegate}


def follow(world: World, tx: Transaction, changed: Team, known: Team, *, by: Member) -> None:
    """What else follows from a change: standings, a word to a new lead, a line of audit."""
    rebuild_where_asked_otherwise(world, tx, changed, known)
    if changed.lead is not None and changed.lead not in {known.lead, by.id}:
        tell(world, tx, changed.lead, Topic.APPOINTED, About(people=(by.id,), team=changed.key))
    if changed.channel and changed.channel != known.channel:
        show_greeting(tx, changed.channel)
    note_place(world, tx, changed, known, by=by.id)
    tx.audit.note(actor=by.id, action="change_team", thing=changed.key, at=world.now())


def rebuild_where_asked_otherwise(world: World, tx: Transaction, changed: Team, known: Team) -> None:
    """Standings count weeks and judge by thresholds: they are worked out anew where either changed."""
    if (changed.cadence, changed.calendar, changed.thresholds) != (known.cadence, known.calendar, known.thresholds):
        schedule = Schedule(world, tx)
        rebuild_standings_of(tx, schedule, open_objectives_of(tx, schedule, [changed.key]))


def settings_of(world: World, tx: Transaction, team: Team) -> TeamSettings:
    common = tx.settings.get().thresholds
    schedule = Schedule(world, tx)
    ahead, waits = team_ahead(world, schedule, team), not schedule.pilot.asks(team.key, world.now())
    closed = tx.destinations.get(team.channel) if team.channel and team.digest else None
    return TeamSettings(
        world.now(), team, ahead, team.thresholds or common, common, zones_here(tx), closed, waits=waits
    )


def changed_team(world: World, tx: Transaction, wanted: Team, known: Team, asked: Iterable[str]) -> Team:
    """What can be set, as `wanted`; the weeks that have begun for anybody `asked` stay as they were asked."""
    parent = known.parent if known.is_company else wanted.parent
    taken = replace(wanted, workspace=known.workspace, parent=parent, is_company=known.is_company)
    return replace(taken, cadence=cadence_ahead(world, tx, taken, known, asked))


def cadence_ahead(world: World, tx: Transaction, wanted: Team, known: Team, asked: Iterable[str]) -> Cadence:
    """That of `wanted` from the first week on that lies ahead for all members `asked`; that of `known` before it."""
    zones = {member.tz for member in tx.members.many(asked).values()}
    alone = replace(wanted, cadence=replace(wanted.cadence, former=()))
    since = first_week_free(world, Schedule(world, tx), (alone, known), zones | {known.tz, wanted.tz})
    return known.cadence.becoming(wanted.cadence, since=since)


def first_week_free(world: World, schedule: Schedule, teams: tuple[Team, Team], zones: set[ZoneInfo]) -> Week:
    """The first week whose check-in lies ahead for everybody, by the cadences of all `teams` alike."""
    now = world.now()
    week = Week.of(now.date()).previous()
    for _ in range(LONGEST_WAIT):
        if all(at > now for team in teams for at in nudges_in(world, schedule, team, week, zones)):
            break
        week = week.next()
    return week


def nudges_in(world: World, schedule: Schedule, team: Team, week: Week, zones: set[ZoneInfo]) -> Iterator[datetime]:
    """The check-in times of the week in each zone, in each cycle that takes answers."""
    calendar = world.working_days(team.calendar)
    for cycle in schedule.cycles.values():
        if cycle.takes_check_ins:
            for zone in zones:
                found = team.cadence_in(cycle).occurrence(week, calendar, member_zone=zone, team_zone=team.tz)
                if found is not None:
                    yield found.nudge_at


def check_lead(tx: Transaction, wanted: Team, known: Team) -> None:
    if wanted.lead in {None, known.lead}:
        return
    member = tx.members.get(wanted.lead or "")
    if member is None or member.kind is not MemberKind.FULL:
        raise CannotBeChosen(wanted.lead or "")


def check_thresholds(thresholds: Thresholds | None) -> None:
    """ThresholdsCross where a bound of health does not lie beyond the one before it."""
    if thresholds is None:
        return
    if thresholds.behind_gap <= thresholds.on_track_gap:
        raise ThresholdsCross(ThresholdField.BEHIND_GAP)
    if thresholds.sure_from <= thresholds.unsure_from:
        raise ThresholdsCross(ThresholdField.SURE_FROM)
