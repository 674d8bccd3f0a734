"""What an operator does to one delivery by hand, where the bot can go no further by itself."""

from datetime import datetime
from typing import Protocol

from okr.delivery import Delivery, DeliveryState

MAY_HAVE_ARRIVED = frozenset({DeliveryState.AMBIGUOUS, DeliveryState.UNKNOWN})
CAN_BE_RETRIED = frozenset({DeliveryState.MISSED, DeliveryState.DEAD, DeliveryState.CANCELLED}) | MAY_HAVE_ARRIVED
CAN_BE_CANCELLED = frozenset({DeliveryState.PENDING, DeliveryState.DEAD}) | MAY_HAVE_ARRIVED


class Mending(Protocol):
    """Both change the row only while it is in the state in which it was `seen`; False says that it is not."""

    def retry(self, seen: Delivery, *, not_before: datetime, not_after: datetime) -> bool:
        """Pending, with that window, as if it had never been tried."""
        ...

    def cancel(self, seen: Delivery, *, reason: str) -> bool:
        """Cancelled: it is not sent, and nobody looks for it any more."""
        ...
