"""Migrations: from empty to what the models say, once, whoever starts them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from storage.engine import Database, open_database
from storage.migrate import NewerSchema
from storage.schema import ROWS, metadata
from tests.databases import named

ALL = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with nothing in it at all."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server: str = request.getfixturevalue("postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS okr_empty WITH (FORCE)")
        connection.execute("CREATE DATABASE okr_empty")
    return named(server, "okr_empty")


def test_an_empty_database_is_brought_up_to_date_once(empty_url: str) -> None:
    database = open_database(empty_url, connections=1)
    assert database.pending_migrations() == ALL
    assert database.migrate() == ALL
    assert database.pending_migrations() == ()
    assert database.migrate() == ()
    database.dispose()


def test_models_and_migrations_say_the_same(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata()) == []


def test_every_table_is_one_of_the_rows_and_the_workspace_leads_its_key(database: Database) -> None:
    with database.engine.connect() as connection:
        tables = inspect(connection)
        names = set(tables.get_table_names()) - {"alembic_version"}
        assert names == {row.__table__.name for row in ROWS}
        for name in names:
            assert tables.get_pk_constraint(name)["constrained_columns"][0] == "workspace"


def test_a_database_of_a_later_release_is_not_touched(empty_url: str) -> None:
    database = open_database(empty_url)
    database.migrate()
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchema, match="9999"):
        database.migrate()
    database.dispose()


def test_processes_that_migrate_at_once_take_turns(empty_url: str) -> None:
    """Each with an engine of its own, as processes have."""
    databases = [open_database(empty_url) for _ in range(4)]
    with ThreadPoolExecutor(len(databases)) as threads:
        ran = list(threads.map(Database.migrate, databases))
    for database in databases:
        database.dispose()
    assert sorted(ran) == [(), (), (), ALL]


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError

    database = open_database(empty_url)
    with monkeypatch.context() as patch:
        patch.setattr("storage.migrations.columns.sequence", lambda name: fail())
        with pytest.raises(RuntimeError):
            database.migrate()
    with database.engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    database.dispose()
