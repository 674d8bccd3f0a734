"""A TCP proxy between the bot and its Slack that cuts, stalls and resets connections as it is told to."""

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from enum import StrEnum
from types import TracebackType
from typing import Self

from sandbox import Sandbox

MOST = 65_536
RESET_AT_ONCE = struct.pack("ii", 1, 0)
SPARED = b"HTTP/1.1 429"
"""An answer that is never cut: nobody can heed a Retry-After that did not come, so tests could not tell who did."""


class Cut(StrEnum):
    """Where the connection of one request is cut."""

    NOWHERE = "nowhere"
    BEFORE = "before"  # Slack sees nothing of the request
    IN_IT = "in it"  # Slack sees the first half of its bytes
    AFTER = "after"  # Slack has answered, and nothing of the answer comes through
    IN_ANSWER = "in the answer"  # the first half of the answer's bytes comes through


CUTS: Sequence[Cut] = (Cut.BEFORE, Cut.IN_IT, Cut.AFTER, Cut.IN_ANSWER)


class CuttingProxy:
    """Listens on a free port of 127.0.0.1 and passes everything on to `port` (or what `to` names) and back.

    `choose` is asked where to cut for each request whose first bytes are `cuts`; `made` counts what it chose.
    """

    def __init__(
        self, port: int = 0, *, choose: Callable[[], Cut] = lambda: Cut.NOWHERE, cuts: bytes = b"POST "
    ) -> None:
        self._to = port
        self._choose = choose
        self._cuts = cuts
        self._lines: set[Line] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.made: Counter[Cut] = Counter()
        self.port = 0

    @property
    def origin(self) -> str:
        """The address to call instead of Slack's."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.refuse()
        self.reset()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def to(self, port: int) -> None:
        """Pass everything on to that port."""
        self._to = port

    async def refuse(self) -> None:
        """Let nobody connect any more; the connections there are stay."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def accept(self) -> None:
        """Let everybody connect again, on the same port."""
        if self._server is None:
            await self.__aenter__()

    def reset(self) -> int:
        """Reset every connection there is (RST, no farewell); how many there were."""
        lines = list(self._lines)
        for line in lines:
            line.hang_up()
        return len(lines)

    def stall(self) -> int:
        """Let nothing more through on the connections there are, and keep them open; how many there were."""
        for line in self._lines:
            line.is_stalled = True
        return len(self._lines)

    def cut_for(self, data: bytes) -> Cut | None:
        """Where to cut what begins with these bytes; None where they begin no request."""
        if not data.startswith(self._cuts):
            return None
        cut = self._choose()
        self.made[cut] += 1
        return cut

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            from_slack, to_slack = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            writer.transport.abort()
            return
        line = Line(self, writer, to_slack)
        self._lines.add(line)
        pumps = [asyncio.create_task(pump(reader, line.up)), asyncio.create_task(pump(from_slack, line.down))]
        self._tasks.update(pumps)
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        line.hang_up(kindly=True)
        await asyncio.gather(*pumps, return_exceptions=True)
        self._tasks.difference_update(pumps)
        self._lines.discard(line)


@asynccontextmanager
async def behind(proxy: CuttingProxy, slack: Sandbox) -> AsyncIterator[None]:
    """Whoever asks that Slack for its address is sent to the proxy."""
    proxy.to(int(slack.origin.rpartition(":")[2]))
    async with proxy:
        slack.office.origin = proxy.origin
        yield


class Line:
    """One connection through the proxy."""

    def __init__(self, proxy: CuttingProxy, to_bot: asyncio.StreamWriter, to_slack: asyncio.StreamWriter) -> None:
        self._proxy = proxy
        self._to_bot, self._to_slack = to_bot, to_slack
        self._cut = Cut.NOWHERE
        self.is_stalled = False

    async def up(self, data: bytes) -> None:
        """What the bot says."""
        self._cut = self._proxy.cut_for(data) or self._cut
        if self.is_stalled:
            return
        if self._cut is Cut.BEFORE:
            self.hang_up()
        elif self._cut is Cut.IN_IT:
            await passed_on(data[: len(data) // 2], self._to_slack)
            self.hang_up()
        else:
            await passed_on(data, self._to_slack)

    async def down(self, data: bytes) -> None:
        """What Slack answers."""
        if self.is_stalled:
            return
        if data.startswith(SPARED):
            self._cut = Cut.NOWHERE
        if self._cut is Cut.AFTER:
            self.hang_up()
        elif self._cut is Cut.IN_ANSWER:
            await passed_on(data[: len(data) // 2], self._to_bot)
            self.hang_up()
        else:
            await passed_on(data, self._to_bot)

    def hang_up(self, *, kindly: bool = False) -> None:
        """End both halves; the bot's with a reset, unless `kindly`."""
        if kindly:
            self._to_bot.close()
        else:
            linger(self._to_bot)
            self._to_bot.transport.abort()
        self._to_slack.close()


def linger(writer: asyncio.StreamWriter) -> None:
    """Make the close of that connection a reset."""
    under = writer.get_extra_info("socket")
    if under is not None and not writer.transport.is_closing():
        under.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_ONCE)


async def pump(reader: asyncio.StreamReader, hand_on: Callable[[bytes], Awaitable[None]]) -> None:
    """Hand on whatever comes in, until the connection ends."""
    try:
        while data := await reader.read(MOST):
            await hand_on(data)
    except OSError:
        return


async def passed_on(data: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(data)
    await writer.drain()
