"""The database: opened from a URL, it hands out transactions bound to one workspace, and the outbox."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError

from storage import postgres, retry, sqlite, waking
from storage.ambiguous import AmbiguousDeliveries
from storage.answer_url import AnswerUrls
from storage.database_clock import moment
from storage.migrate import migrate, pending_migrations
from storage.outbox import Outbox
from storage.postgres import postgres_engine
from storage.received import ReceivedEvents
from storage.scope import Scope
from storage.settings import WorkspaceRow
from storage.sqlite import sqlite_engine
from storage.transaction import StoredTransaction

POSTGRES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
CONNECTIONS = 20

T = TypeVar("T")


def open_database(url: str, *, connections: int = CONNECTIONS) -> "Database":
    """The database at a `sqlite:///file` or `postgresql://...` URL (`postgres://` too); connects at first use.

    `connections` bounds the pool: at least as many as threads that use it. Raises ValueError, with a sentence
    that holds no password, for a URL that is neither.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("a database URL looks like sqlite:///okr.db or postgresql://user@host/name") from None
    if address.drivername in SQLITE:
        return Database(sqlite_engine(address, connections=connections))
    if address.drivername in POSTGRES:
        return Database(postgres_engine(address, connections=connections))
    raise ValueError(f"{address.drivername} is not a database we know: use sqlite:/// or postgresql://")


class Database:
    """Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.on_postgres = engine.dialect.name == "postgresql"
        self.snapshot_options = postgres.SNAPSHOT if self.on_postgres else sqlite.SNAPSHOT
        self.outbox = Outbox(write=self.writing, read=self.reading)
        self.ambiguous = AmbiguousDeliveries(write=self.writing, read=self.reading)
        self.received = ReceivedEvents(write=self.writing)
        self.answer_urls = AnswerUrls(write=self.writing)
        self._listeners: list[Callable[[], None]] = []
        self._name = secrets.token_hex(8)
        self._writer = threading.Lock()

    @contextmanager
    def transaction(self, workspace: str) -> Iterator[StoredTransaction]:
        """Commits when left without an error, rolls back with one; holds SQLite's write lock from its start.

        Raises TimeoutError on SQLite where another transaction has held that lock for five seconds.
        """
        with self.writing() as connection:
            scope = Scope(connection, workspace)
            yield StoredTransaction(scope)
            if scope.woke and self.on_postgres:
                waking.wake_all(connection, sender=self._name)
        if scope.woke:
            for listener in tuple(self._listeners):
                listener()

    @contextmanager
    def snapshot(self, workspace: str) -> Iterator[StoredTransaction]:
        """One unchanging view for reading; a write in it raises sqlalchemy's DBAPIError."""
        with self.reading() as connection:
            yield StoredTransaction(Scope(connection, workspace))

    def run(self, work: Callable[[], T]) -> T:
        """`work`, which opens its own transaction, tried again where PostgreSQL undid it for another's sake."""
        return retry.run(work)

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each commit of this process that planned a delivery or wants one edited.

        It is called in the committing thread and must not raise: what was committed stays.
        """
        self._listeners.append(listener)

    @contextmanager
    def heard(self, listener: Callable[[], None]) -> Iterator[None]:
        """As `on_commit`, until it is left; on PostgreSQL also after the commits of other processes, within a moment,
        in a thread of its own, and whenever one may have been missed."""
        self._listeners.append(listener)
        elsewhere = waking.listening(self.engine, listener, but=self._name) if self.on_postgres else nullcontext()
        try:
            with elsewhere:
                yield
        finally:
            self._listeners.remove(listener)

    def workspaces(self) -> tuple[str, ...]:
        """The ids of all workspaces."""
        columns = WorkspaceRow.__table__.c
        with self.reading() as connection:
            return tuple(connection.scalars(select(columns.workspace).order_by(columns.workspace)))

    def now(self) -> datetime:
        """The database's clock, aware UTC."""
        with self.reading() as connection:
            told: datetime = connection.execute(select(moment(connection))).scalar_one()
            return told

    def migrate(self) -> tuple[str, ...]:
        """Bring the schema up to date; returns the migrations that ran. Any number of processes may call it."""
        return migrate(self.engine)

    def pending_migrations(self) -> tuple[str, ...]:
        """The migrations `migrate` would run, oldest first."""
        return pending_migrations(self.engine)

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own that commits at the end."""
        with self._turn(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a read-only transaction that sees one state of the database."""
        with self.engine.connect() as connection:
            connection.execution_options(**self.snapshot_options)
            with connection.begin() as view:
                try:
                    yield connection
                finally:
                    view.rollback()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """On SQLite the threads of this process take turns to write, rather than poll for the file's lock."""
        if self.on_postgres:
            yield
            return
        if not self._writer.acquire(timeout=sqlite.BUSY_SECONDS):
            raise TimeoutError(f"another transaction has been writing for {sqlite.BUSY_SECONDS} s")
        try:
            yield
        finally:
            self._writer.release()
