"""Nobody loses the week's message, or gets a second one, because a zone, a calendar, a cadence or a choice changed.

For what changes *when* people are asked. Who is away is absent.py's, who owns what is hand_over_nudging.py's:
docs/architecture.md says which to use when.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from okr.actions.agenda import Agenda, Agendas
from okr.actions.compose_nudge import NOTHING_ASKED
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.planning import LOOK_BACK, after_own_quiet_hours, end_of_day, plan_of, weeks_between
from okr.cadence import is_settable
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from okr.local_time import local_instant
from okr.ports import Transaction, World
from okr.week import Week

CHOSEN = "chosen"
"""Why a message is cancelled that somebody's choice made needless, or that was never owed before it."""

MORNING = time(9)
MOMENTS = {DeliveryKind.NUDGE: nudge_moment, DeliveryKind.REMINDER: reminder_moment}
Key = tuple[DeliveryKind, str, Week]


@dataclass(frozen=True, slots=True)
class Promised:
    """When whom was to be asked and reminded in the weeks around now, before something changed; None for a message
    that was not to come. `members` are whom it is about (None: everybody)."""

    moments: Mapping[Key, datetime | None]
    members: frozenset[str] | None = None

    def was_ahead(self, key: Key, now: datetime) -> datetime | None:
        """The moment that was promised, where it is still to come."""
        at = self.moments.get(key)
        return at if at is not None and at > now else None


def promised(world: World, tx: Transaction, *, members: Iterable[str] | None = None) -> Promised:
    """What holds now; a fixed number of queries. Call it before the change and `settle` after it."""
    named = None if members is None else frozenset(members)
    found = {
        (kind, agenda.member.id, agenda.week): moment(agenda)
        for agenda in agendas_around(world, tx, named)
        for kind, moment in MOMENTS.items()
    }
    return Promised(found, named)


def agendas_around(world: World, tx: Transaction, members: Collection[str] | None) -> Iterator[Agenda]:
    """What these people are asked in the weeks around now, whose messages may be planned still."""
    agendas = Agendas(world, tx, members=members)
    for week in weeks_between(world.now() - LOOK_BACK, world.now()):
        for agenda in agendas.all(week).values():
            if members is None or agenda.member.id in members:
                yield agenda


def settle(world: World, tx: Transaction, before: Promised) -> None:
    """Bring what waits to be sent in line with what holds now. What was sent stays the week's one message; what was
    promised and has lost its time comes all the same; what nobody was promised is not missed."""
    rows: dict[Week, dict[tuple[DeliveryKind, str], Delivery]] = {}
    for agenda in agendas_around(world, tx, before.members):
        if agenda.week not in rows:
            rows[agenda.week] = weekly_rows(tx, agenda.week, before.members)
        for kind in MOMENTS:
            row = rows[agenda.week].get((kind, agenda.member.id))
            Settling(tx, before, agenda, kind, world.now()).settle(row)


def weekly_rows(
    tx: Transaction, week: Week, members: Collection[str] | None
) -> dict[tuple[DeliveryKind, str], Delivery]:
    """The nudges and reminders of these people (None: of all) of the week; one query."""
    found = (row for row in tx.deliveries.of_period(week.key, subjects=members) if row.plan.kind in MOMENTS)
    return {(row.plan.kind, row.plan.subject): row for row in found}


@dataclass(frozen=True, slots=True)
class Settling:
    """One person's nudge or reminder of one week."""

    tx: Transaction
    before: Promised
    agenda: Agenda
    kind: DeliveryKind
    now: datetime

    @property
    def key(self) -> Key:
        return self.kind, self.agenda.member.id, self.agenda.week

    def settle(self, row: Delivery | None) -> None:
        at = MOMENTS[self.kind](self.agenda)
        if row is None:
            self._without_row(at)
        elif row.state is DeliveryState.PENDING:
            self._pending(row, at)
        elif self._was_taken_back(row) and at and not self._is_over(at):
            not_before, not_after = self._window(max(at, self.now))
            self.tx.deliveries.plan_again(row.id, not_before=not_before, not_after=not_after)

    def _without_row(self, at: datetime | None) -> None:
        """What falls due from now on is planned as ever; here is what would come out as missed though nobody was
        down."""
        if at is None or not self._is_over(at) or self._was_due():
            return
        instead = self.before.was_ahead(self.key, self.now) or self._reminder_that_was()
        not_before, not_after = self._window(waking(instead or at, self.agenda.member.tz))
        member, week = self.agenda.member.id, self.agenda.week
        self.tx.deliveries.plan([Plan(self.kind, member, week.key, not_before=not_before, not_after=not_after)])
        planned = self.tx.deliveries.get(self.kind, member, week.key)
        if planned is not None and (instead is None or not_before >= self.agenda.when.closes_at):
            self.tx.deliveries.cancel(planned.id, reason=CHOSEN)

    def _pending(self, row: Delivery, at: datetime | None) -> None:
        if at is None:
            self.tx.deliveries.cancel(row.id, reason=CHOSEN)
            return
        was = row.plan.not_before
        not_before, not_after = self._window(at if at > self.now else max(was, self.now))
        if was <= self.now == not_before:
            not_before = was  # it is due already: a later moment would keep it from the send that is under way
        if not_before < self.agenda.when.closes_at and (not_before, not_after) != (was, row.plan.not_after):
            self.tx.deliveries.retime(row.id, not_before=not_before, not_after=not_after)

    def _was_taken_back(self, row: Delivery) -> bool:
        """Whether it was cancelled because of a choice, or found nobody to ask where this change makes them asked."""
        if row.state is not DeliveryState.CANCELLED:
            return False
        return row.last_error == CHOSEN or (row.last_error == NOTHING_ASKED and self.key not in self.before.moments)

    def _is_over(self, at: datetime) -> bool:
        """Whether a message of that moment could not be sent any more."""
        return plan_of(self.kind, self.agenda, at, now=self.now)[1] is not None

    def _was_due(self) -> bool:
        """Whether its time had come already before the change: that it has no row is not the change's doing."""
        at = self.before.moments.get(self.key)
        return at is not None and at <= self.now

    def _reminder_that_was(self) -> datetime | None:
        """The reminder that somebody was to get and gave up for the nudge, whose time is past: one of them comes."""
        if self.kind is not DeliveryKind.NUDGE or reminder_moment(self.agenda) is not None:
            return None
        return self.before.was_ahead((DeliveryKind.REMINDER, *self.key[1:]), self.now)

    def _window(self, at: datetime) -> tuple[datetime, datetime]:
        not_before = after_own_quiet_hours(self.agenda.member, at)
        end = min(end_of_day(not_before, self.agenda.member.tz), self.agenda.when.closes_at)
        return not_before, max(not_before, end)


def waking(at: datetime, zone: ZoneInfo) -> datetime:
    """`at`, or the next morning at nine where clocks in `zone` show a time at which nobody is written to."""
    local = at.astimezone(zone)
    if is_settable(local.time()):
        return at
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return local_instant(day, MORNING, zone)
