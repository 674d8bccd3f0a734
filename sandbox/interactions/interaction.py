"""What became of something a person did: whether the app acked, with what, how fast, and what went wrong."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.state.records import Delivery


@dataclass(frozen=True, slots=True)
class Interaction:
    """The outcome of an act.

    `sent` is false where nothing reached the app (a form refused on the spot, an event nobody subscribed to).
    `ack` is the payload of the ack, None where it had none; `seconds` the time to it; `error` the reason it failed
    or what Slack says to the ack, `pointers` where in it.
    """

    acked: bool = False
    ack: Any = None
    seconds: float | None = None
    error: str | None = None
    sent: bool = True
    pointers: tuple[str, ...] = field(default=())


def outcome(delivery: Delivery) -> Interaction:
    """The outcome that a delivery came to."""
    return Interaction(
        acked=delivery.acked,
        ack=delivery.ack,
        seconds=delivery.seconds,
        error=delivery.error,
        pointers=tuple(delivery.pointers),
    )


NOT_SENT = Interaction(sent=False)
