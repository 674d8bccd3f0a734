"""What is under way at once: how much more may set out, and waiting until something has landed."""

import asyncio
from collections.abc import Callable

from bot.settling import Done

TOGETHER = 0.02
"""Seconds in which others may land too, before it is looked what else may set out."""


class Flights:
    """Of one pass. Kept by the number of deliveries, each of which frees its place when it has landed."""

    def __init__(self, most: int, landed: Callable[[Done], object]) -> None:
        """`landed` is told of each; kept here is none, for a pass may be of a hundred thousand."""
        self._most = most
        self._up = 0
        self._landed = landed
        self._news = asyncio.Event()

    @property
    def room(self) -> int:
        return self._most - self._up

    @property
    def any_up(self) -> bool:
        return self._up > 0

    def set_out(self, count: int) -> None:
        self._up += count

    def land(self, done: Done) -> None:
        self._up -= 1
        self._landed(done)
        self._news.set()

    def look_again(self) -> None:
        """There is something else to be sent."""
        self._news.set()

    async def news(self) -> None:
        """Return when one has landed, or something else is to be sent."""
        await self._news.wait()
        if self._up:
            await asyncio.sleep(TOGETHER)
        self._news.clear()

    async def room_for(self, count: int) -> None:
        """Return when so many more may set out."""
        while self.room < count:
            self._news.clear()
            await self._news.wait()
