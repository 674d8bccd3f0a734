"""Values come back exactly as they went in, on both databases."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError
from sqlalchemy.types import TypeEngine

from okr.metric import Reading
from okr.week import Week
from storage.engine import Database
from storage.types import Exact, ReadingText, WeekKey
from tests.builders import week

RoundTrip = Callable[[TypeEngine[Any], object], object]
EVERY_DECIMAL = st.decimals(allow_nan=False, allow_infinity=False)
EVERY_READING = st.one_of(st.booleans(), EVERY_DECIMAL, st.frozensets(st.integers(0, 500)))
ONE_DATABASE_FOR_ALL = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
AWKWARD = ["0", "-0", "0.00", "1E+2", "1E-30", "12.50", "-0.1", "9" * 60 + ".5", "1E+400", "100"]


@pytest.fixture
def keep(database: Database) -> Iterator[RoundTrip]:
    """Writes a value to a column of a type and reads it back; nothing of it stays."""
    with database.engine.connect() as connection:
        tables = MetaData()

        def round_trip(kind: TypeEngine[Any], value: object) -> object:
            name = type(kind).__name__
            table = tables.tables.get(name)
            if table is None:
                table = Table(name, tables, Column("value", kind))
                table.create(connection)
            connection.execute(table.delete())
            connection.execute(insert(table).values(value=value))
            return connection.execute(select(table.c.value)).scalar_one()

        yield round_trip


@pytest.mark.parametrize("text", AWKWARD)
def test_a_decimal_keeps_its_sign_its_exponent_and_its_trailing_zeros(keep: RoundTrip, text: str) -> None:
    assert str(keep(Exact(), Decimal(text))) == text


@given(figure=EVERY_DECIMAL)
@ONE_DATABASE_FOR_ALL
def test_every_finite_decimal_comes_back_as_it_was(keep: RoundTrip, figure: Decimal) -> None:
    assert str(keep(Exact(), figure)) == str(figure)


@given(reading=EVERY_READING)
@ONE_DATABASE_FOR_ALL
def test_every_reading_comes_back_as_it_was(keep: RoundTrip, reading: Reading) -> None:
    kept = keep(ReadingText(), reading)
    assert (kept, type(kept)) == (reading, type(reading))


@pytest.mark.parametrize("kind", [Exact(), ReadingText()])
@pytest.mark.parametrize("figure", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_refused(kind: TypeEngine[Any], figure: str, keep: RoundTrip) -> None:
    with pytest.raises(StatementError, match="finite"):
        keep(kind, Decimal(figure))


@pytest.mark.parametrize("kind", [Exact(), ReadingText(), WeekKey()])
def test_nothing_stays_nothing(kind: TypeEngine[Any], keep: RoundTrip) -> None:
    assert keep(kind, None) is None


@pytest.mark.parametrize("kept", [week(1), week(53, 2020), week(9, 2026), Week(2001, 10)])
def test_a_week_comes_back_as_it_was(keep: RoundTrip, kept: Week) -> None:
    assert keep(WeekKey(), kept) == kept
