"""What settings mean in dates: the next check-in of a person and of a team, worked out by the rules themselves."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from okr.actions.agenda import Agenda, Agendas
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.planning import after_own_quiet_hours
from okr.actions.schedule import Schedule
from okr.cadence import NeverDue
from okr.calendar import NoWorkingDay
from okr.member import Member, ReminderProfile
from okr.ports import Transaction, World
from okr.settings_shown import Ahead, TeamAhead, Times
from okr.team import Team

WEEKS_LOOKED_AHEAD = 27
"""Half a year: longer than any cycle waits for its next check-in."""
MOST_ZONES = 20


def own_ahead(world: World, tx: Transaction, member: Member) -> Ahead | None:
    """The next week in which `member` is asked anything; None where there is none in half a year."""
    agendas = Agendas(world, tx, members=[member.id])
    agenda = agendas.next_of(member, after=world.now(), weeks=WEEKS_LOOKED_AHEAD)
    return ahead_of(agenda) if agenda else None


def ahead_of(agenda: Agenda) -> Ahead:
    with_digest = [item for item in agenda.items if item.team.digest and item.team.channel]
    first = min(with_digest, key=lambda item: item.occurrence.digest_at, default=None)
    return Ahead(
        times={profile: times_of(agenda, profile) for profile in ReminderProfile},
        digest_at=first.occurrence.digest_at if first else None,
        channel=first.team.channel if first else None,
    )


def times_of(agenda: Agenda, profile: ReminderProfile) -> Times:
    """When the agenda's member would be asked and reminded with that profile."""
    chosen = replace(agenda, member=replace(agenda.member, reminders=profile))

    def heard(at: datetime | None) -> datetime | None:
        return at and after_own_quiet_hours(chosen.member, at)

    return Times(heard(nudge_moment(chosen)), heard(reminder_moment(chosen)))


def team_ahead(world: World, schedule: Schedule, team: Team) -> TeamAhead | None:
    """The next check-in of `team` as it would be with these settings, in the cycles that take answers; None where
    its calendar leaves no day for one."""
    cadences = [team.cadence_in(cycle) for cycle in schedule.cycles.values() if cycle.takes_check_ins]
    calendar = world.working_days(team.calendar)
    try:
        first = min(
            (
                cadence.next_after(world.now(), calendar, member_zone=team.tz, team_zone=team.tz)
                for cadence in cadences or [team.cadence]
            ),
            key=lambda occurrence: occurrence.nudge_at,
        )
    except (NeverDue, NoWorkingDay):
        return None
    has_digest = team.digest and team.channel is not None
    return TeamAhead(first.nudge_at, first.digest_at if has_digest else None, team.channel)


def zones_here(tx: Transaction) -> tuple[str, ...]:
    """The zones that people of the workspace live in, the most common first."""
    counted = Counter(member.tz.key for member in tx.members.all() if member.can_answer)
    return tuple(zone for zone, _ in counted.most_common(MOST_ZONES))
