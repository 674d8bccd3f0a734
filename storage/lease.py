"""How a claim is held and ended: a token for each row, and many rows given back in one statement."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Update, case, cast, column, func, null, select, table
from sqlalchemy.engine import Connection
from sqlalchemy.sql.dml import ReturningUpdate
from sqlalchemy.types import BigInteger, Boolean, Float, Text

from okr.attempt import End
from okr.delivery import DeliveryState
from storage.database_clock import is_postgres, moment_after, moment_of
from storage.delivery import DeliveryRow
from storage.pacing import rest
from storage.records import records, told

TABLE = DeliveryRow.__table__
CHOSEN = table("chosen", column("id", BigInteger))
ENDED = table(
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


def token(*, on_postgres: bool) -> ColumnElement[str]:
    """A fresh random token for every row, made by the database."""
    if on_postgres:
        return cast(func.gen_random_uuid(), Text)
    return func.lower(func.hex(func.randomblob(16)))


@cache
def claiming(lease: timedelta, *, on_postgres: bool) -> ReturningUpdate[Any]:
    """Give those that are CHOSEN a lease of that length, and a token each; returns their rows."""
    held = {
        "state": DeliveryState.SENDING.value,
        "attempts": TABLE.c.attempts + 1,
        "lease_token": token(on_postgres=on_postgres),
        "lease_until": moment_of(on_postgres=on_postgres, later=lease),
        "retry_at": null(),
    }
    return TABLE.update().where(is_chosen(on_postgres=on_postgres)).values(held).returning(*TABLE.c)


@cache
def giving_back(*, on_postgres: bool) -> ReturningUpdate[Any]:
    """Give those that ENDED back as it is said there, where they are held by that token still; returns their ids."""
    mine, end = TABLE.c, records(ENDED, on_postgres=on_postgres)
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
            else_=moment_after(end.c.retry_after, on_postgres=on_postgres),
        ),
    )
    return given_back.returning(mine.id)


@cache
def resting(*, on_postgres: bool) -> Update:
    return rest(is_chosen(on_postgres=on_postgres), on_postgres=on_postgres)


def finish(connection: Connection, ends: Sequence[End]) -> frozenset[int]:
    """Give the claimed rows back as `ends` say; returns the ids of those whose lease was still their own. Nothing
    was changed of the others."""
    on_postgres = is_postgres(connection)
    ended = told(ENDED, [written(each) for each in ends])
    finished = frozenset(connection.scalars(giving_back(on_postgres=on_postgres), ended))
    if posts := [each.delivery.id for each in ends if not each.delivery.is_edit]:
        connection.execute(resting(on_postgres=on_postgres), chosen_are(posts))
    return finished


def written(end: End) -> dict[str, object]:
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


def is_chosen(*, on_postgres: bool) -> ColumnElement[bool]:
    """The row at hand is one of those that `chosen_are` tells."""
    return TABLE.c.id.in_(select(records(CHOSEN, on_postgres=on_postgres).c.id))


def chosen_are(ids: Sequence[int]) -> dict[str, str]:
    return told(CHOSEN, [{"id": each} for each in ids])
