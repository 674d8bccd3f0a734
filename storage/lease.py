"""What may be claimed, and how a claim is held and ended: the SQL behind the outbox."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, cast, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.types import Text

from okr.delivery import Delivery, DeliveryState
from storage.database_clock import moment
from storage.delivery import OPEN, DeliveryRow
from storage.pause import is_paused

TABLE = DeliveryRow.__table__


def due(connection: Connection, now: datetime) -> Select[tuple[int]]:
    """Ids of what may be claimed at the calendar time `now`, soonest due first, skipping what others are claiming."""
    mine = TABLE.c
    in_time = and_(mine.not_before <= now, mine.not_after >= now)
    return (
        select(mine.id)
        .where(
            OPEN,
            or_(mine.state == DeliveryState.SENT.value, in_time),
            or_(mine.retry_at.is_(None), mine.retry_at <= moment(connection)),
            ~is_paused(connection),
        )
        .order_by(mine.not_before, mine.id)
        .with_for_update(skip_locked=True)
    )


def token(connection: Connection) -> ColumnElement[str]:
    """A fresh random token for every row, made by the database."""
    if connection.dialect.name == "postgresql":
        return cast(func.gen_random_uuid(), Text)
    return func.lower(func.hex(func.randomblob(16)))


def finish(connection: Connection, claimed: Delivery, state: DeliveryState, **values: object) -> bool:
    """Give the claimed row back in that state; False, with nothing changed, where the lease is no longer its own."""
    mine = TABLE.c
    still_ours = (
        mine.workspace == claimed.workspace,
        mine.id == claimed.id,
        mine.state == DeliveryState.SENDING.value,
        mine.lease_token == claimed.lease_token,
    )
    given_back = TABLE.update().where(*still_ours)
    given_back = given_back.values(state=state.value, lease_token=None, lease_until=None, **values)
    return connection.execute(given_back).rowcount == 1
