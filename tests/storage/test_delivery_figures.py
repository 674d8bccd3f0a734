"""How many deliveries wait, are in doubt or are lost: counted from the small indexes."""

import re
from datetime import timedelta

from sqlalchemy import text

from okr.delivery import DeliveryKind, MissReason
from storage.delivery_figures import DUE, EDIT_DUE, Figure, delivery_figures, figures_query
from storage.engine import Database
from tests.storage.planning import FRIDAY, a_plan

NUDGE, DIGEST = DeliveryKind.NUDGE, DeliveryKind.DIGEST


def figures(database: Database) -> set[Figure]:
    return set(delivery_figures(FRIDAY, read=database.reading))


def test_what_is_due_by_kind_and_since_when_the_oldest_is(database: Database, acme: str) -> None:
    hour = timedelta(hours=1)
    with database.transaction(acme) as tx:
        tx.deliveries.plan(
            [
                a_plan("U1", not_before=FRIDAY - hour),
                a_plan("U2", not_before=FRIDAY - 2 * hour),
                a_plan("U3", not_before=FRIDAY + hour),
                a_plan("U4", not_before=FRIDAY - 30 * hour),
                a_plan("care", kind=DIGEST),
            ]
        )
    assert figures(database) == {Figure(DUE, NUDGE, 2, FRIDAY - 2 * hour), Figure(DUE, DIGEST, 1, FRIDAY)}


def test_what_is_on_its_way_in_doubt_or_lost_and_nothing_that_arrived(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        tx.deliveries.plan([a_plan(f"U{number}") for number in range(7)])
    sent, edited, dead, missed, ambiguous, cancelled, _ = database.outbox.claim(FRIDAY, 10)
    database.outbox.mark_sent(sent, channel="D1", ts="1.1", revision=1)
    database.outbox.mark_sent(edited, channel="D2", ts="2.1", revision=1)
    database.outbox.mark_dead(dead, error="user_disabled")
    database.outbox.mark_missed(missed, reason=MissReason.TOO_LATE)
    database.outbox.mark_ambiguous(ambiguous, error="TimeoutError")
    database.outbox.mark_cancelled(cancelled, reason="moot")
    with database.transaction(acme) as tx:
        tx.deliveries.want_edit(edited.id)
    states = (EDIT_DUE, "sending", "dead", "missed", "ambiguous")
    assert figures(database) == {Figure(what, NUDGE, 1, None) for what in states}


def test_counting_reads_the_small_indexes_alone(database: Database, acme: str) -> None:
    """However many were sent: no plan of the query reads the table from end to end."""
    del acme
    query = figures_query(FRIDAY).compile(database.engine, compile_kwargs={"literal_binds": True})
    with database.writing() as connection:
        if database.on_postgres:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN" if database.on_postgres else "EXPLAIN QUERY PLAN"
        plan = [str(row) for row in connection.exec_driver_sql(f"{explain} {query}".replace("%", "%%"))]
    used = [found[1] for step in plan if (found := re.search(r"ix_deliveries_(\w+)", step))]
    assert used == ["open", "open", "held", "in_doubt", "lost"], plan
    assert not [step for step in plan if "Seq Scan" in step]
