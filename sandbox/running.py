"""The sandbox itself: a workspace that runs, and everything one can do to it from Python."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sandbox.clock import Clock
from sandbox.control.routes import control_routes
from sandbox.driver.changes import Changes
from sandbox.driver.desk import desk_of
from sandbox.driver.person import Person
from sandbox.file_routes import file_routes
from sandbox.interactions.interaction import Interaction
from sandbox.manifest import read_manifest
from sandbox.page.guard import guarded
from sandbox.page.live import Page
from sandbox.page.routes import page_routes
from sandbox.polling import eventually
from sandbox.server import SlackServer
from sandbox.serving import Serving
from sandbox.socket_mode.hub import Hub
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.state.records import Call, Delivery
from sandbox.web_api.dispatch import Dispatcher
from sandbox.web_api.rates import Rates
from sandbox.workspace import Member, Workspace


class Sandbox(Changes):
    """A local Slack workspace with one app installed, served in this event loop on 127.0.0.1.

    `now` sets calendar time, which then stands still until moved unless `running`; without it calendar time is the
    machine's. `rate_limits` enforces Slack's real limits. What changes the workspace is inherited from Changes.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        manifest: Mapping[str, Any] | Path | str,
        now: datetime | None = None,
        port: int = 0,
        running: bool = False,
        rate_limits: bool = False,
    ) -> None:
        self.clock = Clock(now, running=running)
        self.office = Office(workspace, read_manifest(manifest), self.clock)
        self.hub = Hub(self.office)
        self.desk = desk_of(self.office, self.hub)
        super().__init__(self.desk)
        dispatcher = Dispatcher(self.office, Rates(self.clock, enforced=rate_limits))
        server = SlackServer(self.office, self.hub, dispatcher)
        self.page = Page(self)
        self.on_travel: Callable[[datetime], Awaitable[None]] | None = None
        app = server.app(*control_routes(self), *page_routes(self.page), *file_routes(self.office))
        self._serving = Serving(guarded(app), port=port)
        self.office.origin = f"http://127.0.0.1:{self._serving.port}"
        self.faults = self.office.faults
        self.bot_token, self.app_token = self.office.bot_token, self.office.app_token
        self.signing_secret = self.office.signing_secret
        self.bot_user_id, self.team_id = self.office.bot_user, workspace.team_id

    @property
    def url(self) -> str:
        """The base URL of the Web API, with its slash: what SLACK_API_URL takes."""
        return f"{self.office.origin}/api/"

    @property
    def origin(self) -> str:
        """The server's address without a path."""
        return self.office.origin

    async def __aenter__(self) -> Self:
        await self._serving.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Stop serving and give up what is under way."""
        await self._serving.stop()
        await self.hub.stop()

    async def connected(self, sockets: int = 1, *, seconds: float = 10) -> None:
        """Wait until so many sockets of the app are greeted."""
        await self.eventually(lambda: sum(s.greeted for s in self.hub.sockets) >= sockets, seconds=seconds)

    async def use_request_url(self, url: str) -> None:
        """Talk to the app over HTTP at that address from now on, as if its manifest said so.

        CannotDo where it does not answer Slack's challenge there.
        """
        await self.hub.use_request_url(url)

    async def eventually(self, condition: Callable[[], Any], *, seconds: float = 5) -> Any:
        """Wait until the condition (also an async one) holds and return what it gave; AssertionError if never."""
        return await eventually(condition, clock=self.clock, seconds=seconds)

    def person(self, user_id: str) -> Person:
        """Act as that member."""
        return Person(self.desk, user_id)

    def member(self, user_id: str) -> Member | None:
        """The member of that id, if there is one."""
        return self.office.people.get(user_id)

    def channel_name(self, channel_id: str) -> str | None:
        """The name of that channel, if there is one."""
        conversation = self.office.conversations.get(channel_id)
        return conversation.name if conversation else None

    def now(self) -> datetime:
        """Calendar time, aware, in UTC."""
        return self.clock.now()

    def move_to(self, moment: datetime) -> None:
        """Jump calendar time forward."""
        self.clock.move_to(moment)

    async def travel_to(self, moment: datetime) -> None:
        """Go there as the page's clock does: by the host's own way, which may stop at what falls due in between."""
        if self.on_travel is None:
            self.move_to(moment)
        else:
            await self.on_travel(moment)

    def advance(self, by: timedelta) -> None:
        """Jump calendar time forward by so much."""
        self.clock.advance(by)

    def calls(self, method: str | None = None) -> list[Call]:
        """The Web API calls so far, of one method or of all, oldest first."""
        return [call for call in self.office.records.calls if method in (None, call.method)]

    def deliveries(self, kind: str | None = None) -> list[Delivery]:
        """The envelopes so far, of one kind (slash_commands, interactive, events_api) or of all, oldest first."""
        return [one for one in self.office.records.deliveries if kind in (None, one.kind)]

    def channel_messages(self, channel: str) -> list[Message]:
        """Everything in a channel, threads and everybody's ephemerals included, oldest first."""
        return list(self.office.messages.in_channel(channel))

    async def redeliver(self, delivery: Delivery, *, attempt: int = 1) -> Interaction:
        """Send an event once more, as Slack does when it saw no ack."""
        return await self.desk.events.again(delivery.payload, attempt=attempt)

    def drop_sockets(self) -> int:
        """Cut every socket of the app; how many there were."""
        return self.hub.drop()

    def disconnect(self, reason: str = "refresh_requested") -> "asyncio.Task[None]":
        """Ask the app to reconnect: warning, refresh_requested or link_disabled."""
        return self.hub.in_background(self.hub.disconnect(reason))
