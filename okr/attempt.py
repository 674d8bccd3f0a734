"""How an attempt at a claimed delivery ended: what its row says once it is given back."""

from dataclasses import dataclass
from datetime import timedelta

from okr.delivery import Delivery, DeliveryState, MissReason


@dataclass(frozen=True, slots=True)
class End:
    """The row of `delivery` as it is given back, if the lease is still its own.

    `channel` and `slack_ts` are where Slack has it, `shows` is the revision of its content that is seen there (None:
    whatever is wanted by now) and `fingerprint` tells that content from any other. `retry_after` is how long it waits,
    by the database's clock, before it may be claimed again.
    """

    delivery: Delivery
    state: DeliveryState
    channel: str | None
    slack_ts: str | None
    shows: int | None
    fingerprint: str | None
    error: str | None = None
    retry_after: timedelta | None = None


def sent(delivery: Delivery, *, channel: str, ts: str, revision: int, fingerprint: str | None = None) -> End:
    """Slack has it, at `channel` and `ts`, showing revision `revision` of its content."""
    return End(delivery, DeliveryState.SENT, channel, ts, revision, fingerprint)


def edited(delivery: Delivery, *, revision: int, fingerprint: str | None = None) -> End:
    """The message now shows revision `revision`."""
    return End(delivery, DeliveryState.SENT, delivery.channel, delivery.slack_ts, revision, fingerprint)


def edit_dropped(delivery: Delivery, *, error: str) -> End:
    """The message can no longer be edited (deleted, say): it stays sent, and is not tried again."""
    where = (delivery.channel, delivery.slack_ts)
    return End(delivery, DeliveryState.SENT, *where, None, delivery.fingerprint, error)


def released(delivery: Delivery, *, retry_after: timedelta, error: str) -> End:
    """It certainly was not done: back to pending, or sent with its edit due, no sooner than `retry_after`."""
    state = DeliveryState.SENT if delivery.is_edit else DeliveryState.PENDING
    return _unchanged(delivery, state, error, retry_after)


def ambiguous(delivery: Delivery, *, error: str) -> End:
    """Slack may or may not have it: it is not sent again blindly, and nobody knows what it shows."""
    where = (delivery.channel, delivery.slack_ts)
    return End(delivery, DeliveryState.AMBIGUOUS, *where, delivery.sent, None, error)


def missed(delivery: Delivery, *, reason: MissReason) -> End:
    """Its time has gone by."""
    return _unchanged(delivery, DeliveryState.MISSED, reason.value)


def dead(delivery: Delivery, *, error: str) -> End:
    """It can never be sent."""
    return _unchanged(delivery, DeliveryState.DEAD, error)


def cancelled(delivery: Delivery, *, reason: str) -> End:
    """There is no longer anything to say."""
    return _unchanged(delivery, DeliveryState.CANCELLED, reason)


def _unchanged(delivery: Delivery, state: DeliveryState, error: str, retry_after: timedelta | None = None) -> End:
    where = (delivery.channel, delivery.slack_ts)
    return End(delivery, state, *where, delivery.sent, delivery.fingerprint, error, retry_after)
