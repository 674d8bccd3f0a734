"""The moments at which something will be planned: for whoever moves the calendar and must not jump over one."""

from collections.abc import Iterator
from datetime import datetime

from okr.actions.agenda import Agendas
from okr.actions.plan_digests import cycles_heard, digest_moment, with_digest
from okr.actions.plan_lead_lines import LeadLines
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.plan_welcomes import newcomers
from okr.actions.planning import after_own_quiet_hours, weeks_between
from okr.delivery import ONCE, DeliveryKind, DeliveryState
from okr.ports import Transaction, World


def upcoming(world: World, until: datetime) -> tuple[datetime, ...]:
    """Every moment after now, up to and with `until`, at which a nudge (put off or not), reminder, digest or lead's
    line falls due; in order.

    As things stand now: an answer given on the way may make one moot.
    """
    now = world.now()
    with world.snapshot() as tx:
        agendas = Agendas(world, tx)
        cycles = cycles_heard(tx, agendas.schedule)
        installed = tx.settings.get().since
        found: set[datetime | None] = set()
        found.update(welcomes(world, tx))
        lead_lines = LeadLines(world, tx)
        for week in weeks_between(now, until):
            for agenda in agendas.all(week).values():
                moments = (nudge_moment(agenda), reminder_moment(agenda))
                found.update(after_own_quiet_hours(agenda.member, at) for at in moments if at is not None)
            waiting = (row for row in tx.deliveries.of_period(week.key) if row.state is DeliveryState.PENDING)
            found.update(row.plan.not_before for row in waiting)
            found.update(at for _, at in lead_lines.moments(week))
            for team in with_digest(agendas.schedule, cycles):
                found.add(digest_moment(agendas.schedule, team, week, cycles, installed=installed))
    return tuple(sorted(at for at in found if at is not None and now < at <= until))


def welcomes(world: World, tx: Transaction) -> Iterator[datetime]:
    """The moments of welcomes that are planned and of those that will be."""
    for row in tx.deliveries.of_period(ONCE):
        if row.plan.kind is DeliveryKind.WELCOME and row.state is DeliveryState.PENDING:
            yield row.plan.not_before
    for plan in newcomers(world, tx, tx.outlook.never_welcomed()):
        yield plan.not_before
