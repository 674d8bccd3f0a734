"""How late the event loop is: a task that sleeps, and looks how much later than asked it was woken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

EVERY = 0.25
"""Seconds. Whatever blocks the loop for longer is seen; what it costs is nothing."""


@asynccontextmanager
async def watching_the_loop(lagged: Callable[[float], None]) -> AsyncIterator[None]:
    """Tell `lagged` four times a second how many seconds late the loop was, until left."""
    loop = asyncio.get_running_loop()

    async def watch() -> None:
        while True:
            since = loop.time()
            await asyncio.sleep(EVERY)
            lagged(max(0.0, loop.time() - since - EVERY))

    watcher = loop.create_task(watch())
    try:
        yield
    finally:
        watcher.cancel()
