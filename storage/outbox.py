"""The sending side of the outbox: claim what is due, then say what became of it. Each call is a transaction."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy import case, func, null, select
from sqlalchemy.engine import Connection

from okr.delivery import Delivery, DeliveryState, MissReason
from storage.database_clock import moment
from storage.delivery import HELD, OPEN, DeliveryRow, deliveries_of
from storage.lease import due, finish, token
from storage.pause import ANY, Pause, pauses_in, put_pause
from storage.scope import Scope

LEASE = timedelta(seconds=60)
TABLE = DeliveryRow.__table__
Connect = Callable[[], AbstractContextManager[Connection]]


class Outbox:
    """Deliveries of all workspaces.

    A claim is a lease by the database's clock. What finishes one takes the claimed `Delivery` and changes the row
    only while that lease is still its own; False says it is not, and nothing was changed.
    """

    def __init__(self, *, write: Connect, read: Connect) -> None:
        self.write = write
        self.read = read

    def claim(self, now: datetime, limit: int, lease: timedelta = LEASE) -> list[Delivery]:
        """Take up to `limit` due deliveries, soonest due first, each with a lease and a token of its own.

        Due at the calendar time `now`: pending within their window, and sent ones whose content changed. Left
        out: what waits for a retry, and what is paused.
        """
        with self.write() as connection:
            soonest = due(connection, now).limit(limit).cte("soonest")
            claimed = (
                TABLE.update()
                .where(TABLE.c.id.in_(select(soonest.c.id)))
                .values(
                    state=DeliveryState.SENDING.value,
                    attempts=TABLE.c.attempts + 1,
                    lease_token=token(connection),
                    lease_until=moment(connection, later=lease),
                    retry_at=null(),
                )
                .returning(*TABLE.c)
            )
            taken = deliveries_of(connection.execute(claimed))
        return sorted(taken, key=lambda delivery: (delivery.plan.not_before, delivery.id))

    def mark_sent(
        self, delivery: Delivery, *, channel: str, ts: str, revision: int, fingerprint: str | None = None
    ) -> bool:
        """Slack has it, at `channel` and `ts`, showing revision `revision` of its content, which `fingerprint` tells
        from any other."""
        shown = {"channel": channel, "slack_ts": ts, "sent": revision, "fingerprint": fingerprint}
        return self._finish(delivery, DeliveryState.SENT, last_error=None, **shown)

    def mark_edited(self, delivery: Delivery, *, revision: int, fingerprint: str | None = None) -> bool:
        """The message now shows revision `revision`, as `mark_sent` says."""
        shown = {"sent": revision, "fingerprint": fingerprint}
        return self._finish(delivery, DeliveryState.SENT, last_error=None, **shown)

    def drop_edit(self, delivery: Delivery, *, error: str) -> bool:
        """The message can no longer be edited (deleted, say): it stays sent, and is not tried again."""
        return self._finish(delivery, DeliveryState.SENT, sent=TABLE.c.wanted, last_error=error)

    def release(self, delivery: Delivery, *, retry_after: timedelta, error: str) -> bool:
        """It certainly was not done: back to pending, or sent with its edit due, no sooner than `retry_after`."""
        state = DeliveryState.SENT if delivery.is_edit else DeliveryState.PENDING
        with self.write() as connection:
            retry_at = moment(connection, later=retry_after)
            return finish(connection, delivery, state, retry_at=retry_at, last_error=error)

    def mark_ambiguous(self, delivery: Delivery, *, error: str) -> bool:
        """Slack may or may not have it: it is not sent again blindly, and nobody knows what it shows. It is looked for
        (storage/ambiguous.py) once the lease is over."""
        over = {"retry_at": TABLE.c.lease_until, "fingerprint": None}
        return self._finish(delivery, DeliveryState.AMBIGUOUS, last_error=error, **over)

    def mark_missed(self, delivery: Delivery, *, reason: MissReason) -> bool:
        return self._finish(delivery, DeliveryState.MISSED, last_error=reason.value)

    def mark_dead(self, delivery: Delivery, *, error: str) -> bool:
        """It can never be sent."""
        return self._finish(delivery, DeliveryState.DEAD, last_error=error)

    def mark_cancelled(self, delivery: Delivery, *, reason: str) -> bool:
        """There is no longer anything to say."""
        return self._finish(delivery, DeliveryState.CANCELLED, last_error=reason)

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
            return connection.execute(ended.values(fingerprint=None)).rowcount

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
        """Claim nothing of that workspace, method (POST or EDIT) and channel for `delay`, machine time.

        `channel` is what the call names: a person's id, a team's channel, for an edit where the message is.
        """
        with self.write() as connection:
            put_pause(Scope(connection, workspace), method=method, channel=channel, delay=delay)

    def pauses(self) -> tuple[Pause, ...]:
        with self.read() as connection:
            return pauses_in(connection)

    def counts_by_state(self) -> Mapping[DeliveryState, int]:
        """How many deliveries are in each state that has any."""
        query = select(TABLE.c.state, func.count()).group_by(TABLE.c.state)
        with self.read() as connection:
            return {DeliveryState(state): count for state, count in connection.execute(query)}

    def find(self, states: Iterable[DeliveryState], limit: int = 100) -> list[Delivery]:
        """The newest deliveries in these states."""
        query = select(*TABLE.c).where(TABLE.c.state.in_([state.value for state in states]))
        with self.read() as connection:
            rows = connection.execute(query.order_by(TABLE.c.id.desc()).limit(limit))
            return deliveries_of(rows)

    def _finish(self, delivery: Delivery, state: DeliveryState, **values: object) -> bool:
        with self.write() as connection:
            return finish(connection, delivery, state, **values)
