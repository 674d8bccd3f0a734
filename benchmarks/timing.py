"""Measuring: ours and its floor in turn, so that a busy moment of the machine falls on both."""

import gc
import tracemalloc
from collections.abc import Awaitable, Callable
from time import perf_counter

from benchmarks.line import Spread, spread

MILLISECONDS = 1000.0


def seconds_of(work: Callable[[], object]) -> float:
    """Seconds on the wall, with the garbage of before collected and none collected meanwhile."""
    gc.collect()
    gc.disable()
    try:
        began = perf_counter()
        work()
        return perf_counter() - began
    finally:
        gc.enable()


def held_against(ours: Callable[[], object], floor: Callable[[], object], *, runs: int) -> tuple[Spread, Spread]:
    """Milliseconds of both, after one run of each that does not count."""
    ours(), floor()
    pairs = [(seconds_of(ours), seconds_of(floor)) for _ in range(runs)]
    return spread([mine for mine, _ in pairs], times=MILLISECONDS), spread(
        [low for _, low in pairs], times=MILLISECONDS
    )


def milliseconds(work: Callable[[], object], *, runs: int) -> Spread:
    """After one run that does not count."""
    work()
    return spread([seconds_of(work) for _ in range(runs)], times=MILLISECONDS)


def peak_megabytes(work: Callable[[], object]) -> float:
    """The most that Python holds at once for `work`."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


async def seconds_awaiting(work: Awaitable[object]) -> float:
    began = perf_counter()
    await work
    return perf_counter() - began
