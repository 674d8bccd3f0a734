"""Two ticks every minute, plan and deliver; what is to be done lies in the database, so no job is ever stored."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

TICK_SECONDS = 60

log = structlog.get_logger(__name__)

Tick = Callable[[], Coroutine[None, None, None]]


@asynccontextmanager
async def ticking(plan: Tick, deliver: Tick) -> AsyncIterator[None]:
    """Run both ticks now and then every minute until left. A tick that is late or still running is run once."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for name, tick in (("plan", plan), ("deliver", deliver)):
        scheduler.add_job(
            tick,
            IntervalTrigger(seconds=TICK_SECONDS, timezone=UTC),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    first = asyncio.get_running_loop().create_task(one_after_the_other(plan, deliver))
    try:
        yield
    finally:
        first.cancel()
        scheduler.shutdown(wait=False)


async def one_after_the_other(*ticks: Tick) -> None:
    for tick in ticks:
        await tick()


def surviving(name: str, tick: Callable[[], Awaitable[object]]) -> Tick:
    """The tick, whose failure is logged and leaves the next one to try again."""

    async def tick_once() -> None:
        try:
            await tick()
        except Exception:  # the tick: a database that is away for a minute must not end the bot
            log.exception("tick broke", tick=name)

    return tick_once
