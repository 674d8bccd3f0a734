"""`okr-bot run`: the bot itself, until SIGTERM or SIGINT."""

import asyncio
import gc
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack

import click
import uvloop

from bot import log
from bot.clock import SystemClock
from bot.config import Mode, Settings, read_settings
from bot.opening import opened_alone
from bot.process import running
from bot.syncing import sync_members
from storage.engine import Database


@click.command()
def command() -> None:
    """Run the bot, on Socket Mode or HTTP, until it is stopped. What is in flight then gets ten seconds to end."""
    settings = read_settings()
    settings.require_bot_token()
    new_loop = new_loop_for(settings.mode)
    log.set_up(level=settings.log_level, form=settings.log_format)
    with opened_alone(settings, by="run") as database, asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(until_stopped(settings, database))


def new_loop_for(mode: Mode) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where a port is served: half the time in the loop for each request. None: Python's own."""
    return uvloop.new_event_loop if mode is Mode.HTTP else None


async def until_stopped(settings: Settings, database: Database) -> None:
    """Run until the first signal, which also ends a start that is still under way."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        starting = loop.create_task(
            stack.enter_async_context(running(settings, database=database, clock=SystemClock()))
        )
        stopping = loop.create_task(stop.wait())
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            await asyncio.wait({starting})
            return
        syncing = loop.create_task(sync_members(starting.result()))
        set_aside_what_stays()
        await stopping
        syncing.cancel()


def set_aside_what_stays() -> None:
    """Once all is loaded: the garbage collector need not look through it again, which held up every answer under way
    for a sixth of a second now and then."""
    gc.collect()
    gc.freeze()
