"""A digest of ten thousand key results: a handful of statements, under a second, and never the history."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from storage.engine import Database
from storage.transaction import StoredTransaction
from tests.builders import FIRST_WEEK
from tests.storage.load import WEEKS, a_big_company

BUDGET_SECONDS = 2.0
"""Of this thread's processor: about 0.8 on an idle core, more where other tests fight for its caches."""


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The SELECTs sent meanwhile."""
    sent: list[str] = []

    def note(*event_arguments: object) -> None:
        sent.append(str(event_arguments[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)
    sent[:] = [statement for statement in sent if statement.startswith("SELECT")]


def read_for_digest(transaction: StoredTransaction) -> tuple[int, int, int]:
    objectives = transaction.objectives.find(cycles=["2026-Q4"])
    key_results = transaction.key_results.of_objectives([objective.number for objective in objectives])
    standings = transaction.standings.many([found.number for found in key_results], trend=False)
    return len(objectives), len(key_results), len(standings)


@pytest.mark.slow(seconds=12)
def test_a_digest_of_ten_thousand_key_results_reads_standings_and_is_quick(database: Database) -> None:
    workspace = a_big_company(database, objectives=2_500, key_results_each=4)
    times: list[float] = []
    for _ in range(3):
        with statements(database) as sent:
            began = time.thread_time()
            with database.snapshot(workspace) as snapshot:
                counts = read_for_digest(snapshot)
            times.append(time.thread_time() - began)
        assert counts == (2_500, 10_000, 10_000)
        assert len(sent) == 4
        assert not any("check_ins" in statement for statement in sent)
    assert min(times) < BUDGET_SECONDS, times
    week_in_a_quarter_of_answers(database, workspace)


def week_in_a_quarter_of_answers(database: Database, workspace: str) -> None:
    """One key result's history and one week's answers, out of 130,000, by index."""
    last_week = FIRST_WEEK.plus(-1)
    began = time.perf_counter()
    with database.snapshot(workspace) as snapshot:
        assert len(snapshot.check_ins.history(5_000)) == WEEKS
        assert len(snapshot.check_ins.current_of(range(100, 120), last_week)) == 20
    assert time.perf_counter() - began < 1


def test_the_number_of_statements_does_not_grow_with_the_company(database: Database) -> None:
    workspace = a_big_company(database, objectives=30, key_results_each=3)
    with statements(database) as sent, database.snapshot(workspace) as snapshot:
        read_for_digest(snapshot)
        snapshot.members.many(["U1", "ULEAD"])
        snapshot.key_results.owned_by(["U1"])
        snapshot.key_results.owners()
    assert len(sent) == 8


def test_more_keys_than_any_parameter_limit_are_looked_up_at_once(database: Database, acme: str) -> None:
    many = range(1, 100_000)
    with database.snapshot(acme) as snapshot:
        assert list(snapshot.key_results.many(many)) == [1]
        assert list(snapshot.objectives.many(many)) == [1]
        assert snapshot.standings.many(many) == {}
        assert list(snapshot.members.many(f"U{number}" for number in many)) == ["U1"]
