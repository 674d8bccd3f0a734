"""The stage all tests of this folder share, and the rows they run over."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pytest_asyncio
import structlog

from tests.databases import sqlite_copy
from tests.handlers.every_control.stage import Stage, a_stage, awake
from tests.handlers.every_control.worlds import make_worlds


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def built_stage(sqlite: Path, in_memory: Path) -> AsyncIterator[Stage]:
    with TemporaryDirectory(dir=in_memory) as folder:
        async with a_stage(sqlite_copy(sqlite, Path(folder))) as built:
            await make_worlds(built)
            yield built


@pytest_asyncio.fixture(loop_scope="session")
async def stage(built_stage: Stage) -> AsyncIterator[Stage]:
    async with awake(built_stage) as stage:
        yield stage


@pytest.fixture
def nothing_broke() -> Iterator[None]:
    """The test fails where anything was logged as an error while it ran."""
    with structlog.testing.capture_logs() as entries:
        yield
    assert [repr(entry)[:2000] for entry in entries if entry["log_level"] in {"error", "critical"}] == []
