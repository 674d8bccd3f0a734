"""The open port: uvicorn in our own event loop, which leaves the signals to us and ends what is in hand."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.config import WrongSetting

KEEP_ALIVE = 75
"""Seconds, longer than a proxy keeps an idle connection (nginx: 60): one closed just as it is used again is a 502."""

BACKLOG = 2048


class Server(uvicorn.Server):
    """Tells when it serves, and takes no signals."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.serving = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.serving.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class HttpInbox:
    """A port on which the app is served. `close` lets the requests in hand end first."""

    def __init__(self, app: ASGIApp, *, host: str, port: int, settings: str = "OKR_HOST and PORT") -> None:
        """`settings` names where host and port come from, for whoever has to mend them."""
        self._settings = settings
        self._server = Server(configuration(app))
        self._address = (host, port)
        self._task: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Serve; returns once connections are accepted. Raises WrongSetting where the port cannot be had."""
        listener = listening(*self._address, settings=self._settings)
        self._task = asyncio.get_running_loop().create_task(self._server.serve([listener]))
        await self._server.serving.wait()

    async def close(self, *, within: float) -> None:
        """Accept nothing more, let what is in hand be answered for at most `within` seconds, and hang up."""
        self._server.config.timeout_graceful_shutdown = int(within)
        self._server.should_exit = True
        if self._task is not None:
            await self._task


def configuration(app: ASGIApp) -> uvicorn.Config:
    """Nothing is logged of a request, no header is believed, no WebSocket is spoken."""
    return uvicorn.Config(
        app,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE,
    )


def listening(host: str, port: int, *, settings: str) -> socket.socket:
    """A listening socket. Raises WrongSetting where there can be none."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no such name"
        raise WrongSetting(f"{settings}: {host}:{port} cannot be listened on ({why}).") from error
    # asyncio sets it on sockets it makes itself alone; without it an answer may wait 40 ms for a delayed ACK
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
