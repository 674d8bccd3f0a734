"""The queries that run every few seconds find their rows by an index, however many rows there are."""

import pytest
from sqlalchemy import ClauseElement, select, text, update
from sqlalchemy.engine import Connection

from storage.claiming import WORKSPACE, due_in, is_open
from storage.database_clock import moment
from storage.delivery import HELD, DeliveryRow
from storage.engine import Database
from tests.storage.planning import FRIDAY

TOLD: dict[str, object] = {"workspace": "T1", "now": FRIDAY}


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
        claimed = due_in(on_postgres=database.on_postgres).params(TOLD | {"spent": [], "most": 64})
        assert "ix_deliveries_open" in plan_of(connection, claimed)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT subject FROM deliveries WHERE workspace = 'T1' AND week = '2026-W48' AND kind = 'nudge'", "week_kind"),
        ("SELECT id FROM deliveries WHERE workspace = 'T1' AND week = 'once' AND subject = 'U1'", "week_subject"),
        ("SELECT id FROM deliveries WHERE workspace = 'T1' AND kind = 'nudge' AND subject = 'U1'", "deliveries"),
        ("SELECT words FROM notices WHERE workspace = 'T1' AND number IN (1, 2)", "notices"),
        ("SELECT kind FROM reactions WHERE workspace = 'T1' AND key_result IN (1, 2) AND week = 'w'", "reactions"),
        (
            "SELECT words FROM comments WHERE workspace = 'T1' AND key_result = 1 AND week = 'w'",
            "key_result_week",
        ),
        ("SELECT words FROM comments WHERE workspace = 'T1' AND key_result IN (1, 2)", "key_result_week"),
        ("SELECT opening FROM digest_edits WHERE workspace = 'T1' AND team = 'care' AND week = 'w'", "digest_edits"),
        ("SELECT key_result FROM current_check_ins WHERE workspace = 'T1' AND week = 'w'", "week_key_result"),
    ],
)
def test_what_is_read_every_minute_and_with_every_click_is_found_by_an_index(
    database: Database, query: str, index: str
) -> None:
    """On PostgreSQL an empty table may make it take another index that serves as well: that it takes one counts."""
    with database.writing() as connection:
        plan = plan_of(connection, text(query))
    if database.on_postgres:
        assert "Index" in plan
        assert "Seq Scan" not in plan
    else:
        assert "USING" in plan
        assert "INDEX" in plan
        assert index in plan


def test_ending_leases_looks_at_held_deliveries_alone(database: Database) -> None:
    table = DeliveryRow.__table__
    with database.writing() as connection:
        over = update(table).where(HELD, table.c.lease_until < moment(connection)).values(state="ambiguous")
        assert "ix_deliveries_held" in plan_of(connection, over)


def test_a_workspace_with_nothing_due_costs_one_look_into_the_index(database: Database) -> None:
    with database.writing() as connection:
        first = select(DeliveryRow.__table__.c.not_before).where(
            DeliveryRow.__table__.c.workspace == WORKSPACE, *is_open(on_postgres=database.on_postgres)
        )
        plan = plan_of(connection, first.order_by(DeliveryRow.__table__.c.not_before).limit(1).params(TOLD))
    assert "ix_deliveries_open" in plan
    assert "SCAN deliveries" not in plan
