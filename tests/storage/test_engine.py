"""Opening databases and what their transactions promise."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from okr.ports import Transaction
from okr.settings import WorkspaceSettings
from storage.engine import Database, open_database
from storage.retry import run
from storage.scope import AnotherWorkspace
from storage.sqlite import has_safe_wal
from tests.builders import LONG_AGO, a_member
from tests.storage.planning import a_plan


def test_leaving_a_transaction_commits_it(database: Database, workspace: str) -> None:
    with database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U1"))
    with database.snapshot(workspace) as snapshot:
        assert snapshot.members.get("U1") == a_member("U1")


def test_an_error_rolls_everything_back(database: Database, workspace: str) -> None:

    def fail_half_way() -> None:
        with database.transaction(workspace) as transaction:
            transaction.members.put(a_member("U1"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with database.snapshot(workspace) as snapshot:
        assert snapshot.members.all() == []


def test_a_snapshot_refuses_to_write(database: Database, workspace: str) -> None:
    with pytest.raises(DBAPIError), database.snapshot(workspace) as snapshot:
        snapshot.members.put(a_member("U1"))
    with database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U1"))


def test_a_snapshot_sees_one_state_while_others_commit(database: Database, workspace: str) -> None:
    written = threading.Event()

    def write() -> None:
        with database.transaction(workspace) as transaction:
            transaction.members.put(a_member("U1"))
        written.set()

    with database.snapshot(workspace) as snapshot:
        assert snapshot.members.all() == []
        writer = threading.Thread(target=write)
        writer.start()
        written.wait(0.2)
        assert snapshot.members.all() == []
    writer.join()
    with database.snapshot(workspace) as snapshot:
        assert len(snapshot.members.all()) == 1


def test_a_row_that_refers_to_nothing_is_refused_at_commit(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction("T1") as transaction:
        transaction.members.put(a_member("U1"))


def test_the_order_of_writing_does_not_matter(database: Database) -> None:
    with database.transaction("T1") as transaction:
        transaction.members.put(a_member("U1"))
        transaction.settings.put(WorkspaceSettings(workspace="T1", name="Acme", since=LONG_AGO))
    assert database.workspaces() == ("T1",)


def test_a_value_of_another_workspace_is_refused(database: Database, workspace: str) -> None:
    with pytest.raises(AnotherWorkspace), database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U1", workspace="T2"))


def test_a_naive_time_is_refused(database: Database) -> None:
    naive = WorkspaceSettings(workspace="T1", name="Acme", since=datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="timezone"), database.transaction("T1") as transaction:
        transaction.settings.put(naive)


def test_the_databases_clock_is_aware_and_runs(database: Database) -> None:
    first = database.now()
    assert first.tzinfo is UTC
    assert timedelta(0) <= database.now() - first < timedelta(seconds=30)


def test_a_transaction_is_what_the_actions_ask_for(database: Database, workspace: str) -> None:
    """That its methods fit the port is for mypy to say."""
    with database.transaction(workspace) as transaction:
        as_port: Transaction = transaction
        assert as_port.workspace == workspace


def test_a_writer_that_waits_too_long_on_sqlite_is_told_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.sqlite.BUSY_SECONDS", 0.05)
    database = open_database(sqlite_url)
    with database.transaction("T1"), pytest.raises(TimeoutError, match="writing"):
        write_something(database)
    write_something(database)
    database.dispose()


def write_something(database: Database) -> None:
    with database.transaction("T1") as transaction:
        transaction.settings.put(WorkspaceSettings(workspace="T1", name="Acme", since=LONG_AGO))


def test_listeners_hear_of_planned_deliveries_after_the_commit_alone(database: Database, workspace: str) -> None:
    heard: list[int] = []

    def listener() -> None:
        with database.snapshot(workspace) as snapshot:
            heard.append(len(snapshot.deliveries.of_period("2026-W48")))

    database.on_commit(listener)
    with database.transaction(workspace) as transaction:
        transaction.members.put(a_member("U1"))
    assert heard == []
    with database.transaction(workspace) as transaction:
        transaction.deliveries.plan([a_plan()])
        assert heard == []
    assert heard == [1]
    with database.transaction(workspace) as transaction:
        (row,) = transaction.deliveries.of_period("2026-W48")
        window = row.plan.not_before, row.plan.not_after + timedelta(hours=1)
        assert transaction.deliveries.retime(row.id, not_before=window[0], not_after=window[1])
    assert heard == [1, 1], "a claim that came meanwhile has skipped it"


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_is_used_only_where_its_reset_bug_is_fixed(version: tuple[int, int, int], safe: bool) -> None:
    assert has_safe_wal(version) is safe


def test_sqlite_is_set_up_to_keep_what_it_confirmed(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    with database.reading() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("synchronous", "foreign_keys", "busy_timeout", "journal_mode")
        }
    database.dispose()
    wal = has_safe_wal(sqlite3.sqlite_version_info)
    assert settings == {
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "journal_mode": "wal" if wal else "delete",
    }


@pytest.mark.postgres
def test_postgres_ends_statements_that_hang(postgres_url: str) -> None:
    database = open_database(postgres_url)
    with database.writing() as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar_one() == "15s"
        assert connection.execute(text("SHOW timezone")).scalar_one() == "UTC"
    database.dispose()


@pytest.mark.postgres
def test_a_connection_that_the_server_closed_is_replaced(postgres_url: str) -> None:
    database = open_database(postgres_url, connections=1)
    with database.reading() as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    other = open_database(postgres_url, connections=1)
    with other.writing() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    other.dispose()
    assert database.workspaces() == ()
    database.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_spelling_of_a_postgres_url_opens(postgres_url: str, scheme: str) -> None:
    database = open_database(postgres_url.replace("postgresql", scheme, 1))
    assert database.workspaces() == ()
    database.dispose()


@pytest.mark.parametrize("url", ["", "okr.db", "mysql://host/okr", "sqlite://", "sqlite:///:memory:"])
def test_a_url_of_no_database_we_know_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)sqlite"):
        open_database(url)


class Undone(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize("sqlstate", ["40001", "40P01"])
def test_work_undone_for_anothers_sake_is_tried_five_times_in_all(sqlstate: str) -> None:
    tries: list[int] = []
    waits: list[float] = []

    def work() -> None:
        tries.append(1)
        raise DBAPIError("UPDATE", {}, Undone(sqlstate))

    with pytest.raises(DBAPIError):
        run(work, wait=waits.append)
    assert len(tries) == 5
    assert len(waits) == 4
    assert all(0 < wait < 1 for wait in waits)


def test_work_that_failed_for_another_reason_is_not_tried_again() -> None:
    tries: list[int] = []

    def work() -> None:
        tries.append(1)
        raise DBAPIError("INSERT", {}, Undone("23505"))

    with pytest.raises(DBAPIError):
        run(work, wait=lambda seconds: None)
    assert len(tries) == 1


def test_run_returns_what_the_work_returns_after_a_retry() -> None:
    outcomes: list[Exception | int] = [DBAPIError("UPDATE", {}, Undone("40001")), 7]

    def work() -> int:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    assert run(work, wait=lambda seconds: None) == 7
