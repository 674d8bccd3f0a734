"""Waits for something to become so, with a deadline instead of a sleep."""

import inspect
from collections.abc import Callable
from typing import Any

from sandbox.clock import Clock

POLL = 0.01


async def eventually(condition: Callable[[], Any], *, clock: Clock, seconds: float) -> Any:
    """What the condition (also an async one) gives once it holds; AssertionError if it never does in time."""
    deadline = clock.machine() + seconds
    while True:
        value = condition()
        if inspect.isawaitable(value):
            value = await value
        if value:
            return value
        if clock.machine() > deadline:
            raise AssertionError(f"not so within {seconds} s (last: {value!r})")
        await clock.machine_sleep(POLL)
