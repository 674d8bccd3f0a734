"""Deliveries mended by hand, and found by their number to be."""

from datetime import datetime

from sqlalchemy import null, select

from okr.delivery import Delivery, DeliveryState
from storage.delivery import DeliveryRow, deliveries_of
from storage.outbox import Connect
from storage.scope import Scope

TABLE = DeliveryRow.__table__


class MendingStore:
    """okr.mending.Mending for the workspace of the scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def retry(self, seen: Delivery, *, not_before: datetime, not_after: datetime) -> bool:
        window = {"not_before": not_before, "not_after": not_after}
        mended = self._update(seen, DeliveryState.PENDING, attempts=0, last_error=None, **window)
        self.scope.woke |= mended
        return mended

    def cancel(self, seen: Delivery, *, reason: str) -> bool:
        return self._update(seen, DeliveryState.CANCELLED, last_error=reason)

    def _update(self, seen: Delivery, state: DeliveryState, **values: object) -> bool:
        """Whoever holds the row, to ask Slack about it, holds it no more."""
        as_seen = (
            TABLE.c.workspace == self.scope.workspace,
            TABLE.c.id == seen.id,
            TABLE.c.state == seen.state.value,
        )
        free = {"lease_token": null(), "lease_until": null(), "retry_at": null()}
        mended = TABLE.update().where(*as_seen).values(state=state.value, **free, **values)
        return self.scope.execute(mended) == 1


def delivery_numbered(number: int, *, read: Connect) -> Delivery | None:
    """The delivery of that id, in whichever workspace it is."""
    with read() as connection:
        found = deliveries_of(connection.execute(select(*TABLE.c).where(TABLE.c.id == number)))
    return found[0] if found else None
