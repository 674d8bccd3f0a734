"""The last tick of this process: how a tick that hangs is seen from outside."""

from bot.clock import Clock
from bot.scheduler import TICK_SECONDS

MAY_BE_OLD = 3 * TICK_SECONDS
"""Seconds without a tick after which something is wrong: two may be missed, by a deployment or a slow database."""


class Heartbeat:
    """Beats with every plan tick that came to its end; a process that has just started counts as one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = clock.monotonic()

    def beat(self) -> None:
        self._last = self._clock.monotonic()

    @property
    def age(self) -> float:
        """Seconds of machine time since the last one."""
        return self._clock.monotonic() - self._last

    @property
    def is_regular(self) -> bool:
        return self.age <= MAY_BE_OLD
