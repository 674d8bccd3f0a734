"""Response_urls of buttons that were pressed in our messages: while one lives, an edit through it costs no limit."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Index, and_, select
from sqlalchemy.engine import Connection
from sqlmodel import Field

from storage.database_clock import moment
from storage.delivery import DeliveryRow
from storage.row import StoredRow, in_workspace
from storage.scope import Scope

LIVES = timedelta(minutes=28)
"""Slack takes a response_url for 30 minutes: this leaves time for the call."""

EDITS = 3
"""Slack takes five uses (docs.slack.dev, Handling user interaction): two are left to whoever answers the press."""


class AnswerUrlRow(StoredRow, table=True):
    """`channel` and `ts` name the message; whoever has `url` may replace it. `until` is by the database's clock."""

    __tablename__ = "answer_urls"
    __table_args__ = (in_workspace(), Index(None, "until"))

    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    url: str
    until: datetime
    uses: int


TABLE = AnswerUrlRow.__table__


class AnswerUrls:
    """Each call is a transaction of its own, of one statement. A url is a secret: it is never logged."""

    def __init__(self, *, write: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._write = write

    def keep(self, workspace: str, *, channel: str, ts: str, url: str) -> None:
        """The latest press wins: its url lives longest."""
        with self._write() as connection:
            scope = Scope(connection, workspace)
            fresh = {"url": url, "until": moment(connection, later=LIVES), "uses": EDITS}
            kept = scope.insert_into(AnswerUrlRow).values(workspace=workspace, channel=channel, ts=ts, **fresh)
            scope.execute(kept.on_conflict_do_update(index_elements=["workspace", "channel", "ts"], set_=fresh))

    def take(self, workspace: str, *, channel: str, ts: str) -> str | None:
        """The url by which that message may be replaced once; None where it has none, or none that lives."""
        with self._write() as connection:
            used = TABLE.update().where(*named(workspace, channel, ts), *lives(connection))
            url: str | None = connection.scalar(used.values(uses=TABLE.c.uses - 1).returning(TABLE.c.url))
            return url

    def drop(self, workspace: str, *, channel: str, ts: str) -> None:
        """Slack does not take it any more."""
        with self._write() as connection:
            connection.execute(TABLE.delete().where(*named(workspace, channel, ts)))

    def prune(self) -> int:
        """Forget, in all workspaces, those whose time or uses are over; how many."""
        with self._write() as connection:
            over = (TABLE.c.until <= moment(connection)) | (TABLE.c.uses <= 0)
            return connection.execute(TABLE.delete().where(over)).rowcount


def named(workspace: str, channel: str, ts: str) -> tuple[ColumnElement[bool], ...]:
    return TABLE.c.workspace == workspace, TABLE.c.channel == channel, TABLE.c.ts == ts


def lives(connection: Connection) -> tuple[ColumnElement[bool], ...]:
    return TABLE.c.until > moment(connection), TABLE.c.uses > 0


def is_answerable() -> ColumnElement[bool]:
    """Whether the message of the delivery row at hand can be edited through a response_url, outside chat.update's
    limit. One whose time is over may count for the minute until it is pruned: LIVES is that much shorter."""
    mine = DeliveryRow.__table__.c
    here = and_(TABLE.c.workspace == mine.workspace, TABLE.c.channel == mine.channel, TABLE.c.ts == mine.slack_ts)
    return select(TABLE.c.ts).where(here, TABLE.c.uses > 0).correlate(DeliveryRow.__table__).exists()
