"""An engine for SQLite with the settings our promises need."""

import sqlite3
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection

BUSY_SECONDS = 5
READ_ONLY = "okr_read_only"
SNAPSHOT = {READ_ONLY: True}
"""Execution options of a connection that only reads."""

WAL_FIXES = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""The releases that fixed the WAL-reset bug: the first for good, the others in their own branch."""


def sqlite_engine(url: URL, *, connections: int) -> Engine:
    """Foreign keys on, durable commits, five seconds of patience. Raises ValueError for a database in memory."""
    if url.database in {None, "", ":memory:"}:
        raise ValueError("a SQLite database in memory forgets everything: name a file (sqlite:///okr.db)")
    engine = create_engine(url, pool_size=connections, max_overflow=0, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def set_up(connection: sqlite3.Connection, record: Any) -> None:
    """Runs once a connection. The driver must not begin transactions: it never begins one for a SELECT."""
    connection.isolation_level = None
    journal = "WAL" if has_safe_wal(sqlite3.sqlite_version_info) else "DELETE"
    for pragma in (f"journal_mode = {journal}", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that reads first and then writes would fail against another."""
    read_only = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def has_safe_wal(version: tuple[int, ...]) -> bool:
    newest, *branches = WAL_FIXES
    return version >= newest or any(version[:2] == fix[:2] and version >= fix for fix in branches)
