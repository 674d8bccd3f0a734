"""Bringing a database's schema up to date with Alembic, configured here in code."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_308_604_759_847_825_260
"""Any number that nothing else locks in the same database."""


class NewerSchema(Exception):
    """The database was migrated by a later release; this one must not touch it."""


def migrate(engine: Engine) -> tuple[str, ...]:
    """Run what is pending, all or nothing, and return it. On PostgreSQL one process migrates, the others wait."""
    with engine.connect() as connection, one_at_a_time(connection), connection.begin():
        ran = pending(connection)
        if ran:
            configuration = config()
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
    return ran


def pending_migrations(engine: Engine) -> tuple[str, ...]:
    with engine.connect() as connection:
        return pending(connection)


def pending(connection: Connection) -> tuple[str, ...]:
    """The revisions between the database and the code, oldest first. Raises NewerSchema."""
    script = ScriptDirectory.from_config(config())
    known = [revision.revision for revision in script.walk_revisions()][::-1]
    at = MigrationContext.configure(connection).get_current_revision()
    if at is None:
        return tuple(known)
    if at not in known:
        raise NewerSchema(f"the database is at {at}, which this release does not know")
    return tuple(known[known.index(at) + 1 :])


def config() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration


@contextmanager
def one_at_a_time(connection: Connection) -> Iterator[None]:
    """A session lock on PostgreSQL, where a migration may also take its time; SQLite's write lock does it alone."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.execute(text("SET statement_timeout = 0"))
    connection.execute(text("SET lock_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
    connection.commit()
    try:
        yield
    finally:
        connection.invalidate()  # the session ends, and with it the lock and these settings
