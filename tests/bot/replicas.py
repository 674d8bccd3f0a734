"""Several replicas of the bot on one database and in one local Slack, which spreads what it sends over them."""

import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.config import Mode
from bot.once import Dispatch, Once
from bot.process import running
from bot.wiring import Bot
from tests.builders import WORKSPACE
from tests.running_bot import RunningBot, bot_in_slack, database_at, settings_for


@asynccontextmanager
async def replicas_in_slack(database_url: str, *, count: int) -> AsyncIterator[tuple[RunningBot, Sequence[Bot]]]:
    """So many bots, each with connections and a socket of its own; the first is the one that ticks."""
    async with bot_in_slack(database_url) as first, AsyncExitStack() as stack:
        settings = settings_for(first.slack, database_url, mode=Mode.SOCKET)
        others = []
        for _ in range(count - 1):
            database = stack.enter_context(database_at(database_url))
            parts = running(settings, database=database, clock=first.clock, ticks=False)
            others.append(await stack.enter_async_context(parts))
        await first.slack.connected(count)
        yield first, (first.bot, *others)


@dataclass
class Handled:
    """Counts, over all replicas, how often each event was handled; some break when they come for the first time."""

    counts: Counter[str]
    breaking: set[str]

    def watched(self, bot: Bot) -> Once:
        """What that replica does with each event that comes in."""
        return Once(self._counting(bot.app.async_dispatch), bot.database.received, bot.actor, workspace=WORKSPACE)

    def _counting(self, dispatch: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]) -> Dispatch:
        async def counting(request: AsyncBoltRequest) -> BoltResponse:
            event = str(request.body["event_id"])
            if event in self.breaking:
                self.breaking.remove(event)
                return BoltResponse(status=500)
            response = await dispatch(request)
            self.counts[event] += 1
            return response

        return counting


def somebody_joins(number: int) -> dict[str, Any]:
    """Slack's word that a person came, whose id ends with that number."""
    person = f"UNEW{number:05}"
    user = {"id": person, "team_id": WORKSPACE, "name": person.lower(), "real_name": f"New {number}", "tz": "Etc/UTC"}
    return {
        "type": "event_callback",
        "team_id": WORKSPACE,
        "event_id": f"Ev{number}",
        "event_time": 1_795_000_000,
        "event": {"type": "team_join", "user": user},
    }


def shuffled_copies(count: int, *, copies: int, chance: random.Random) -> list[dict[str, Any]]:
    events = [somebody_joins(number) for number in range(count) for _ in range(copies)]
    chance.shuffle(events)
    return events
