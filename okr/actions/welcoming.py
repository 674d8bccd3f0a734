"""When somebody is welcomed: on the morning of the working day before they are first asked, or at once."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from okr.actions.planning import after_own_quiet_hours
from okr.actions.schedule import Schedule
from okr.cadence import Cadence, NeverDue
from okr.calendar import Calendar
from okr.delivery import ONCE, DeliveryKind, Plan
from okr.local_time import after_quiet_hours, local_instant
from okr.member import Member
from okr.occurrence import Occurrence
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week

MORNING = time(9)
EVENING = time(20)
LOOK_BACK = 7
"""How many days before a check-in the working day before it is looked for."""


def welcome_plan(member: Member, occurrence: Occurrence, calendar: Calendar, now: datetime) -> Plan | None:
    """The row that welcomes `member` before `occurrence`, their first check-in; None where they are asked by then.

    At 09:00 their time on the working day before; where that has passed, now: not in the night, unless the morning
    would be too late. Quiet hours postpone it, and it is never sent once they are asked.
    """
    at = max(morning_before(occurrence, calendar, member.tz), now)
    by_day = after_quiet_hours(at, EVENING, MORNING, member.tz)
    at = after_own_quiet_hours(member, by_day if by_day < occurrence.nudge_at else at)
    if at >= occurrence.nudge_at:
        return None
    return Plan(DeliveryKind.WELCOME, member.id, ONCE, not_before=at, not_after=occurrence.nudge_at)


def morning_before(occurrence: Occurrence, calendar: Calendar, zone: ZoneInfo) -> datetime:
    """09:00 in `zone`, on the last working day before the check-in day; on the day before where there is
    none within a week."""
    days = [occurrence.day - timedelta(days=back) for back in range(1, LOOK_BACK + 1)]
    day = next((each for each in days if calendar.is_working_day(each)), days[0])
    return local_instant(day, MORNING, zone)


def welcome_members(world: World, tx: Transaction, team: Team, people: Iterable[Member]) -> int:
    """Plan the welcome of the people of a team that is new; how many are new here. None while it waits for the pilot
    to be widened."""
    now, schedule = world.now(), Schedule(world, tx)
    if not schedule.pilot.asks(team.key, now):
        return 0
    calendar, cadence = schedule.calendar(team.key), cadence_now(schedule, team, now)
    plans = []
    for member in people:
        first = next_for(member, team, calendar, cadence, now)
        plan = welcome_plan(member, first, calendar, now) if first else None
        if plan is not None:
            plans.append(plan)
    return tx.deliveries.plan(plans)


def cadence_now(schedule: Schedule, team: Team, now: datetime) -> Cadence:
    """The team's cadence as it counts in the cycle that runs now, the shortest of those that do."""
    today = now.astimezone(team.tz).date()
    running = [cycle for cycle in schedule.cycles.values() if cycle.takes_check_ins and cycle.last_day >= today]
    shortest = min(running, key=lambda cycle: cycle.last_day - cycle.first_day, default=None)
    return team.cadence_in(shortest) if shortest else team.cadence


def next_for(member: Member, team: Team, calendar: Calendar, cadence: Cadence, now: datetime) -> Occurrence | None:
    """The team's next check-in as it falls for the member; None where two years have none."""
    try:
        return cadence.next_after(now, calendar, member_zone=member.tz, team_zone=team.tz)
    except NeverDue:
        return None


def may_be_asked_from(moment: datetime) -> Week:
    """The earliest week that somebody who came at `moment` may have been asked in, wherever they are."""
    return Week.of(moment.date()).previous()
