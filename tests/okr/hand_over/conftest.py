"""The company that these tests take people from."""

import pytest

from storage.engine import Database
from tests.okr.status.place import Place


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)
