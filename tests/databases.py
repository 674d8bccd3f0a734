"""Migrated databases for tests: made once, then copied (SQLite) or emptied (PostgreSQL) for each test."""

import shutil
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from storage.engine import open_database
from storage.schema import ROWS

NAME = "okr_test"


def migrate(url: str) -> None:
    database = open_database(url)
    try:
        database.migrate()
    finally:
        database.dispose()


def sqlite_template(folder: Path) -> Path:
    """A migrated SQLite file to copy."""
    file = folder / "template.db"
    migrate(f"sqlite:///{file}")
    return file


def sqlite_copy(template: Path, folder: Path) -> str:
    """The URL of a fresh copy in that folder."""
    return f"sqlite:///{shutil.copy(template, folder / 'okr.db')}"


def postgres_database(server: str) -> str:
    """The URL of a new migrated database on that server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}")
    url = named(server, NAME)
    migrate(url)
    return url


def empty(url: str) -> None:
    """Delete every row and end whoever is still connected; a hundred times cheaper than a new database."""
    tables = [row.__table__.name for row in ROWS]
    deletes = [f'DELETE FROM "{table}"' for table in tables]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute(f"SET session_replication_role = replica; {'; '.join(deletes)}")


def named(server: str, database: str) -> str:
    """The URL of another database on the same server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)
