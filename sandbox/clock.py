"""The only reader of time in the package: a calendar that can be moved and a machine clock that cannot."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

Listener = Callable[[datetime], None]
T = TypeVar("T")


class Clock:
    """Calendar time for everything people see, machine time for everything that expires.

    Calendar time drives message timestamps, zones and dates. Given a moment it stands still there until it is
    moved, unless `running`; given none it is the machine's own calendar. Machine time (seconds, monotonic) drives
    trigger ids, response_urls, acks and rate limits, and is never moved.
    """

    def __init__(self, now: datetime | None = None, *, running: bool = False) -> None:
        if now is not None and now.tzinfo is None:
            raise ValueError("the sandbox's clock needs an aware datetime")
        self.running = running or now is None
        self.on_move: list[Listener] = []
        self._moment = (now or datetime.now(UTC)).astimezone(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        """Calendar time, aware, in UTC."""
        if not self.running:
            return self._moment
        return self._moment + timedelta(seconds=time.monotonic() - self._since)

    def machine(self) -> float:
        """Seconds of machine time since an arbitrary start; only differences mean anything."""
        return time.monotonic()

    def unix(self) -> float:
        """Machine time as seconds since 1970: what a signature is dated with."""
        return time.time()

    async def machine_sleep(self, seconds: float) -> None:
        """Wait in machine time."""
        await asyncio.sleep(seconds)

    async def within(self, waiting: Awaitable[T], *, seconds: float) -> T:
        """The result, or TimeoutError once so many seconds of machine time have gone."""
        return await asyncio.wait_for(waiting, seconds)

    def move_to(self, moment: datetime) -> None:
        """Jump calendar time forward and tell every listener; ValueError for a naive or earlier moment."""
        if moment.tzinfo is None:
            raise ValueError("the sandbox's clock needs an aware datetime")
        if moment < self.now():
            raise ValueError(f"time only goes forward: it is {self.now().isoformat()}")
        self._moment = moment.astimezone(UTC)
        self._since = time.monotonic()
        for listener in list(self.on_move):
            listener(self._moment)

    def advance(self, by: timedelta) -> None:
        """Jump forward by so much."""
        self.move_to(self.now() + by)
