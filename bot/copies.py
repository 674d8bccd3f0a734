"""A message that stands in Slack once too often is taken away, ours alone; the one the outbox names only when asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import structlog

from bot.actions import Actor
from bot.slack_gateway import Outcome, TryLater
from bot.slack_history import Lookback, answer_of
from okr.delivery import Delivery

log = structlog.get_logger(__name__)


class Adopting(Protocol):
    def adopt(self, delivery: Delivery, /, *, channel: str, ts: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Copy:
    """One message too many."""

    workspace: str
    channel: str
    ts: str
    delivery: int


class Copies:
    """Takes copies away at once, and where Slack wants that later, with the next pass (`try_again`)."""

    def __init__(self, outbox: Adopting, actor: Actor, *, history: Callable[[str], Lookback]) -> None:
        self._outbox = outbox
        self._actor = actor
        self._history = history
        self._left: list[Copy] = []

    async def settle(self, delivery: Delivery, *, channel: str, ts: str) -> bool:
        """Slack took the message after the lease of its sender was over: it stays (True) where nobody else has sent
        the delivery, else it goes."""
        if await self._actor.in_thread(lambda: self._outbox.adopt(delivery, channel=channel, ts=ts)):
            log.warning("sent after its lease, and kept", delivery=delivery.id)
            return True
        await self.remove(Copy(delivery.workspace, channel, ts, delivery.id))
        return False

    async def remove(self, copy: Copy) -> None:
        """Take it away; whoever is told of it in the log can do so by hand where Slack refuses."""
        outcome = await self._history(copy.workspace).remove(copy.channel, copy.ts)
        if outcome is None:
            log.warning("a copy was taken away", delivery=copy.delivery, channel=copy.channel, ts=copy.ts)
        elif isinstance(outcome, TryLater):
            self._left.append(copy)
        else:
            why = answer_of(outcome)
            log.error("a copy stays", delivery=copy.delivery, channel=copy.channel, ts=copy.ts, why=why)

    async def take_away(self, delivery: Delivery) -> Outcome | None:
        """Take away what the outbox names, for it may stand no longer; None where it is gone."""
        return await self._history(delivery.workspace).remove(delivery.channel or "", delivery.slack_ts or "")

    async def try_again(self) -> None:
        """Those that Slack would not take away before."""
        left, self._left = self._left, []
        for copy in left:
            await self.remove(copy)
