"""The sending side of the outbox: claim what is due, then say what became of it. Each call is a transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection

from okr import attempt
from okr.attempt import End
from okr.delivery import Delivery, DeliveryState, MissReason
from storage.claiming import chosen, is_some_waiting, workspaces_due
from storage.database_clock import is_postgres, moment
from storage.delivery import HELD, OPEN, DeliveryRow, deliveries_of
from storage.lease import chosen_are, claiming, finish
from storage.pacing import Pace, forget_old_paces
from storage.pause import ANY, Pause, drop_pause, pauses_in, put_pause
from storage.scope import Scope

LEASE = timedelta(seconds=60)
WORKSPACES = 200
"""Of how many workspaces one claim takes what is due: the others come with the next one."""

TABLE = DeliveryRow.__table__
Connect = Callable[[], AbstractContextManager[Connection]]


class Outbox:
    """Deliveries of all workspaces.

    A claim is a lease by the database's clock. What finishes one takes the claimed `Delivery` and changes the row
    only while that lease is still its own; False says it is not, and nothing was changed.
    """

    def __init__(self, *, write: Connect, read: Connect, pace: Pace | None = None) -> None:
        self.write = write
        self.read = read
        self.pace = pace

    def keeping(self, pace: Pace) -> "Outbox":
        """The same deliveries; what is claimed here keeps that pace, together with whoever else keeps it."""
        return Outbox(write=self.write, read=self.read, pace=pace)

    def claim(self, now: datetime, limit: int, lease: timedelta = LEASE) -> list[Delivery]:
        """Take up to `limit` due deliveries, each with a lease and a token of its own: of the workspace whose soonest
        is due first at first, and soonest due first; no two about the same subject, and no more than the pace allows
        their workspaces by now, whichever process took the others.

        Due at the calendar time `now`: pending within their window, and sent ones whose content changed. Left
        out: what waits for a retry, what is paused, and whose subject is being sent something.
        """
        with self.write() as connection:
            ids: list[int] = []
            for workspace in workspaces_due(connection, now, most=WORKSPACES):
                ids += chosen(Scope(connection, workspace), now, limit - len(ids), self.pace)
                if len(ids) >= limit:
                    break
            if not ids:
                return []
            claimed = claiming(lease, on_postgres=is_postgres(connection))
            taken = deliveries_of(connection.execute(claimed, chosen_are(ids)))
        return sorted(taken, key=lambda delivery: (delivery.plan.not_before, delivery.id))

    def waits_for_pace(self, now: datetime) -> bool:
        """Whether anything that is due at `now` may be waiting for its workspace's or channel's turn."""
        if self.pace is None:
            return False
        with self.read() as connection:
            return is_some_waiting(connection, now)

    def finish(self, ends: Sequence[End]) -> frozenset[int]:
        """Give back what was claimed as `ends` say, all in one transaction; returns the ids of those whose lease was
        still their own."""
        with self.write() as connection:
            return finish(connection, ends)

    def mark_sent(
        self, delivery: Delivery, *, channel: str, ts: str, revision: int, fingerprint: str | None = None
    ) -> bool:
        return self._ended(attempt.sent(delivery, channel=channel, ts=ts, revision=revision, fingerprint=fingerprint))

    def mark_edited(self, delivery: Delivery, *, revision: int, fingerprint: str | None = None) -> bool:
        return self._ended(attempt.edited(delivery, revision=revision, fingerprint=fingerprint))

    def drop_edit(self, delivery: Delivery, *, error: str) -> bool:
        return self._ended(attempt.edit_dropped(delivery, error=error))

    def release(self, delivery: Delivery, *, retry_after: timedelta, error: str) -> bool:
        return self._ended(attempt.released(delivery, retry_after=retry_after, error=error))

    def mark_ambiguous(self, delivery: Delivery, *, error: str) -> bool:
        return self._ended(attempt.ambiguous(delivery, error=error))

    def mark_missed(self, delivery: Delivery, *, reason: MissReason) -> bool:
        return self._ended(attempt.missed(delivery, reason=reason))

    def mark_dead(self, delivery: Delivery, *, error: str) -> bool:
        return self._ended(attempt.dead(delivery, error=error))

    def mark_cancelled(self, delivery: Delivery, *, reason: str) -> bool:
        return self._ended(attempt.cancelled(delivery, reason=reason))

    def expire_leases(self) -> int:
        """End the leases that ran out; returns how many.

        A first send becomes ambiguous. An edit can be done twice without harm, so it is due again; nobody knows what
        the message shows meanwhile.
        """
        state = case((TABLE.c.slack_ts.is_(None), DeliveryState.AMBIGUOUS.value), else_=DeliveryState.SENT.value)
        with self.write() as connection:
            over = TABLE.update().where(HELD, TABLE.c.lease_until < moment(connection))
            ended = over.values(
                state=state, lease_token=None, lease_until=None, fingerprint=None, last_error="lease_expired"
            )
            forget_old_paces(connection)
            return connection.execute(ended).rowcount

    def miss_overdue(self, now: datetime) -> int:
        """Mark what is pending past its window as missed; returns how many.

        The reason is BOT_WAS_DOWN where sending was never tried, else TOO_LATE.
        """
        reason = case((TABLE.c.attempts == 0, MissReason.BOT_WAS_DOWN.value), else_=MissReason.TOO_LATE.value)
        overdue = TABLE.update().where(OPEN, TABLE.c.state == "pending", TABLE.c.not_after < now)
        with self.write() as connection:
            missed = overdue.values(state=DeliveryState.MISSED.value, last_error=reason)
            return connection.execute(missed).rowcount

    def pause(self, workspace: str, *, delay: timedelta, method: str = ANY, channel: str = ANY) -> None:
        """Claim nothing of that workspace, method (POST, EDIT, UPLOAD) and channel for `delay`, machine time.

        `channel` is what the call names: a person's id, a team's channel, for an edit where the message is.
        """
        with self.write() as connection:
            put_pause(Scope(connection, workspace), method=method, channel=channel, delay=delay)

    def resume(self, workspace: str) -> None:
        """End the pause of the whole workspace: Slack takes its messages again."""
        with self.write() as connection:
            drop_pause(Scope(connection, workspace), method=ANY, channel=ANY)

    def pauses(self) -> tuple[Pause, ...]:
        with self.read() as connection:
            return pauses_in(connection)

    def counts_by_state(self) -> Mapping[DeliveryState, int]:
        """How many deliveries are in each state that has any."""
        query = select(TABLE.c.state, func.count()).group_by(TABLE.c.state)
        with self.read() as connection:
            return Counter({DeliveryState(state): count for state, count in connection.execute(query)})

    def find(self, states: Iterable[DeliveryState], limit: int = 100) -> list[Delivery]:
        """The newest deliveries in these states."""
        query = select(*TABLE.c).where(TABLE.c.state.in_([state.value for state in states]))
        with self.read() as connection:
            rows = connection.execute(query.order_by(TABLE.c.id.desc()).limit(limit))
            return deliveries_of(rows)

    def _ended(self, end: End) -> bool:
        return end.delivery.id in self.finish([end])
