"""One replica of the bot, as the nursery forks it: wired as in production, with a clock that the test pushes."""

import asyncio
import gc
import json
import os
import signal
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import log, scheduler
from bot.actions import Actor
from bot.config import Settings
from bot.planning import Planner
from bot.process import assembled, delivering
from bot.sending import Gateway
from bot.slack_gateway import Address, Outcome, SlackGateway
from bot.wiring import PLANS, Bot
from bot.worlds import Worlds
from messages import Messages
from storage.engine import open_database
from tests.bot.killing.careless import delivering_carelessly
from tests.bot.killing.machine_time import DatabaseClock, MachineTime, PushedClock
from tests.bot.killing.orders import OURS, Orders

TICK_SECONDS = 0.3


def warm_up() -> None:
    """What every replica would do again at its start: the templates are read once."""
    patch.object(Messages, "read", cache(Messages.read)).start()
    Messages.read()
    patch.object(scheduler, "TICK_SECONDS", TICK_SECONDS).start()
    gc.freeze()


def live(line: str, database_clock: DatabaseClock) -> None:
    """Live by the orders until killed."""
    orders = Orders(**json.loads(line))
    out = os.open(orders.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(out, stream)
    log.set_up(level="WARNING", form="json")
    machine = MachineTime(Path(orders.machine))
    database_clock.machine = machine
    clock = PushedClock(datetime.fromisoformat(orders.moment), machine)
    asyncio.run(plan_weeks(orders, clock) if orders.plans_weeks else deliver(orders, clock))


async def plan_weeks(orders: Orders, clock: PushedClock) -> None:
    """Plan, as fast as it goes, what is due in each of so many weeks, and end."""
    database = open_database(orders.database_url)
    actor = Actor(Worlds(database, clock), retry=database.run, threads=2)
    planner = Planner(PLANS, actor, workspaces=database.workspaces)
    for _ in range(orders.plans_weeks):
        await planner.plan_due()
        clock.move_to(clock.now() + timedelta(weeks=1))


async def deliver(orders: Orders, clock: PushedClock) -> None:
    settings = Settings(
        bot_token=orders.bot_token,
        app_token=orders.app_token,
        api_url=orders.api_url,
        database_url=orders.database_url,
    )
    database = open_database(orders.database_url)

    def stopping(gateway: Gateway) -> Gateway:
        mark = Path(orders.log).with_name(f"stopped-{os.getpid()}")
        return Stopping(gateway, before=orders.stops_before, mark=mark) if orders.stops_before else gateway

    parts = assembled(settings, database=database, clock=clock, gateway=stopping)
    async with parts as bot, way_of(orders.strategy, bot):
        await asyncio.Event().wait()


def way_of(strategy: str, bot: Bot) -> AbstractAsyncContextManager[None]:
    return delivering(bot) if strategy == OURS else delivering_carelessly(bot, strategy)


class Stopping(SlackGateway):
    """Stops the whole process at the worst moment: all has been checked, and the call is not made yet. It leaves a
    `mark` just before, a file."""

    def __init__(self, gateway: Gateway, *, before: int, mark: Path) -> None:
        assert isinstance(gateway, SlackGateway)
        super().__init__(gateway._client)
        self._left = before
        self._mark = mark

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        self._left -= 1
        if self._left == 0:
            self._mark.touch()
            os.kill(os.getpid(), signal.SIGSTOP)
        return await super().deliver(delivery=delivery, address=address, text=text, blocks=blocks)
