"""The queries that run every few seconds find their rows by an index, however many rows there are."""

from sqlalchemy import ClauseElement, text, update
from sqlalchemy.engine import Connection

from storage.database_clock import moment
from storage.delivery import HELD, DeliveryRow
from storage.engine import Database
from storage.lease import due
from tests.storage.planning import FRIDAY


def plan_of(connection: Connection, statement: ClauseElement) -> str:
    """How the database would run it. PostgreSQL prefers to read a small table whole, so it is told not to."""
    compiled = statement.compile(connection.engine, compile_kwargs={"literal_binds": True})
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        explained = connection.exec_driver_sql(f"EXPLAIN {compiled}")
    else:
        explained = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
    return "\n".join(str(line) for line in explained)


def test_claiming_looks_at_open_deliveries_alone(database: Database) -> None:
    with database.writing() as connection:
        assert "ix_deliveries_open" in plan_of(connection, due(connection, FRIDAY))


def test_ending_leases_looks_at_held_deliveries_alone(database: Database) -> None:
    table = DeliveryRow.__table__
    with database.writing() as connection:
        over = update(table).where(HELD, table.c.lease_until < moment(connection)).values(state="ambiguous")
        assert "ix_deliveries_held" in plan_of(connection, over)
