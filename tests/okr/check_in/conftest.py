"""The office that tests of the check-in's actions run in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine import open_database
from tests.okr.check_in.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = open_database(f"sqlite:///{tmp_path}/okr.db")
    database.migrate()
    yield Office(database)
    database.dispose()
