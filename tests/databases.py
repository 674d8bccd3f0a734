"""Migrated databases for tests: made once, then copied for each test that wants one of its own."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from storage.engine import open_database

TEMPLATE = "okr_template"
_NUMBERS = itertools.count(1)


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


def postgres_template(server: str) -> str:
    """The URL of a migrated database on that server, for `postgres_copy`."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    url = named(server, TEMPLATE)
    migrate(url)
    return url


@contextmanager
def postgres_copy(server: str, *, template: str = TEMPLATE) -> Iterator[str]:
    """The URL of a fresh copy of the template, dropped at the end, whoever is still connected."""
    name = f"okr_test_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield named(server, name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def named(server: str, database: str) -> str:
    """The URL of another database on the same server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)
