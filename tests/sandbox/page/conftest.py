"""A browser window without a browser: what the page asks of the server, asked over HTTP and a WebSocket."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox

SECONDS = 5


class Tab:
    """A window on the page: what it was told so far, put together as the page does."""

    def __init__(self, session: aiohttp.ClientSession, slack: Sandbox, user: str) -> None:
        self._session, self.slack, self.user = session, slack, user
        self.frames: list[dict[str, Any]] = []
        self.parts: dict[str, Any] = {}
        self.messages: dict[tuple[str, str], dict[str, Any]] = {}

    async def listen(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Take frames in until the socket closes."""
        async for message in socket:
            self.take(message.json())

    def take(self, frame: dict[str, Any]) -> None:
        """Take one frame in."""
        self.frames.append(frame)
        if frame.get("whole"):
            self.messages = {}
        self.messages |= {(one["channel"], one["ts"]): one for one in frame.get("messages", [])}
        for channel, ts in frame.get("gone", []):
            self.messages.pop((channel, ts), None)
        self.parts |= {name: part for name, part in frame.items() if name not in ("messages", "gone", "records")}

    async def until(self, condition: Callable[["Tab"], Any]) -> Any:
        """Wait until it holds of what was told."""
        return await self.slack.eventually(lambda: condition(self), seconds=SECONDS)

    def texts(self, channel: str) -> list[str]:
        """What stands in a conversation, oldest first."""
        return [message["text"] for key, message in sorted(self.messages.items()) if key[0] == channel]

    async def act(self, name: str, /, *, status: int = 200, **body: Any) -> Any:
        """Do something as the person."""
        return await self.post("/page/act", {"act": name, **body}, status=status)

    async def post(self, path: str, body: Any, *, status: int = 200) -> Any:
        """Post JSON as the page does."""
        url = f"{self.slack.origin}{path}?as={self.user}"
        async with self._session.post(url, json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()

    async def get(self, path: str, *, status: int = 200) -> Any:
        """Get JSON as the page does."""
        async with self._session.get(f"{self.slack.origin}{path}") as response:
            assert response.status == status
            return await response.json()


Opens = Callable[[str], Any]


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """An HTTP client."""
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def tab(slack: Sandbox, session: aiohttp.ClientSession) -> Opens:
    """Opens a window as a person."""

    @asynccontextmanager
    async def opens(user: str) -> AsyncIterator[Tab]:
        window = Tab(session, slack, user)
        async with session.ws_connect(f"{slack.origin}/page/live?as={user}") as socket:
            listening = asyncio.get_running_loop().create_task(window.listen(socket))
            await window.until(lambda one: one.frames)
            yield window
        await listening

    return opens
