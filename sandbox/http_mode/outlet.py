"""The way to the app over HTTP: where each kind of delivery is posted, and what its answer counts as."""

import json
from dataclasses import dataclass
from typing import Any

import aiohttp

from sandbox.http_mode.signed import SignedRequest, json_bytes, request_for, signed
from sandbox.limits import figure
from sandbox.manifest import Manifest
from sandbox.refusal import CannotDo
from sandbox.state.office import Office
from sandbox.state.records import Delivery

REASONS = {"no_ack_in_time": "http_timeout", "connection_failed": "connection_failed"}


@dataclass(frozen=True, slots=True)
class Urls:
    """Where events, interactions and each command go."""

    events: str
    interactive: str
    commands: dict[str, str]

    def of(self, delivery: Delivery) -> str:
        """The address of that delivery."""
        if delivery.kind == "slash_commands":
            return self.commands[delivery.payload["command"]]
        return self.events if delivery.kind == "events_api" else self.interactive


def urls_of(manifest: Manifest) -> Urls | None:
    """The addresses that the manifest names; None with Socket Mode."""
    if manifest.socket_mode:
        return None
    return Urls(manifest.events_url, manifest.interactivity_url, {one.name: one.url for one in manifest.commands})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the app said: a status, and what Slack reads in the body."""

    status: int
    content: Any
    no_retry: bool


class Outlet:
    """Posts signed requests; `urls` None means that the app is on Socket Mode."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.urls = urls_of(office.manifest)
        self._session: aiohttp.ClientSession | None = None

    async def use(self, url: str) -> None:
        """One address for everything, from now on. CannotDo where the app does not answer the challenge there."""
        office = self._office
        challenge = office.ids.secret()
        asked = json_bytes({"type": "url_verification", "token": "unused", "challenge": challenge})
        secret, at = office.signing_secret, office.clock.unix()
        request = signed(asked, kind="application/json", secret=secret, at=at)
        try:
            answer = await self._ask(url, request)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise CannotDo(f"{url} did not answer ({type(error).__name__})") from error
        said = answer.content.get("challenge") if isinstance(answer.content, dict) else answer.content
        if answer.status != 200 or said != challenge:
            raise CannotDo(f"{url} did not answer with the challenge (HTTP {answer.status})")
        self.urls = Urls(url, url, {command.name: url for command in office.manifest.commands})

    async def post(self, delivery: Delivery, urls: Urls) -> None:
        """Send it once and write into it what came of it; never raises."""
        clock = self._office.clock
        started = clock.machine()
        try:
            request = request_for(delivery, secret=self._office.signing_secret, at=clock.unix())
            answer = await self._ask(urls.of(delivery), request)
        except TimeoutError:
            delivery.error = "no_ack_in_time"
        except (aiohttp.ClientError, OSError):
            delivery.error = "connection_failed"
        else:
            delivery.acked = 200 <= answer.status < 300
            delivery.ack = answer.content if delivery.acked else None
            delivery.error = None if delivery.acked else f"http_{answer.status}"
            delivery.no_retry = answer.no_retry
        delivery.seconds = clock.machine() - started

    async def stop(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _ask(self, url: str, request: SignedRequest) -> Answer:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return await self._office.clock.within(_asked(self._session, url, request), seconds=figure("ack.seconds"))


async def _asked(session: aiohttp.ClientSession, url: str, request: SignedRequest) -> Answer:
    async with session.post(url, data=request.body, headers=request.headers, allow_redirects=False) as answer:
        body = await answer.read()
        no_retry = answer.headers.get("x-slack-no-retry") == "1"
        return Answer(answer.status, _content(body, answer.content_type), no_retry)


def _content(body: bytes, kind: str) -> Any:
    """What Slack reads: JSON where it says so, else text; None for an empty body."""
    if not body:
        return None
    try:
        return json.loads(body) if kind == "application/json" else body.decode()
    except ValueError:
        return None


def reason_of(delivery: Delivery) -> str:
    """The x-slack-retry-reason for a delivery that failed."""
    return REASONS.get(delivery.error or "", "http_error")
