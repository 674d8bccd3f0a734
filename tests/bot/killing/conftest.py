"""Fields on which the bot is killed: on SQLite, and on a PostgreSQL that keeps what was committed when it dies."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.bot.killing.field import Field, field_of
from tests.bot.killing.orders import Nursery, a_nursery
from tests.soak import scaled

PEOPLE = scaled(short=40, long=1_000)
A_FEW = 20


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with a_nursery() as ready:
        yield ready


@pytest.fixture
async def on_sqlite(sqlite_url: str, tmp_path: Path, nursery: Nursery) -> AsyncIterator[Field]:
    async with field_of(sqlite_url, tmp_path, nursery, people=PEOPLE) as field:
        yield field


@pytest.fixture
async def on_postgres(durable_postgres_url: str, tmp_path: Path, nursery: Nursery) -> AsyncIterator[Field]:
    async with field_of(durable_postgres_url, tmp_path, nursery, people=PEOPLE) as field:
        yield field


@pytest.fixture
async def a_few_on_postgres(durable_postgres_url: str, tmp_path: Path, nursery: Nursery) -> AsyncIterator[Field]:
    async with field_of(durable_postgres_url, tmp_path, nursery, people=A_FEW) as field:
        yield field


@pytest.fixture
def durable_postgres_url(postgres_url: str) -> Iterator[str]:
    """As in production, what was committed outlives the server's processes."""
    set_durable(postgres_url, "SET synchronous_commit = on")
    yield postgres_url
    set_durable(postgres_url, "RESET synchronous_commit")


def set_durable(url: str, how: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {connection.info.dbname} {how}")
