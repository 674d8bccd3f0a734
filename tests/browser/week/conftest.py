"""The stage of all controls, once for all that look at it in the browser."""

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest_asyncio

from tests.databases import sqlite_copy
from tests.handlers.every_control.stage import Stage, a_stage, awake
from tests.handlers.every_control.worlds import make_worlds


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def built_stage(sqlite: Path, in_memory: Path) -> AsyncIterator[Stage]:
    with TemporaryDirectory(dir=in_memory) as folder:
        async with a_stage(sqlite_copy(sqlite, Path(folder))) as built:
            await make_worlds(built)
            yield built


@pytest_asyncio.fixture(loop_scope="session")
async def stage(built_stage: Stage) -> AsyncIterator[Stage]:
    async with awake(built_stage) as stage:
        yield stage
