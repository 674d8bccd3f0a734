"""The office whose lead these tests follow."""

from collections.abc import Iterator

import pytest

from storage.engine import Database, open_database
from tests.okr.check_in.office import Office


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    database = open_database(sqlite_url)
    yield Office(database)
    database.dispose()


@pytest.fixture
def office_on_both(database: Database) -> Office:
    """As office, once on SQLite and once on PostgreSQL."""
    return Office(database)
