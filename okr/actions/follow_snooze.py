"""What follows once a question that was put off is asked, or was missed: nothing else says still that it will come."""

from okr.actions.agenda import Agenda, Agendas
from okr.actions.planning import after_own_quiet_hours, end_of_day, weeks_between
from okr.actions.show_answers import TO_PEOPLE, want_edits
from okr.actions.snooze import PUT_OFF
from okr.delivery import Delivery, DeliveryKind, DeliveryState
from okr.ports import Transaction, World
from okr.week import Week


def follow_snooze(world: World, sent: Delivery) -> None:
    """`sent` was put off and has come: the messages that said when it would are brought up to date."""
    with world.transaction() as tx:
        want_edits(tx, sent.plan.subject, Week.parse(sent.plan.week), TO_PEOPLE - {DeliveryKind.SNOOZE})


def plan_missed_snoozes(world: World) -> int:
    """Where a question that was put off has been missed (the bot was down all that day) and the reminder that it took
    the place of was left out for it: plan the reminder again, for now; how many.

    One query a week where nothing was missed; doing it twice does nothing more, for a reminder is left out once.
    """
    with world.snapshot() as tx:
        missed = missed_in(world, tx)
    if not missed:
        return 0
    with world.transaction() as tx:
        agendas = Agendas(world, tx, members={subject for subject, _ in missed})
        due = [agendas.of(subject, week) for subject, week in sorted(missed)]
        return sum(remind_again(world, tx, agenda) for agenda in due if agenda is not None)


def missed_in(world: World, tx: Transaction) -> set[tuple[str, Week]]:
    """Who missed one about which of the weeks that may still take answers, and has none that waits."""
    found: set[tuple[str, Week]] = set()
    for week in weeks_between(world.now(), world.now()):
        rows = tx.deliveries.of_kind(DeliveryKind.SNOOZE, week.key)
        waiting = {row.plan.subject for row in rows if row.state is DeliveryState.PENDING}
        missed = {row.plan.subject for row in rows if row.state is DeliveryState.MISSED}
        found |= {(subject, week) for subject in missed - waiting}
    return found


def remind_again(world: World, tx: Transaction, agenda: Agenda) -> bool:
    """Whether the reminder was left out, and is of use again."""
    row = tx.deliveries.get(DeliveryKind.REMINDER, agenda.member.id, agenda.week.key)
    at = after_own_quiet_hours(agenda.member, world.now())
    if row is None or row.state is not DeliveryState.CANCELLED or row.last_error != PUT_OFF:
        return False
    if at >= agenda.when.closes_at or tx.check_ins.current_of(agenda.numbers, agenda.week).keys() >= set(
        agenda.numbers
    ):
        return False
    until = min(end_of_day(at, agenda.member.tz), agenda.when.closes_at)
    tx.deliveries.plan_again(row.id, not_before=at, not_after=until)
    return True
