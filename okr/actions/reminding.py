"""A week of some teams, seen by a lead who wants answers: who has not given any, and who may be asked now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from okr.actions.acting import actor_of, seen_of
from okr.actions.agenda import Agenda, Agendas
from okr.actions.lead_asking import asked_in
from okr.actions.may_be_due import delegates_of
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.planning import after_own_quiet_hours
from okr.actions.schedule import Schedule
from okr.command_week import LOOK_BACK
from okr.delivery import Delivery, DeliveryKind, DeliveryState
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoOpenCheckIn
from okr.remind import NotNow, RemindSheet, Waiting
from okr.team import Team
from okr.week import Week

APART = timedelta(hours=2)
"""A lead's question and one of our own are never closer than this."""

COUNTS = frozenset(
    {DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.AMBIGUOUS, DeliveryState.UNKNOWN}
)
OWN_MOMENTS = {DeliveryKind.NUDGE: nudge_moment, DeliveryKind.REMINDER: reminder_moment}


def open_week(schedule: Schedule, team: Team, now: datetime) -> Week:
    """The team's latest week in which it was asked and may still answer; NoOpenCheckIn where there is none."""
    latest = Week.of(now.astimezone(team.tz).date()).plus(1)
    weeks = (latest.plus(-back) for back in range(LOOK_BACK + 2))
    found = next((week for week in weeks if takes_answers(schedule, team, week, now)), None)
    if found is None:
        raise NoOpenCheckIn(team.name)
    return found


def takes_answers(schedule: Schedule, team: Team, week: Week, now: datetime) -> bool:
    """Whether the team was asked about `week` and may still answer."""
    cycles = [key for key, cycle in schedule.cycles.items() if cycle.takes_check_ins]
    found = (schedule.team_occurrence(team.key, cycle, week) for cycle in cycles)
    return any(at is not None and at.nudge_at <= now < at.closes_at for at in found)


def agendas_of(world: World, tx: Transaction, schedule: Schedule, teams: Iterable[str]) -> Agendas:
    """The agendas of all who may be asked by any of these teams: those who own one of their open key results, and
    those who stand in for them."""
    cycles = [key for key, cycle in schedule.cycles.items() if cycle.takes_check_ins]
    objectives = tx.objectives.find(teams=teams, cycles=cycles)
    owners = {kr.owner for kr in tx.key_results.of_objectives([each.number for each in objectives]) if kr.owner}
    stand_ins = delegates_of(tx.members.absences())
    return Agendas(world, tx, members=owners.union(*(stand_ins.get(owner, ()) for owner in owners)))


class Round:
    """The agendas and messages of `week`, read with a fixed number of queries whatever the teams."""

    def __init__(self, world: World, tx: Transaction, agendas: Agendas, week: Week, *, by: Member) -> None:
        self._now, self._by, self._week, self._agendas = world.now(), by, week, agendas
        self._all = agendas.all(week)
        self._asked_by: defaultdict[str, list[Agenda]] = defaultdict(list)
        for agenda in self._all.values():
            for team in {item.team.key for item in agenda.items}:
                self._asked_by[team].append(agenda)
        self._seen = seen_of(tx, actor_of(world, tx, by), agendas.objectives)
        numbers = [number for agenda in self._all.values() for number in agenda.numbers]
        self._answered = tx.check_ins.current_of(numbers, week)
        self._rows: defaultdict[str, list[Delivery]] = defaultdict(list)
        for row in tx.deliveries.of_period(week.key, subjects=self._all):
            if row.state in COUNTS:
                self._rows[row.plan.subject].append(row)

    def agenda(self, member: str) -> Agenda:
        return self._all[member]

    def sheet(self, team: Team) -> RemindSheet:
        """Who of those that `team` asks has answered all of it, and who has not, as far as the asker may see."""
        waiting, answered = [], []
        for agenda in self._asked_by[team.key]:
            items = [item for item in agenda.items if item.team.key == team.key]
            own = [item.key_result.number for item in items if item.objective.number in self._seen]
            left = [number for number in own if number not in self._answered]
            if left:
                waiting.append(self._waiting(agenda, len(left)))
            elif own:
                answered.append(agenda.member)
        return RemindSheet(
            team,
            self._week,
            self._now,
            tuple(sorted(waiting, key=lambda one: (one.not_now is not None, one.member.name))),
            by_name(answered),
            by_name(self._agendas.away_in(team.key, self._week, seen=self._seen)),
        )

    def _waiting(self, agenda: Agenda, count: int) -> Waiting:
        at = after_own_quiet_hours(agenda.member, self._now)
        rows = self._rows[agenda.member.id]
        if agenda.member.id == self._by.id:
            return Waiting(agenda.member, count, at, NotNow.SELF)
        if asked := asked_in(rows):
            return Waiting(agenda.member, count, asked.plan.not_before, NotNow.ASKED)
        near = next((moment for moment in own_moments(agenda, rows) if abs(moment - at) < APART), None)
        if near is not None:
            return Waiting(agenda.member, count, near, NotNow.SOON if near > self._now else NotNow.JUST_ASKED)
        return Waiting(agenda.member, count, at, NotNow.TOO_LATE if at >= agenda.when.closes_at else None)


def own_moments(agenda: Agenda, rows: Sequence[Delivery]) -> Iterator[datetime]:
    """When the bot asks by itself, or has asked: as it was planned, else as it will be."""
    planned = {row.plan.kind for row in rows}
    yield from (row.plan.not_before for row in rows if row.plan.kind in {*OWN_MOMENTS, DeliveryKind.SNOOZE})
    for kind, moment_of in OWN_MOMENTS.items():
        moment = moment_of(agenda) if kind not in planned else None
        if moment is not None:
            yield after_own_quiet_hours(agenda.member, moment)


def by_name(members: Sequence[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.name))
