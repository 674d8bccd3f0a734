"""The only reader of time in the bot: a calendar that demos and tests can move, and a machine clock nobody can."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Calendar time for whatever people see; machine time for whatever expires."""

    def now(self) -> datetime:
        """Calendar time, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds of machine time since an arbitrary start; only differences mean anything."""
        ...

    def unix(self) -> float:
        """Machine time as seconds since 1970, to compare with what other machines say: nobody moves it."""
        ...


class SystemClock:
    """The machine's own calendar."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def unix(self) -> float:
        return time.time()


class MovableClock:
    """A calendar that stands still until it is moved, unless `running`; it only goes forward."""

    def __init__(self, moment: datetime, *, running: bool = False) -> None:
        self._moment = in_utc(moment)
        self._running = running
        self._since = time.monotonic()

    def now(self) -> datetime:
        if not self._running:
            return self._moment
        return self._moment + timedelta(seconds=time.monotonic() - self._since)

    def monotonic(self) -> float:
        return time.monotonic()

    def unix(self) -> float:
        return time.time()

    def move_to(self, moment: datetime) -> None:
        """Jump forward; ValueError for a naive or an earlier moment."""
        if in_utc(moment) < self.now():
            raise ValueError(f"time only goes forward: it is {self.now().isoformat()}")
        self._moment = in_utc(moment)
        self._since = time.monotonic()


def in_utc(moment: datetime) -> datetime:
    """The same instant in UTC; ValueError where it names no zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} names no zone: write it like 2026-11-27T15:00+07:00")
    return moment.astimezone(UTC)
