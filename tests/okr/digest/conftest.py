"""The company whose digests these tests read."""

import pytest

from storage.engine import Database
from tests.okr.status.place import Place


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)
