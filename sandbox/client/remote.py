"""A sandbox in another process, with the same verbs as `sandbox.Sandbox`."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from sandbox.client.changes import RemoteChanges, RemoteFaults
from sandbox.client.line import Line
from sandbox.client.person import RemotePerson
from sandbox.clock import Clock
from sandbox.interactions.interaction import Interaction
from sandbox.polling import eventually
from sandbox.refusal import CannotDo
from sandbox.state.messages import Message
from sandbox.state.records import Call, Delivery
from sandbox.wire import call_from, delivery_from, interaction_from, message_from
from sandbox.workspace import Member


class RemoteSandbox(RemoteChanges):
    """Drives the sandbox at a URL (with or without /api/) that `python -m sandbox` printed."""

    def __init__(self, url: str) -> None:
        line = Line(url)
        super().__init__(line)
        self.faults = RemoteFaults(line)
        self.origin, self.url = line.origin, f"{line.origin}/api/"
        info = line.ask("/info")
        self.bot_token, self.app_token = str(info["bot_token"]), str(info["app_token"])
        self.signing_secret = str(info["signing_secret"])
        self.bot_user_id, self.team_id = str(info["bot_user_id"]), str(info["team_id"])

    def person(self, user_id: str) -> RemotePerson:
        """Act as that member."""
        return RemotePerson(self._line, user_id)

    async def connected(self, sockets: int = 1, *, seconds: float = 10) -> None:
        """Wait until so many sockets of the app are greeted."""
        await self.eventually(lambda: self._line.ask("/info")["sockets"] >= sockets, seconds=seconds)

    async def use_request_url(self, url: str) -> None:
        """Talk to the app over HTTP at that address from now on; CannotDo where it does not answer there."""
        await self._line.tell("/request_url", {"url": url})

    async def eventually(self, condition: Callable[[], Any], *, seconds: float = 5) -> Any:
        """Wait until the condition (also an async one) holds and return what it gave."""
        return await eventually(condition, clock=Clock(), seconds=seconds)

    def member(self, user_id: str) -> Member | None:
        """The member of that id, if there is one."""
        try:
            return self.person(user_id).member
        except CannotDo:
            return None

    def channel_name(self, channel_id: str) -> str | None:
        """The name of that channel, if there is one."""
        name = self._line.ask(f"/channels/{channel_id}")["name"]
        return str(name) if name else None

    def now(self) -> datetime:
        """Calendar time, aware, in UTC."""
        return datetime.fromisoformat(self._line.ask("/clock")["now"])

    def move_to(self, moment: datetime) -> None:
        """Jump calendar time forward."""
        self._line.ask("/clock", {"to": moment.isoformat()})

    async def travel_to(self, moment: datetime) -> None:
        """Go there as the page's clock does."""
        await self._line.tell("/clock", {"travel_to": moment.isoformat()})

    def advance(self, by: timedelta) -> None:
        """Jump calendar time forward by so much."""
        self._line.ask("/clock", {"seconds": by.total_seconds()})

    def calls(self, method: str | None = None) -> list[Call]:
        """The Web API calls so far."""
        query = f"?method={quote(method)}" if method else ""
        return [call_from(row) for row in self._line.ask(f"/calls{query}")]

    def deliveries(self, kind: str | None = None) -> list[Delivery]:
        """The envelopes so far."""
        query = f"?kind={quote(kind)}" if kind else ""
        return [delivery_from(row) for row in self._line.ask(f"/deliveries{query}")]

    def channel_messages(self, channel: str) -> list[Message]:
        """Everything in a channel."""
        return [message_from(row) for row in self._line.ask(f"/channels/{channel}/messages")]

    async def redeliver(self, delivery: Delivery, *, attempt: int = 1) -> Interaction:
        """Send an event once more."""
        body = {"envelope_id": delivery.envelope_id, "attempt": attempt}
        return interaction_from(await self._line.tell("/redeliver", body))

    def drop_sockets(self) -> int:
        """Cut every socket of the app; how many there were."""
        return int(self._line.ask("/sockets", {})["dropped"])

    def disconnect(self, reason: str = "refresh_requested") -> "asyncio.Task[None]":
        """Ask the app to reconnect."""
        return asyncio.get_running_loop().create_task(self._disconnected(reason))

    async def _disconnected(self, reason: str) -> None:
        await self._line.tell("/sockets", {"disconnect": reason})
