"""Runs an ASGI app in this event loop, on 127.0.0.1, over connections that can be cut."""

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.exceptions import InvalidState

CUT = "sandbox.cut"
GRACE = 1.0
KEEP_ALIVE = 75
"""Seconds, longer than any client keeps an idle connection: one closed just as it is used again loses a call."""


def _with_cut(app: Any, cut: Callable[[], None]) -> Any:
    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        scope[CUT] = cut
        await app(scope, receive, send)

    return inner


class CuttableHttp(H11Protocol):
    """HTTP whose connection the app can cut without an answer."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app = _with_cut(self.app, transport.abort)


class CuttableWebSocket(WebSocketsSansIOProtocol):
    """A WebSocket whose connection the app can cut without a close frame."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app = _with_cut(self.app, transport.abort)

    def shutdown(self) -> None:
        """Close, unless the other side is closing at this very moment."""
        with suppress(InvalidState):
            super().shutdown()


class LostAnswer(Response):
    """Cuts the connection instead of answering."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[CUT]()
        while (await receive())["type"] != "http.disconnect":
            pass


class Serving:
    """A server in the running loop; `port` 0 takes a free one.

    It uses uvicorn's protocols without its Server, which takes over the process's signals and polls ten times a
    second, so that starting and stopping cost next to nothing.
    """

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._socket = socket.create_server(("127.0.0.1", port))
        # asyncio sets it on sockets it makes itself alone; without it each answer waits 40 ms for a delayed ACK
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port = int(self._socket.getsockname()[1])
        self._config = uvicorn.Config(
            app,
            http=CuttableHttp,
            ws=CuttableWebSocket,
            ws_per_message_deflate=False,
            timeout_keep_alive=KEEP_ALIVE,
            lifespan="off",
            log_config=None,
            log_level=logging.CRITICAL,
            access_log=False,
        )
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Serve; returns once connections are accepted."""
        self._config.load()
        self._server = await asyncio.get_running_loop().create_server(self._connection, sock=self._socket)

    async def stop(self) -> None:
        """Close the port and every connection; what is still being answered gets a second."""
        if self._server is None:
            self._socket.close()
            return
        self._server.close()
        for connection in list(self._state.connections):
            connection.shutdown()
        if tasks := list(self._state.tasks):
            _, late = await asyncio.wait(tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _connection(self) -> CuttableHttp:
        return CuttableHttp(self._config, self._state, {})
