"""Destinations that are closed: where Slack takes nothing for now, and who was told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, select
from sqlalchemy.engine import Connection
from sqlmodel import Field

from okr.destination import INSTALL, ClosedDestination
from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.types import Json


class ClosedDestinationRow(StoredRow, table=True):
    """Few at any time. `delivery` is 0 where no message showed it."""

    __tablename__ = "closed_destinations"
    __table_args__ = (in_workspace(),)

    place: str = Field(primary_key=True)
    why: str
    since: datetime
    looked_at: datetime
    needed: str
    notices: tuple[int, ...] = Field(sa_type=Json(tuple[int, ...]))
    delivery: int = Field(sa_type=BigInteger)


class DestinationStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, place: str) -> ClosedDestination | None:
        row = self.scope.first(ClosedDestinationRow, ClosedDestinationRow.__table__.c.place == place)
        return closed_of(row) if row else None

    def all(self) -> Sequence[ClosedDestination]:
        by = (ClosedDestinationRow.__table__.c.place,)
        return [closed_of(row) for row in self.scope.find(ClosedDestinationRow, by=by)]

    def put(self, closed: ClosedDestination) -> None:
        self.scope.put(
            ClosedDestinationRow(
                workspace=self.scope.workspace,
                place=closed.place,
                why=closed.why,
                since=closed.since,
                looked_at=closed.looked_at,
                needed=closed.needed,
                notices=closed.notices,
                delivery=closed.delivery,
            )
        )

    def drop(self, place: str) -> None:
        columns = ClosedDestinationRow.__table__.c
        self.scope.execute(
            ClosedDestinationRow.__table__.delete().where(
                columns.workspace == self.scope.workspace, columns.place == place
            )
        )


def outages(connection: Connection) -> tuple[str, ...]:
    """Slack's codes for the installations that do not work, in all workspaces, each once."""
    columns = ClosedDestinationRow.__table__.c
    query = select(columns.why).where(columns.place == INSTALL).distinct().order_by(columns.why)
    return tuple(connection.scalars(query))


def closed_of(row: ClosedDestinationRow) -> ClosedDestination:
    return ClosedDestination(
        place=row.place,
        why=row.why,
        since=row.since,
        looked_at=row.looked_at,
        needed=row.needed,
        notices=row.notices,
        delivery=row.delivery,
    )
