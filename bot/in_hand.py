"""What somebody waits for comes first: which requests are in hand, and when there is a quiet moment for the rest."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

QUIET = 0.02
"""Seconds without a request in hand: the answer to the last one is on its way, and nobody follows on its heels."""

AT_MOST = 0.5
"""Seconds that messages wait for that: under load they go out twice a second, many together for the price of a few."""


class InHand:
    """Requests that are not answered yet. Python runs one thread at a time, so each of them would wait as long again
    for what is sent meanwhile."""

    def __init__(self) -> None:
        self._count = 0
        self._last = float("-inf")
        self._none = asyncio.Event()
        self._none.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """A request, until its answer is made."""
        self._count += 1
        self._none.clear()
        try:
            yield
        finally:
            self._count -= 1
            self._last = asyncio.get_running_loop().time()
            if not self._count:
                self._none.set()

    async def quiet(self) -> None:
        """Return once nothing has been in hand for QUIET seconds, or after AT_MOST."""
        with suppress(TimeoutError):
            async with asyncio.timeout(AT_MOST):
                while not self._is_quiet:
                    await self._none.wait()
                    await asyncio.sleep(QUIET)

    @property
    def _is_quiet(self) -> bool:
        return not self._count and asyncio.get_running_loop().time() >= self._last + QUIET
