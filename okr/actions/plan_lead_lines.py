"""Plan the lead's private line of a week: one message for all the teams they lead, on the day of the digest."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time

from okr.actions.agenda import group_absences
from okr.actions.plan_digests import own_cycles
from okr.actions.planning import LOOK_BACK, Plans, after_own_quiet_hours, end_of_day, insert, weeks_between
from okr.actions.schedule import Schedule
from okr.calendar import Calendar, first_working_day_after
from okr.delivery import DeliveryKind, MissReason, Plan
from okr.local_time import local_instant
from okr.member import Member
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week

NINE = time(9)


def plan_lead_lines(world: World) -> int:
    """Plan the line of every lead for whom its moment has come; how many rows are new.

    For teams with objectives that want it and were asked that week; for several teams at the earliest of their moments.
    What comes after its local day is missed, visibly. A lead who is away that day gets none, nor does anybody else:
    what it says is in the digest and in `/okr status`, and the next week's comes as usual.
    """
    with world.snapshot() as tx:
        plans, now = Plans(), world.now()
        lines = LeadLines(world, tx)
        since = max(lines.installed, now - LOOK_BACK)
        for week in weeks_between(since, now):
            planned = tx.deliveries.planned_subjects(DeliveryKind.LEAD_LINE, week.key)
            for lead, at in lines.moments(week):
                if lead.id not in planned and since <= at <= now:
                    until = end_of_day(at, lead.tz)
                    plan = Plan(DeliveryKind.LEAD_LINE, lead.id, week.key, not_before=at, not_after=until)
                    if now <= until:
                        plans.add(plan, None)
                    elif lines.was_owed(lead, at):
                        plans.add(plan, MissReason.BOT_WAS_DOWN)
    return insert(world, plans)


class LeadLines:
    """When each lead is due their line, after reading a fixed number of tables."""

    def __init__(self, world: World, tx: Transaction) -> None:
        self._tx = tx
        self._since: dict[str, datetime] | None = None
        self.installed = tx.settings.get().since
        self._schedule = Schedule(world, tx)
        self._cycles = own_cycles(tx)
        self._absences = group_absences(tx.members.absences())
        self._led: defaultdict[str, list[Team]] = defaultdict(list)
        for team in self._schedule.teams.values():
            if team.choices.lead_line and team.lead_now:
                self._led[team.lead_now].append(team)
        leads = tx.members.many(self._led)
        self._leads = {key: lead for key, lead in leads.items() if lead.can_answer}

    def moments(self, week: Week) -> Iterator[tuple[Member, datetime]]:
        """Each lead with the moment of their line about `week`; not those away on that day."""
        for lead in self._leads.values():
            found = [at for team in self._led[lead.id] if (at := self._moment(team, lead, week))]
            if found and not self._is_away(lead, min(found)):
                yield lead, min(found)

    def was_owed(self, lead: Member, at: datetime) -> bool:
        """Whether any of their teams had a key result already at `at`: what came later was not missed."""
        if self._since is None:
            self._since = self._first_since()
        return any(since <= at for team in self._led[lead.id] if (since := self._since.get(team.key)))

    def _first_since(self) -> dict[str, datetime]:
        """When each team got its first key result; read at most once, for all teams."""
        cycles = {cycle for some in self._cycles.values() for cycle in some}
        teams = {each.number: each.team for each in self._tx.objectives.find(cycles=cycles)}
        found: dict[str, datetime] = {}
        for each in self._tx.key_results.of_objectives(teams):
            since, team = each.targets[0].since, teams[each.objective]
            found[team] = min(found.get(team, since), since)
        return found

    def _moment(self, team: Team, lead: Member, week: Week) -> datetime | None:
        """The team's digest moment, put off to a time at which its lead works; None where the team is not asked in
        `week`, or was to be asked before the bot was installed."""
        cycles = self._cycles.get(team.key, ())
        found = [at for cycle in cycles if (at := self._schedule.team_occurrence(team.key, cycle, week))]
        digests = [at.digest_at for at in found if at.nudge_at >= self.installed]
        return at_work(min(digests), lead, self._schedule.calendar(team.key)) if digests else None

    def _is_away(self, lead: Member, at: datetime) -> bool:
        day = at.astimezone(lead.tz).date()
        return any(absence.covers(day) for absence in self._absences.get(lead.id, ()))


def at_work(moment: datetime, lead: Member, calendar: Calendar) -> datetime:
    """`moment`, or 09:00 of that day in the lead's own zone where that is later; 09:00 of the next working day where
    that day is off for them; after their quiet hours."""
    day = moment.astimezone(lead.tz).date()
    at = after_own_quiet_hours(lead, max(moment, local_instant(day, NINE, lead.tz)))
    day = at.astimezone(lead.tz).date()
    if calendar.is_working_day(day):
        return at
    return after_own_quiet_hours(lead, local_instant(first_working_day_after(day, calendar), NINE, lead.tz))
