"""Runs an ASGI app in this event loop, on 127.0.0.1, over connections that can be cut."""

import asyncio
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

CUT = "sandbox.cut"


def _with_cut(app: Any, cut: Callable[[], None]) -> Any:
    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        scope[CUT] = cut
        await app(scope, receive, send)

    return inner


class CuttableHttp(H11Protocol):
    """HTTP whose connection the app can cut without an answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        self.app = _with_cut(self.app, transport.abort)


class CuttableWebSocket(WebSocketsSansIOProtocol):
    """A WebSocket whose connection the app can cut without a close frame."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app = _with_cut(self.app, transport.abort)


class LostAnswer(Response):
    """Cuts the connection instead of answering."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[CUT]()
        while (await receive())["type"] != "http.disconnect":
            pass


class _Quiet(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to whoever runs the loop."""
        yield


class Serving:
    """A server as a task of the running loop; `port` 0 takes a free one."""

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port = int(self._socket.getsockname()[1])
        config = uvicorn.Config(
            app,
            http=CuttableHttp,
            ws=CuttableWebSocket,
            ws_per_message_deflate=False,
            lifespan="off",
            log_config=None,
            log_level=logging.CRITICAL,
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Serve; returns once connections are accepted."""
        self._task = asyncio.get_running_loop().create_task(self._server.serve(sockets=[self._socket]))
        while not self._server.started:
            if self._task.done():
                await self._task
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Close every connection and the port."""
        self._server.should_exit = True
        if self._task:
            await self._task
        self._socket.close()
