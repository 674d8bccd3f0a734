"""Delivering to a fake Slack over HTTP, held against a bare loop that posts as many with one shared session."""

import asyncio
from collections import Counter
from datetime import UTC, datetime
from itertools import count
from time import perf_counter

import uvloop
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.bench import Bench
from benchmarks.company import Size, write_company
from benchmarks.line import Line, at_least, spread
from benchmarks.planning import INSTALLED, TEAMS, nothing_planned
from benchmarks.processes import fake_slack
from bot.actions import Actor
from bot.clients import new_session, slack_client, with_token
from bot.clock import MovableClock
from bot.commands.run import set_aside_what_stays
from bot.config import Settings
from bot.delivery import IN_FLIGHT, Deliverer
from bot.parcel import Packer
from bot.slack_gateway import SlackGateway
from bot.wiring import FOLLOW, TOGETHER, registry_of
from bot.worlds import Worlds
from messages import Messages
from okr.actions.plan_nudges import plan_nudges
from storage.engine import Database

WORKSPACES = 10
ZONE = "Asia/Ho_Chi_Minh"
HALF_PAST_THREE = datetime(2026, 11, 27, 8, 30, tzinfo=UTC)
TOKEN = "xoxb-benchmark"


def measure(bench: Bench) -> list[Line]:
    nudges = bench.size(10_000, quick=800)
    with bench.postgres() as database, fake_slack() as api:
        workspaces = [f"T{number}" for number in range(bench.size(WORKSPACES, quick=2))]
        for workspace in workspaces:
            people = nudges // len(workspaces)
            size = Size(people, max(1, min(TEAMS, people // 20)), people, since=INSTALLED, zones=(ZONE,))
            write_company(database, size, workspace=workspace)
        ours, bare = [], []
        for _ in range(bench.runs):
            bare.append(nudges / uvloop.run(seconds_of_posts(api, nudges)))
            with nothing_planned(database):
                ours.append(nudges / deliver(database, workspaces, api, nudges))
    what = f"delivering {nudges:,} nudges, one process, PostgreSQL, {IN_FLIGHT} in flight"
    return [Line(what, spread(ours), "/s", spread(bare), at_least(1_000, "/s"))]


def deliver(database: Database, workspaces: list[str], api: str, nudges: int) -> float:
    """Seconds from the first claim until the last is marked as sent."""
    clock = MovableClock(HALF_PAST_THREE)
    worlds = Worlds(database, clock)
    plan_all(worlds, workspaces)
    return uvloop.run(delivered(database, worlds, clock, api, nudges))


def plan_all(worlds: Worlds, workspaces: list[str]) -> None:
    for workspace in workspaces:
        plan_nudges(worlds(workspace))


async def delivered(database: Database, worlds: Worlds, clock: MovableClock, api: str, nudges: int) -> float:
    actor = Actor(worlds, retry=database.run)
    settings = Settings(bot_token=TOKEN, api_url=api)
    async with new_session() as session:
        gateway = SlackGateway(with_token(slack_client(settings, session), TOKEN))
        packer = Packer(registry_of(Messages.read()), actor, together=TOGETHER)
        outbox = database.outbox
        deliverer = Deliverer(outbox, actor, packer=packer, gateway=lambda _: gateway, clock=clock, follow=FOLLOW)
        set_aside_what_stays()
        ends: Counter[str] = Counter()
        deliverer.tell(lambda done: ends.update((done.what,)))
        began = perf_counter()
        await deliverer.deliver()
        seconds = perf_counter() - began
    actor.close()
    assert ends == {"sent": nudges}, f"{nudges} were to be sent: {ends}"
    return seconds


async def seconds_of_posts(api: str, posts: int) -> float:
    """As many calls as fast as the client goes: no database, nothing composed, the same text every time."""
    numbers = count()
    async with new_session() as session:
        client = AsyncWebClient(TOKEN, base_url=api, session=session)
        client.proxy = None

        async def post() -> None:
            while next(numbers) < posts:
                await client.chat_postMessage(channel="U000001", text="Time for your weekly check-in")

        began = perf_counter()
        await asyncio.gather(*(post() for _ in range(IN_FLIGHT)))
        return perf_counter() - began
