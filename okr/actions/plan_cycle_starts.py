"""Plan what the company's channel is told when a cycle begins, and the message that opens its thread."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from okr.actions.plan_digests import DIGEST_LIVES
from okr.actions.planning import LOOK_BACK, Plans, insert
from okr.actions.schedule import Schedule
from okr.calendar import Calendar, first_working_day_after
from okr.cycle import Cycle, CycleState
from okr.delivery import DeliveryKind, MissReason, Plan
from okr.local_time import local_instant
from okr.ports import Transaction, World
from okr.quarter import leaves
from okr.team import Team
from okr.week import Week

TEN = time(10)
A_MINUTE = timedelta(minutes=1)
"""By then the message stands that the thread hangs under."""


def plan_cycle_starts(world: World) -> int:
    """At 10:00 of the first working day of a running cycle, where the company has a channel, wants it, is in the pilot
    where one is on, and there are objectives; how many rows are new. What comes later than 48 hours is missed, visibly.
    Cycles that begin in one week are one message."""
    with world.snapshot() as tx:
        company = tx.teams.company()
        if company is None or not company.channel or not tx.settings.get().choices.announce_cycles:
            return 0
        plans = plans_for(world, tx, company)
    return insert(world, plans)


def plans_for(world: World, tx: Transaction, company: Team) -> Plans:
    now, plans = world.now(), Plans()
    since = max(tx.settings.get().since, now - LOOK_BACK)
    schedule = Schedule(world, tx)
    calendar = schedule.calendar(company.key)
    for week, at in moments(tx.cycles.all(), calendar, company):
        heard = since <= at <= now and schedule.pilot.asks(company.key, at)
        if heard and not tx.deliveries.planned_subjects(DeliveryKind.CYCLE_START, week.key):
            begun = begun_in(tx.cycles.all(), calendar, week)
            if tx.objectives.find(cycles=[cycle.key for cycle in begun]):
                until = at + DIGEST_LIVES
                missed = MissReason.BOT_WAS_DOWN if now > until else None
                for kind, then in ((DeliveryKind.CYCLE_START, at), (DeliveryKind.CYCLE_QUESTIONS, at + A_MINUTE)):
                    plans.add(Plan(kind, company.key, week.key, not_before=then, not_after=until), missed)
    return plans


def moments(cycles: Sequence[Cycle], calendar: Calendar, company: Team) -> Iterable[tuple[Week, datetime]]:
    """For each week in which cycles begin, when it is said."""
    days = [announced_on(cycle, calendar) for cycle in running(cycles)]
    return {Week.of(day): local_instant(day, TEN, company.tz) for day in sorted(days, reverse=True)}.items()


def begun_in(cycles: Sequence[Cycle], calendar: Calendar, week: Week) -> tuple[Cycle, ...]:
    """The cycles that are announced in that week, until they are closed: what was said of one that is is not touched
    any more."""
    not_over = (cycle for cycle in leaves(cycles) if cycle.takes_check_ins)
    return tuple(cycle for cycle in not_over if Week.of(announced_on(cycle, calendar)) == week)


def running(cycles: Sequence[Cycle]) -> list[Cycle]:
    return [cycle for cycle in leaves(cycles) if cycle.state is CycleState.ACTIVE]


def announced_on(cycle: Cycle, calendar: Calendar) -> date:
    """Its first working day."""
    return first_working_day_after(cycle.first_day - timedelta(days=1), calendar)
