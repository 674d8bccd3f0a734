"""For all tests: a database of each kind (or its URL, for whole journeys), a clock that moves, hypothesis' settings."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import structlog
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from okr.settings import WorkspaceSettings
from storage.engine import Database, open_database
from tests.builders import LONG_AGO, WORKSPACE
from tests.compiled_once import compile_once
from tests.databases import empty, postgres_database, sqlite_copy, sqlite_template
from tests.long_first import long_first
from tests.moving_clock import MovingClock
from tests.postgres_server import postgres_server
from tests.soak import HYPOTHESIS_PROFILE, LONG

pytest_plugins = ("tests.running_bot", "pytester")

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ],
    wrapper_class=structlog.make_filtering_bound_logger("error" if LONG else "notset"),
)
"""Plain lines: a coloured traceback with the values of every frame takes a second. The long form prints figures."""

# A busy machine is no bug. Loaded here, before any test file is imported: a test keeps the settings it was made with.
hypothesis_settings.register_profile(
    "house", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile("soak", hypothesis_settings.get_profile("house"), max_examples=3_400)
hypothesis_settings.load_profile(HYPOTHESIS_PROFILE)

compile_once()

DATABASES = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Once it is known what is left out, and in each process the same."""
    items[:] = long_first(items, processes=int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def pytest_collection_finish() -> None:
    """Modules and seven thousand tests stay to the end, and what a test leaves is much: looked through again and again,
    it made the garbage collector hold up every answer under way for one to four seconds, 250 times in a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 50)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server; each pytest process has a server of its own."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    """The URL of a migrated database on it."""
    return postgres_database(postgres)


@pytest.fixture(scope="session")
def in_memory() -> Iterator[Path]:
    """A folder whose files cost no disk: every commit of ours waits for the disk, and tests commit all the time."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="okr-tests-", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session", autouse=True)
def temporary_folders(in_memory: Path) -> Iterator[None]:
    """Those that are asked for without saying where, as the demo does for its database, are there as well."""
    before, tempfile.tempdir = tempfile.tempdir, str(in_memory)
    yield
    tempfile.tempdir = before


@pytest.fixture(scope="session")
def sqlite(in_memory: Path) -> Path:
    """A migrated SQLite file to copy."""
    return sqlite_template(in_memory)


@pytest.fixture
def sqlite_url(sqlite: Path, in_memory: Path) -> Iterator[str]:
    """A migrated SQLite database, empty but for what the test puts in."""
    with TemporaryDirectory(dir=in_memory) as folder:
        yield sqlite_copy(sqlite, Path(folder))


@pytest.fixture
def postgres_url(migrated_postgres: str) -> str:
    """A migrated PostgreSQL database, empty but for what the test puts in. Mark the test `postgres`."""
    empty(migrated_postgres)
    return migrated_postgres


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated, empty database; the test runs once on SQLite and once on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated, empty database; the test runs once on SQLite and once on PostgreSQL."""
    opened = open_database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def workspace(database: Database) -> str:
    """The builders' workspace, with settings and nothing else."""
    with database.transaction(WORKSPACE) as transaction:
        transaction.settings.put(WorkspaceSettings(workspace=WORKSPACE, name="Acme", since=LONG_AGO))
    return WORKSPACE


@pytest.fixture
def now() -> MovingClock:
    """The moving clock, at Friday 27 November 2026, 15:00 UTC."""
    return MovingClock()
