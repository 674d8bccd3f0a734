"""What a message that asks offers besides the form: putting it off, and confirming that nothing changed."""

from collections.abc import Sequence
from datetime import datetime

from okr.actions.agenda import Agenda
from okr.actions.planning import after_own_quiet_hours
from okr.actions.schedule import Schedule
from okr.answered import Offers
from okr.delivery import Delivery, DeliveryKind, DeliveryState
from okr.later import Later, later_choices
from okr.ports import Transaction
from okr.week import Week


def offers_of(tx: Transaction, schedule: Schedule, agenda: Agenda, *, now: datetime) -> Offers:
    """What a message about the agenda's week offers at `now` besides the form."""
    waiting = open_snooze(snoozes_of(tx, agenda.member.id, agenda.week))
    again = waiting.plan.not_before if waiting and waiting.plan.not_before > now else None
    return Offers(later_of(schedule, agenda, now=now), again, can_confirm(tx, agenda, now=now))


def can_confirm(tx: Transaction, agenda: Agenda, *, now: datetime) -> bool:
    """Whether anything that waits has an answer of an earlier week, and the week still takes one."""
    answered = tx.check_ins.current_of(agenda.numbers, agenda.week)
    tallies = tx.standings.tallies(number for number in agenda.numbers if number not in answered)
    return now < agenda.when.closes_at and any(tally.week < agenda.week for tally in tallies.values())


def later_of(schedule: Schedule, agenda: Agenda, *, now: datetime) -> tuple[Later, ...]:
    """The choices still open at `now`, soonest first, by the calendar of the team that asks first.

    Quiet hours postpone a choice; one that they would put on another day, or past the window's end, is none.
    """
    member, closes_at = agenda.member, agenda.when.closes_at
    first = min(agenda.items, key=lambda item: item.occurrence.nudge_at)
    offered = later_choices(now, schedule.calendar(first.team.key), member.tz, closes_at=closes_at)
    found = []
    for later in offered:
        at = after_own_quiet_hours(member, later.at)
        if at < closes_at and at.astimezone(member.tz).date() == later.at.astimezone(member.tz).date():
            found.append(Later(later.choice, at))
    return tuple(found)


def snoozes_of(tx: Transaction, member: str, week: Week) -> list[Delivery]:
    """The member's put-off questions about `week`, oldest first."""
    rows = tx.deliveries.of_period(week.key, subject=member)
    return [row for row in rows if row.plan.kind is DeliveryKind.SNOOZE]


def open_snooze(snoozes: Sequence[Delivery]) -> Delivery | None:
    """The one that still waits for its moment; there is never more than one."""
    return next((row for row in snoozes if row.state is DeliveryState.PENDING), None)
