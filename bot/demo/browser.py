"""The demo in the browser: the page of the local Slack, opened where the nudge waits, until it is stopped."""

import asyncio
import contextlib
import signal
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot import log
from bot.demo.actors import read_script
from bot.demo.first_days import FIRST_DAYS, FirstDays, first_guide
from bot.demo.guide import WALKS, Walk, guide_of
from bot.demo.hosting import Host, Hosting, hosted
from bot.demo.travelling import Traveller

IN_THE_SCRIPT = ("vietnam", "america")


async def demo_in_browser(hosting: Hosting, *, language: str, opens_browser: bool, say: Callable[[str], None]) -> None:
    """Serve the workspace until SIGINT or SIGTERM, and open it in a browser."""
    log.set_up(level="WARNING", form="console")
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with workspace(hosting, language=language) as (host, address):
        say(f"\n  The workspace is at {address}\n  Stop it with Ctrl+C.\n")
        if opens_browser:
            with contextlib.suppress(webbrowser.Error):
                await asyncio.to_thread(webbrowser.open, address)
        await stop.wait()
        say("  Stopping …" if hosting.keep is None else f"  Keeping everything in {hosting.keep} …")
        del host


@asynccontextmanager
async def workspace(hosting: Hosting, *, language: str) -> AsyncIterator[tuple[Host, str]]:
    """The workspace and the address at which its page shows the first step: of the sample's week, or of the first days
    of an empty one. People of another file are led nowhere."""
    async with hosted(hosting) as host:
        if hosting.seed:
            Traveller(host, [])
            yield host, host.slack.origin
        elif hosting.empty:
            yield host, await begin_empty(host, FIRST_DAYS[language])
        else:
            yield host, await begin_week(host, WALKS[language])


async def begin_week(host: Host, walk: Walk) -> str:
    """Lead through the sample's week; the address of its first step."""
    script = read_script()
    traveller = Traveller(host, [answers for part in IN_THE_SCRIPT for answers in script[part]])
    if host.fresh:
        await begin(host, traveller, walk)
    host.slack.page.lead(guide_of(walk, host.slack))
    return f"{host.slack.origin}/?as={walk.person}#messages"


async def begin_empty(host: Host, days: FirstDays) -> str:
    """Lead from nothing to the first digest, unless it was taken up from an earlier run; the address of the first step.

    Nobody acts by themselves: what the script says is about key results that are not there.
    """
    traveller = Traveller(host, [])
    if host.fresh:
        await traveller.travel_to(days.starts)
        host.slack.page.lead(first_guide(days, host.slack))
    return f"{host.slack.origin}/?as={days.person}#{days.channel}"


async def begin(host: Host, traveller: Traveller, walk: Walk) -> None:
    """Go to the check-in time of whose week it is; they are played by whoever looks, and do not act by themselves."""
    host.slack.page.played.add(walk.person)
    await traveller.travel_to(walk.starts)
