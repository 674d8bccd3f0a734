"""Writes down how attempts ended: what comes in while others are being written is written together, in one commit."""

import asyncio
from collections.abc import Callable, Sequence, Set
from functools import partial

from bot.actions import Actor
from okr.attempt import End

MOST_AT_ONCE = 256

Finish = Callable[[Sequence[End]], Set[int]]
"""Writes the ends; returns the ids of those deliveries whose lease was still their own."""


class Marks:
    """One writer at a time; an end that comes alone is written at once."""

    def __init__(self, finish: Finish, actor: Actor) -> None:
        self._finish = finish
        self._actor = actor
        self._waiting: list[tuple[End, asyncio.Future[bool]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def mark(self, end: End) -> bool:
        """Write it; False where the lease was lost, and nothing was changed. Raises what writing raises."""
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((end, written))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.get_running_loop().create_task(self._write())
        return await written

    async def _write(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            try:
                finished = await self._actor.in_thread(partial(self._finish, [end for end, _ in some]))
            except Exception as error:  # whoever waits for it is told
                tell(some, error)
            else:
                tell(some, finished)


def tell(some: Sequence[tuple[End, asyncio.Future[bool]]], told: Set[int] | Exception) -> None:
    """Answer everyone who still waits."""
    for end, written in some:
        if written.done():
            continue
        if isinstance(told, Exception):
            written.set_exception(told)
        else:
            written.set_result(end.delivery.id in told)
