"""Planning a message a week to each person: what is due is inserted once, what comes too late visibly missed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from okr.actions.agenda import Agenda, Agendas
from okr.actions.may_be_due import MayBeDue, MomentOf
from okr.actions.schedule import Schedule
from okr.delivery import DeliveryKind, MissReason, Plan
from okr.local_time import after_quiet_hours, local_instant
from okr.member import Member
from okr.ports import Transaction, World
from okr.week import Week

LOOK_BACK = timedelta(days=15)
"""How old a message may be that was never planned and is still shown as missed."""


@dataclass(frozen=True, slots=True)
class Plans:
    """What is to be inserted: to be sent, and missed by reason."""

    to_send: list[Plan] = field(default_factory=list)
    missed: dict[MissReason, list[Plan]] = field(default_factory=dict)

    def add(self, plan: Plan, missed: MissReason | None) -> None:
        (self.missed.setdefault(missed, []) if missed else self.to_send).append(plan)


@dataclass(frozen=True, slots=True)
class Question:
    """A message that asks people once a week: when it comes for an agenda (None: not at all), and for one occurrence
    alone, of which an agenda's moment is the one of the earliest."""

    kind: DeliveryKind
    at: Callable[[Agenda], datetime | None]
    moment_of: MomentOf


def plan_for_people(world: World, question: Question) -> int:
    """Plan the question for everyone for whom its moment has come and who has not answered all.

    Returns how many rows are new. Takes a fixed number of queries, reads nobody's key results in a minute in which
    nobody is due, and takes the write lock only where there is something to write: the rows are unique, so planning
    twice at once is harmless.
    """
    with world.snapshot() as tx:
        plans = plans_for(world, tx, question)
    return insert(world, plans)


def insert(world: World, plans: Plans) -> int:
    """Insert what is not there yet; how many rows are new. Takes the write lock only where there is anything."""
    if not plans.to_send and not plans.missed:
        return 0
    with world.transaction() as tx:
        planned = tx.deliveries.plan(plans.to_send)
        return planned + sum(tx.deliveries.plan_missed(missed, reason=why) for why, missed in plans.missed.items())


Moments = Sequence[tuple[Agenda, datetime]]


def plans_for(world: World, tx: Transaction, question: Question) -> Plans:
    """The rows that are due now and not there yet. Nobody is reminded of a week that nobody was nudged in because the
    bot was not there yet."""
    now, plans = world.now(), Plans()
    may_be_due = MayBeDue(world, tx, question.kind, question.moment_of)
    since = max(may_be_due.installed, now - LOOK_BACK)
    named = {week: people for week in weeks_between(since, now) if (people := may_be_due.of(week, since))}
    judge = Judge(world, tx, question, may_be_due.schedule, since)
    late: dict[Week, list[str]] = {}
    for agenda, plan, missed in judge.plans(named):
        alike = named[agenda.week][agenda.member.id]
        if missed:
            late.setdefault(agenda.week, []).extend(alike)
        else:
            plans.to_send.extend(plan.about(person) for person in alike)
    for agenda, plan, missed in judge.plans(late):  # one by one, for since when they owe it may differ
        if missed is None or was_owed(agenda, question.at(agenda)):
            plans.add(plan, missed)
    return plans


@dataclass(frozen=True, slots=True)
class Judge:
    """Says what is to be planned for people by their agendas; what was due before `since` is left alone."""

    world: World
    tx: Transaction
    question: Question
    schedule: Schedule
    since: datetime

    def plans(self, named: Mapping[Week, Collection[str]]) -> Iterator[tuple[Agenda, Plan, MissReason | None]]:
        """The row of each of `named` who is due and has something left to answer, and why it is missed where it is; a
        fixed number of queries, none where nobody is named."""
        if not named:
            return
        people = {person for some in named.values() for person in some}
        agendas = Agendas(self.world, self.tx, members=people, schedule=self.schedule)
        for week, some in named.items():
            whole = agendas.all(week)
            due = self._due(whole[person] for person in some if person in whole)
            for agenda, moment in unanswered(self.tx, week, due):
                yield agenda, *plan_of(self.question.kind, agenda, moment, now=self.world.now())

    def _due(self, agendas: Iterable[Agenda]) -> Moments:
        asked = (agenda for agenda in agendas if agenda.when.nudge_at >= self.schedule.settings.since)
        moments = [(agenda, self.question.at(agenda)) for agenda in asked]
        return [(agenda, at) for agenda, at in moments if at is not None and self.since <= at <= self.world.now()]


def unanswered(tx: Transaction, week: Week, due: Moments) -> Moments:
    """Those of `due` who have something left to answer; one query, none where nobody is due."""
    if not due:
        return due
    answered = tx.check_ins.answered_in(week, [number for agenda, _ in due for number in agenda.numbers])
    return [(agenda, moment) for agenda, moment in due if not answered.issuperset(agenda.numbers)]


def plan_of(kind: DeliveryKind, agenda: Agenda, moment: datetime, *, now: datetime) -> tuple[Plan, MissReason | None]:
    """The row for a message due at `moment`, and why it is missed where it is.

    Quiet hours postpone it; it may be sent until that local day ends, and never once the week takes no more answers.
    """
    not_before = after_own_quiet_hours(agenda.member, moment)
    closes_at = agenda.when.closes_at
    not_after = min(end_of_day(not_before, agenda.member.tz), closes_at)
    plan = Plan(kind, agenda.member.id, agenda.week.key, not_before=not_before, not_after=max(not_before, not_after))
    if not_before >= closes_at:
        return plan, MissReason.TOO_LATE
    return plan, MissReason.BOT_WAS_DOWN if now > not_after else None


def was_owed(agenda: Agenda, moment: datetime | None) -> bool:
    """Whether any of it was a key result already at `moment`: what came later was not missed."""
    return moment is not None and any(item.key_result.targets[0].since <= moment for item in agenda.items)


def after_own_quiet_hours(member: Member, moment: datetime) -> datetime:
    """`moment`, or the end of the member's quiet hours where it falls in them."""
    if member.quiet_from is None or member.quiet_to is None:
        return moment
    return after_quiet_hours(moment, member.quiet_from, member.quiet_to, member.tz)


def end_of_day(moment: datetime, zone: ZoneInfo) -> datetime:
    """The instant the local day of `moment` ends."""
    return local_instant(moment.astimezone(zone).date() + timedelta(days=1), time(0), zone)


def weeks_between(since: datetime, now: datetime) -> Iterator[Week]:
    """The weeks in which a moment from `since` to `now` can lie for somebody, wherever they are; one more before,
    since a reminder comes after its week's end."""
    week, last = Week.of(since.date()).plus(-2), Week.of((now + timedelta(days=1)).date())
    while week <= last:
        yield week
        week = week.plus(1)
