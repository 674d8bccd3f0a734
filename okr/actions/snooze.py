"""Put the open nudge off: it comes back once, at a moment the person chose."""

from datetime import datetime

from okr.actions.acting import actor_of
from okr.actions.agenda import Agenda, Agendas
from okr.actions.plan_reminders import reminder_moment
from okr.actions.planning import end_of_day, plan_of
from okr.actions.putting_off import later_of, open_snooze, snoozes_of
from okr.actions.show_answers import TO_PEOPLE, want_edits
from okr.authority import Act, authorize
from okr.delivery import DeliveryKind, DeliveryState, Plan
from okr.later import LaterChoice
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NothingDue, WeekNotOpen
from okr.week import Week

PUT_OFF = "put off"
"""Why a reminder is cancelled in whose place the question comes that was put off."""


def snooze(world: World, week: Week, choice: LaterChoice, *, by: Member) -> datetime | None:
    """Ask `by` again about `week` at the moment that `choice` stands for, or at the next one offered where that has
    passed; returns the moment, None where everything is answered.

    Choosing again moves the question that waits: there is never a second. Raises NothingDue where nothing is asked of
    them, WeekNotOpen where every moment is too late for an answer.
    """
    with world.transaction() as tx:
        authorize(actor_of(world, tx, by), Act.USE)
        agendas = Agendas(world, tx, members=[by.id])
        agenda = agendas.of(by.id, week)
        if agenda is None:
            raise NothingDue
        offered = later_of(agendas.schedule, agenda, now=world.now())
        at = next((each.at for each in offered if each.choice is choice), offered[0].at if offered else None)
        if at is None:
            raise WeekNotOpen(week.key)
        answered = tx.check_ins.current_of(agenda.numbers, week).keys() >= set(agenda.numbers)
        if not answered:
            ask_again(tx, agenda, at)
            settle_reminder(tx, agenda, at, now=world.now())
        want_edits(tx, by.id, week, TO_PEOPLE)
        return None if answered else at


def ask_again(tx: Transaction, agenda: Agenda, at: datetime) -> None:
    """Move the question that waits to `at`, or plan the next one where the last was asked."""
    member, week = agenda.member, agenda.week
    not_after = min(end_of_day(at, member.tz), agenda.when.closes_at)
    snoozes = snoozes_of(tx, member.id, week)
    waiting = open_snooze(snoozes)
    if waiting and tx.deliveries.retime(waiting.id, not_before=at, not_after=not_after):
        return
    period = f"{week.key}.{len(snoozes) + 1}" if snoozes else week.key
    tx.deliveries.plan([Plan(DeliveryKind.SNOOZE, member.id, period, not_before=at, not_after=not_after)])


def settle_reminder(tx: Transaction, agenda: Agenda, at: datetime, *, now: datetime) -> None:
    """Nobody is asked twice at one time: a question put off to the day of the reminder or later takes its place."""
    moment, zone = reminder_moment(agenda), agenda.member.tz
    if moment is None:
        return
    reminders = tx.deliveries
    plan, _ = plan_of(DeliveryKind.REMINDER, agenda, moment, now=now)
    takes_its_place = at.astimezone(zone).date() >= moment.astimezone(zone).date()
    if takes_its_place:
        reminders.plan([plan])
    row = reminders.get(DeliveryKind.REMINDER, agenda.member.id, agenda.week.key)
    if row is None:
        return
    if takes_its_place:
        reminders.cancel(row.id, reason=PUT_OFF)
    elif row.state is DeliveryState.CANCELLED and row.last_error == PUT_OFF:
        reminders.plan_again(row.id, not_before=plan.not_before, not_after=plan.not_after)
