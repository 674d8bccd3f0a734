"""Fixtures of the storage tests."""

import pytest

from storage.engine import Database
from tests.storage.acme import a_founded_company


@pytest.fixture
def acme(database: Database) -> str:
    """The workspace of a small company, committed."""
    return a_founded_company(database)
