"""A scope is one open database transaction bound to one workspace: every query goes through it."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar, cast

from sqlalchemy import ARRAY, ColumnElement, any_, literal, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.expression import Select

from storage.inserting import Insert, inserting
from storage.listed import Listed, listed
from storage.prepared import Values, adding, putting
from storage.row import StoredRow

T = TypeVar("T")
R = TypeVar("R", bound=StoredRow)
Columns = tuple[ColumnElement[object], ...]


class AnotherWorkspace(ValueError):
    """A value of one workspace was handed to a transaction of another."""


@lru_cache(maxsize=1024)
def every_row(row: type[StoredRow], workspace: str) -> Select[tuple[object, ...]]:
    """What nearly every query begins with, built once: that took a sixth of asking for one row on SQLite."""
    table = row.__table__
    return select(table).where(table.c.workspace == workspace)


class Scope:
    """Reads and writes rows of `workspace` alone. `woke` is set where a delivery was planned or
    retimed, or is to be edited."""

    def __init__(self, connection: Connection, workspace: str) -> None:
        self.connection = connection
        self.workspace = workspace
        self.woke = False
        self._read: dict[type[StoredRow], Sequence[object]] = {}

    @property
    def on_postgres(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    def select(self, row: type[StoredRow], *conditions: ColumnElement[bool]) -> Select[tuple[object, ...]]:
        every = every_row(row, self.workspace)
        return every.where(*conditions) if conditions else every

    def find(self, row: type[R], *conditions: ColumnElement[bool], by: Columns = ()) -> Sequence[R]:
        """The rows that meet every condition, in the order of the columns `by`."""
        query = self.select(row, *conditions)
        return self.rows(row, query.order_by(*by) if by else query)

    def first(self, row: type[R], *conditions: ColumnElement[bool]) -> R | None:
        return next(iter(self.find(row, *conditions)), None)

    def rows(self, row: type[R], query: Select[tuple[object, ...]]) -> Sequence[R]:
        """What a `select` of that row gives: plain named tuples with the row's attributes, cheaper than objects."""
        del row
        return cast("Sequence[R]", self.connection.execute(query).all())

    def once(self, row: type[StoredRow], read: Callable[[], Iterable[T]]) -> list[T]:
        """What `read` makes of all rows of that kind: read once, and again after this transaction wrote or locked
        anything, for it may have changed them, or waited for somebody who did."""
        if row not in self._read:
            self._read[row] = tuple(read())
        return list(cast("Sequence[T]", self._read[row]))

    def reread(self) -> None:
        """Forget what `once` read: to be called after every write and every lock."""
        self._read.clear()

    def put(self, row: StoredRow) -> None:
        """Insert, or replace the row with that key."""
        columns = row.__table__.c
        self.put_values(type(row), [{column.name: getattr(row, column.name) for column in columns}])

    def put_values(self, row: type[StoredRow], every: Sequence[Values]) -> None:
        """As `put`, for any number of rows."""
        if every:
            putting(row, on_postgres=self.on_postgres).run(self.connection, self.own(every))
            self.reread()

    def add_values(self, row: type[StoredRow], every: Sequence[Values]) -> None:
        """Insert rows; a key that exists raises sqlalchemy's IntegrityError."""
        if every:
            adding(row, on_postgres=self.on_postgres).run(self.connection, self.own(every))
            self.reread()

    def execute(self, statement: Executable) -> int:
        """Run a writing statement; returns how many rows it changed."""
        changed = self.connection.execute(statement).rowcount
        self.reread()
        return changed

    def own(self, every: Sequence[Values]) -> Sequence[Values]:
        """Just those rows. Raises AnotherWorkspace where one of them is not of this workspace."""
        for values in every:
            if values["workspace"] != self.workspace:
                raise AnotherWorkspace(f"a value of {values['workspace']} in a transaction of {self.workspace}")
        return every

    def insert_into(self, row: type[StoredRow]) -> Insert:
        """An insert that knows ON CONFLICT."""
        return inserting(row, on_postgres=self.on_postgres)

    def one_of(self, column: ColumnElement[object], values: Iterable[object]) -> ColumnElement[bool]:
        """`column` is any of `values`: one parameter however many there are, so no limit is ever met."""
        wanted = list(dict.fromkeys(values))
        if self.on_postgres:
            return column == any_(literal(wanted, ARRAY(column.type)))
        return column.bool_op("IN")(Listed(listed(wanted)))

    def told(self, values: Iterable[object]) -> list[object] | str:
        """How a parameter of `any_of` is told these values."""
        wanted = list(dict.fromkeys(values))
        return wanted if self.on_postgres else listed(wanted)
