"""How a claim is held and ended: a token for each row, and many rows given back in one statement."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, cast, column, func, null, select, table
from sqlalchemy.engine import Connection
from sqlalchemy.types import BigInteger, Boolean, Float, Text

from okr.attempt import End
from okr.delivery import DeliveryState
from storage.database_clock import moment_after
from storage.delivery import DeliveryRow
from storage.pacing import rest
from storage.records import records

TABLE = DeliveryRow.__table__
ID = table("chosen", column("id", BigInteger))
END = table(
    "ended",
    column("id", BigInteger),
    column("workspace", Text),
    column("lease_token", Text),
    column("state", Text),
    column("channel", Text),
    column("slack_ts", Text),
    column("shows", BigInteger),
    column("shows_all", Boolean),
    column("fingerprint", Text),
    column("error", Text),
    column("retry_after", Float),
)
"""What is told of each row that is given back."""


def token(connection: Connection) -> ColumnElement[str]:
    """A fresh random token for every row, made by the database."""
    if connection.dialect.name == "postgresql":
        return cast(func.gen_random_uuid(), Text)
    return func.lower(func.hex(func.randomblob(16)))


def finish(connection: Connection, ends: Sequence[End]) -> frozenset[int]:
    """Give the claimed rows back as `ends` say; returns the ids of those whose lease was still their own. Nothing
    was changed of the others."""
    mine, end = TABLE.c, records(connection, END, [told(each) for each in ends])
    still_ours = (
        mine.workspace == end.c.workspace,
        mine.id == end.c.id,
        mine.state == DeliveryState.SENDING.value,
        mine.lease_token == end.c.lease_token,
    )
    given_back = TABLE.update().where(*still_ours)
    given_back = given_back.values(
        state=end.c.state,
        lease_token=None,
        lease_until=None,
        channel=end.c.channel,
        slack_ts=end.c.slack_ts,
        sent=case((end.c.shows_all, mine.wanted), else_=end.c.shows),
        fingerprint=end.c.fingerprint,
        last_error=end.c.error,
        retry_at=case(
            (end.c.state == DeliveryState.AMBIGUOUS.value, mine.lease_until),  # until then it may still arrive
            (end.c.retry_after.is_(None), null()),
            else_=moment_after(connection, end.c.retry_after),
        ),
    )
    finished = frozenset(connection.scalars(given_back.returning(mine.id)))
    if posts := [each.delivery.id for each in ends if not each.delivery.is_edit]:
        rest(connection, one_of(connection, posts))
    return finished


def told(end: End) -> dict[str, object]:
    """As JSON knows it."""
    claimed = end.delivery
    return {
        "id": claimed.id,
        "workspace": claimed.workspace,
        "lease_token": claimed.lease_token,
        "state": end.state.value,
        "channel": end.channel,
        "slack_ts": end.slack_ts,
        "shows": end.shows,
        "shows_all": end.shows is None,
        "fingerprint": end.fingerprint,
        "error": end.error,
        "retry_after": None if end.retry_after is None else end.retry_after.total_seconds(),
    }


def one_of(connection: Connection, ids: Sequence[int]) -> ColumnElement[bool]:
    """The row at hand is one of those, however many there are."""
    wanted = records(connection, ID, [{"id": each} for each in ids])
    return TABLE.c.id.in_(select(wanted.c.id))
