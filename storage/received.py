"""Events that came in, by Slack's own id: however often one is sent and to whichever process, it is handled once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import Index, and_
from sqlalchemy.engine import Connection
from sqlmodel import Field

from storage.database_clock import moment
from storage.row import StoredRow, in_workspace
from storage.scope import Scope

IN_HAND_FOR = timedelta(seconds=30)
"""How long whoever took an event may take. Slack sends again at once, after a minute and after five: what died with
its process is done at the second of these."""

KEPT_FOR = timedelta(days=1)


class Arrival(Enum):
    """What an event that came in is to its receiver."""

    NEW = "to be handled, by you alone"
    IN_HAND = "being handled by somebody else"
    DONE = "handled"


class ReceivedEventRow(StoredRow, table=True):
    """`at` is when it was taken in hand, by the database's clock."""

    __tablename__ = "received_events"
    __table_args__ = (in_workspace(), Index(None, "at"))

    event: str = Field(primary_key=True)
    at: datetime
    done: bool


class ReceivedEvents:
    """Each call is a transaction of its own: what an event does is another one, which comes in between."""

    def __init__(self, *, write: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._write = write

    def take(self, workspace: str, event: str) -> Arrival:
        """Take the event in hand where nobody has, or where whoever had is gone."""
        table = ReceivedEventRow.__table__
        with self._write() as connection:
            scope = Scope(connection, workspace)
            taken = scope.insert_into(ReceivedEventRow).values(
                workspace=workspace, event=event, at=moment(connection), done=False
            )
            gone = and_(table.c.done.is_(False), table.c.at <= moment(connection, later=-IN_HAND_FOR))
            statement = taken.on_conflict_do_update(
                index_elements=["workspace", "event"], set_={"at": moment(connection)}, where=gone
            )
            if connection.execute(statement.returning(table.c.event)).first():
                return Arrival.NEW
            row = scope.first(ReceivedEventRow, table.c.event == event)
            return Arrival.DONE if row is not None and row.done else Arrival.IN_HAND

    def finish(self, workspace: str, event: str) -> None:
        """It is handled: sent again, it does nothing."""
        table = ReceivedEventRow.__table__
        with self._write() as connection:
            connection.execute(
                table.update().where(table.c.workspace == workspace, table.c.event == event).values(done=True)
            )

    def give_back(self, workspace: str, event: str) -> None:
        """It was not handled: sent again, it is new."""
        table = ReceivedEventRow.__table__
        with self._write() as connection:
            connection.execute(
                table.delete().where(table.c.workspace == workspace, table.c.event == event, table.c.done.is_(False))
            )

    def prune(self) -> int:
        """Forget, in all workspaces, what is older than KEPT_FOR, for Slack sends nothing again so late; how many."""
        table = ReceivedEventRow.__table__
        with self._write() as connection:
            return connection.execute(table.delete().where(table.c.at < moment(connection, later=-KEPT_FOR))).rowcount
