"""What all tables share: the workspace leads every key, and every constraint has a name migrations can use."""

from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, MetaData, Table
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class StoredRow(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """The base of all rows. SQLModel tables do not validate: rows are built from okr values and stay in here."""

    __table__: ClassVar[Table]

    workspace: str = Field(primary_key=True)


def refers(*columns: str, to: str, key: tuple[str, ...]) -> ForeignKeyConstraint:
    """A foreign key inside one workspace, checked at commit, so the order of writing does not matter."""
    return ForeignKeyConstraint(
        ("workspace", *columns),
        tuple(f"{to}.{column}" for column in ("workspace", *key)),
        deferrable=True,
        initially="DEFERRED",
    )


def in_workspace() -> ForeignKeyConstraint:
    """The row belongs to a workspace that has settings; checked at commit."""
    return refers(to="workspaces", key=())
