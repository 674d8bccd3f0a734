"""Ids for rows nobody counts: from a sequence on PostgreSQL, so that writers do not wait for each other."""

from sqlalchemy import BigInteger, Column, Sequence, func, select

from storage.row import StoredRow
from storage.scope import Scope


def id_column(sequence: str, *, primary_key: bool = False) -> Column[int]:
    """A number unique in the whole table."""
    return Column(
        "id",
        BigInteger,
        Sequence(sequence),
        primary_key=primary_key,
        autoincrement=False,
        unique=True,
        nullable=False,
    )


def new_id(scope: Scope, row: type[StoredRow]) -> dict[str, object]:
    """What the INSERT of one row says of its id.

    Nothing on PostgreSQL, where the column's sequence gives it; on SQLite, which has one writer at a time, one
    above the highest.
    """
    if scope.on_postgres:
        return {}
    highest = func.coalesce(func.max(row.__table__.c.id), 0)
    return {"id": select(highest + 1).scalar_subquery()}
