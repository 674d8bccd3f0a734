"""Inserts that are spelled once: one row or thousands, added or replaced, on both databases."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from okr.metric import Reading
from storage.check_in import CheckInRow, values_of
from storage.engine import Database
from storage.prepared import Values, adding, putting
from storage.reference import ReferenceRow
from tests.builders import a_check_in, week

READINGS: list[tuple[Reading | None, str]] = [(Decimal("12.50"), "100 % :sure %(so)s"), (True, "?"), (None, "")]
SAID = [
    a_check_in(reading, week=week(number), note=note, at=datetime(2026, 11, 27, 15, 0, 0, 123456, tzinfo=UTC))
    for number, (reading, note) in enumerate(READINGS, 40)
]


def written(connection: Connection) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(CheckInRow.__table__.select())}


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_rows_are_written_as_sqlalchemy_would_however_many_at_once(database: Database, acme: str, at_once: int) -> None:
    every = [values_of(one, acme) for one in SAID]
    with database.engine.connect() as connection:
        connection.execute(CheckInRow.__table__.insert(), every)
        expected = written(connection)
        connection.rollback()
    with database.writing() as connection:
        statement = adding(CheckInRow, on_postgres=database.on_postgres)
        for start in range(0, len(every), at_once):
            statement.run(connection, every[start : start + at_once])
        assert written(connection) == expected
        assert len(expected) == len(SAID)


def test_a_key_that_exists_is_refused_or_replaced(database: Database, acme: str) -> None:
    with database.writing() as connection:
        adding(ReferenceRow, on_postgres=database.on_postgres).run(connection, [a_reference(acme, 1)])
        putting(ReferenceRow, on_postgres=database.on_postgres).run(connection, [a_reference(acme, 2)])
        assert [row.number for row in connection.execute(ReferenceRow.__table__.select())] == [2]
        with pytest.raises(IntegrityError):
            adding(ReferenceRow, on_postgres=database.on_postgres).run(connection, [a_reference(acme, 3)])


def test_a_row_that_lacks_a_column_is_refused(database: Database, acme: str) -> None:
    lacking = a_reference(acme, 1)
    del lacking["number"]
    with database.writing() as connection, pytest.raises(KeyError, match="number"):
        adding(ReferenceRow, on_postgres=database.on_postgres).run(connection, [a_reference(acme, 2), lacking])


def a_reference(workspace: str, number: int) -> Values:
    return {"workspace": workspace, "kind": "objective", "key": "o-1", "number": number}
