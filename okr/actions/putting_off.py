"""What a message that asks offers besides the form: putting it off, and confirming that nothing changed."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import datetime

from okr.actions.agenda import Agenda, Due
from okr.actions.planning import after_own_quiet_hours
from okr.actions.schedule import Schedule
from okr.answered import Offers
from okr.delivery import Delivery, DeliveryKind, DeliveryState
from okr.later import Later, later_choices
from okr.ports import Transaction
from okr.week import Week


class Offering:
    """What is known about some agendas of one week for what their messages offer: a fixed number of queries."""

    def __init__(
        self, tx: Transaction, schedule: Schedule, agendas: Sequence[Agenda], *, answered: Container[int]
    ) -> None:
        """All of one week; `answered` are the key results that have an answer in it."""
        self._schedule = schedule
        self._answered = answered
        self._tallies = tx.standings.tallies(
            number for agenda in agendas for number in agenda.numbers if number not in answered
        )
        self._later: dict[tuple[object, ...], tuple[Later, ...]] = {}
        self._snoozes: Mapping[str, Sequence[Delivery]] = {}
        if agendas:
            self._snoozes = snoozes_by_subject(tx, [agenda.member.id for agenda in agendas], agendas[0].week)

    def offers(self, agenda: Agenda, *, now: datetime) -> Offers:
        """What a message about that one of the agendas offers at `now` besides the form."""
        waiting = open_snooze(self._snoozes.get(agenda.member.id, ()))
        again = waiting.plan.not_before if waiting and waiting.plan.not_before > now else None
        return Offers(self._later_of(agenda, now=now), again, self._can_confirm(agenda, now=now))

    def _later_of(self, agenda: Agenda, *, now: datetime) -> tuple[Later, ...]:
        """As `later_of`, worked out once for those whose team, zone and quiet hours are the same."""
        member, team = agenda.member, first_asking(agenda).team.key
        key = (now, team, member.tz.key, member.quiet_from, member.quiet_to, agenda.when.closes_at)
        if key not in self._later:
            self._later[key] = later_of(self._schedule, agenda, now=now)
        return self._later[key]

    def _can_confirm(self, agenda: Agenda, *, now: datetime) -> bool:
        """Whether anything that waits has an answer of an earlier week, and the week still takes one."""
        waiting = (self._tallies.get(number) for number in agenda.numbers if number not in self._answered)
        return now < agenda.when.closes_at and any(tally and tally.week < agenda.week for tally in waiting)


def offers_of(tx: Transaction, schedule: Schedule, agenda: Agenda, *, now: datetime) -> Offers:
    """What a message about the agenda's week offers at `now` besides the form."""
    answered = tx.check_ins.current_of(agenda.numbers, agenda.week)
    return Offering(tx, schedule, [agenda], answered=answered).offers(agenda, now=now)


def later_of(schedule: Schedule, agenda: Agenda, *, now: datetime) -> tuple[Later, ...]:
    """The choices still open at `now`, soonest first, by the calendar of the team that asks first.

    Quiet hours postpone a choice; one that they would put on another day, or past the window's end, is none.
    """
    member, closes_at = agenda.member, agenda.when.closes_at
    offered = later_choices(now, schedule.calendar(first_asking(agenda).team.key), member.tz, closes_at=closes_at)
    found = []
    for later in offered:
        at = after_own_quiet_hours(member, later.at)
        if at < closes_at and at.astimezone(member.tz).date() == later.at.astimezone(member.tz).date():
            found.append(Later(later.choice, at))
    return tuple(found)


def first_asking(agenda: Agenda) -> Due:
    """What is asked about soonest."""
    return min(agenda.items, key=lambda item: item.occurrence.nudge_at)


def snoozes_of(tx: Transaction, member: str, week: Week) -> list[Delivery]:
    """The member's put-off questions about `week`, oldest first."""
    return list(snoozes_by_subject(tx, [member], week).get(member, ()))


def snoozes_by_subject(tx: Transaction, members: Sequence[str], week: Week) -> Mapping[str, Sequence[Delivery]]:
    """As `snoozes_of`, for several; who has none is left out."""
    found: defaultdict[str, list[Delivery]] = defaultdict(list)
    for row in tx.deliveries.of_period(week.key, subjects=members):
        if row.plan.kind is DeliveryKind.SNOOZE:
            found[row.plan.subject].append(row)
    return found


def open_snooze(snoozes: Sequence[Delivery]) -> Delivery | None:
    """The one that still waits for its moment; there is never more than one."""
    return next((row for row in snoozes if row.state is DeliveryState.PENDING), None)
