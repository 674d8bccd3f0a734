"""Short words for the columns migrations create; what a word means never changes, or old migrations would."""

import sqlalchemy as sa
from alembic import op


def words(name: str, *, key: bool = False, optional: bool = False) -> sa.Column[str]:
    """Text, also for weeks ("2026-W48"), exact decimals, readings and JSON."""
    return sa.Column(name, sa.String(), primary_key=key, nullable=optional)


def number(name: str, *, key: bool = False, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), primary_key=key, nullable=optional, autoincrement=False)


def number_from_zero(name: str) -> sa.Column[int]:
    """One that is 0 for every row that is there already."""
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def moment(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=optional)


def day(name: str, *, key: bool = False, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), primary_key=key, nullable=optional)


def clock_time(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Time(), nullable=True)


def sequence(name: str) -> None:
    """Where the database has sequences."""
    if op.get_context().dialect.supports_sequences:
        op.execute(sa.schema.CreateSequence(sa.Sequence(name)))


def serial(*, key: bool = False) -> sa.Column[int]:
    """An id unique in the table."""
    return sa.Column("id", sa.BigInteger(), primary_key=key, nullable=False, autoincrement=False)


def refers(*columns: str, to: str, key: tuple[str, ...]) -> sa.ForeignKeyConstraint:
    """A foreign key inside the workspace, checked at commit."""
    theirs = tuple(f"{to}.{column}" for column in ("workspace", *key))
    return sa.ForeignKeyConstraint(("workspace", *columns), theirs, deferrable=True, initially="DEFERRED")


def in_workspace() -> sa.ForeignKeyConstraint:
    return refers(to="workspaces", key=())
