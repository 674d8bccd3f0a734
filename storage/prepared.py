"""Inserts as the driver takes them: SQLAlchemy would look up for each of thousands of rows how its types are kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.engine import Connection, make_url

from storage.inserting import replacing
from storage.row import StoredRow

Values = dict[str, object]
"""Every column of one row."""

Process = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The statement as the driver takes it, and how each column's value is written for it."""

    text: str
    columns: tuple[tuple[str, Process | None], ...]
    by_name: bool

    def run(self, connection: Connection, every: Sequence[Values]) -> None:
        """Write these rows, one at least. Raises KeyError for a row that lacks a column, and what a type raises for a
        value it cannot keep."""
        written = [column_of(every, name, process) for name, process in self.columns]
        rows: list[Any] = list(zip(*written, strict=True))
        if self.by_name:
            names = [name for name, _ in self.columns]
            rows = [dict(zip(names, row, strict=True)) for row in rows]
        connection.exec_driver_sql(self.text, rows if len(rows) > 1 else rows[0])


def column_of(every: Sequence[Values], name: str, process: Process | None) -> list[object]:
    """As the driver takes it. A value that many rows share, such as the moment of a team's check-in, is turned once."""
    values = [values[name] for values in every]
    if process is None:
        return values
    written = {id(value): value for value in values}
    for key, value in written.items():
        written[key] = process(value)
    return [written[id(value)] for value in values]


@cache
def adding(row: type[StoredRow], *, on_postgres: bool) -> Prepared:
    """A key that exists raises sqlalchemy's IntegrityError."""
    return prepared(row.__table__.insert(), on_postgres=on_postgres)


@cache
def putting(row: type[StoredRow], *, on_postgres: bool) -> Prepared:
    """The row with that key is replaced, where there is one."""
    return prepared(replacing(row, on_postgres=on_postgres), on_postgres=on_postgres)


def prepared(statement: Insert, *, on_postgres: bool) -> Prepared:
    dialect = make_url("postgresql+psycopg://" if on_postgres else "sqlite://").get_dialect()()
    compiled = statement.compile(dialect=dialect)
    types = {name: bound.type.dialect_impl(dialect) for name, bound in compiled.binds.items()}
    columns = tuple((name, types[name].bind_processor(dialect)) for name in compiled.positiontup or types)
    return Prepared(str(compiled), columns, by_name=not compiled.positional)
