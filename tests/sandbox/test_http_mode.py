"""HTTP mode: an app that checks signatures as Bolt does is driven, and events it misses come again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sandbox import CannotDo, Sandbox
from sandbox.limits import figure
from sandbox.manifest import ManifestRefused, read_manifest
from sandbox.serving import Serving
from tests.sandbox.conftest import MANIFEST

RETRIES = ("events.retry_1", "events.retry_2", "events.retry_3")


@asynccontextmanager
async def served(answer: Callable[[Request], Any]) -> AsyncIterator[str]:
    """The request URL of an app."""
    serving = Serving(Starlette(routes=[Route("/slack/events", answer, methods=["POST"])]), port=0)
    await serving.start()
    try:
        yield f"http://127.0.0.1:{serving.port}/slack/events"
    finally:
        await serving.stop()


class Scripted:
    """Answers Slack's challenge, and everything else with the next of its responses, or 200."""

    def __init__(self, *responses: Response) -> None:
        self.responses = list(responses)
        self.heard: list[Request] = []

    async def answer(self, request: Request) -> Response:
        body = await request.body()
        if b"url_verification" in body:
            return PlainTextResponse((await request.json())["challenge"])
        self.heard.append(request)
        return self.responses.pop(0) if self.responses else Response()

    def headers(self, name: str) -> list[str | None]:
        return [request.headers.get(name) for request in self.heard]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack does not wait between its retries."""
    monkeypatch.setattr("sandbox.socket_mode.hub.figure", lambda name: 0 if name in RETRIES else figure(name))


async def test_an_app_that_checks_signatures_hears_commands_presses_and_events(slack: Sandbox) -> None:
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.url, retry_handlers=[])
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)
    heard: list[Any] = []

    @app.command("/test")
    async def command(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body["text"])
        await ack("typed")

    @app.shortcut("go")
    async def shortcut(ack: Any, shortcut: dict[str, Any]) -> None:
        heard.append(shortcut["user"]["name"])
        await ack()

    @app.event("user_change")
    async def event(event: dict[str, Any]) -> None:
        heard.append(event["user"]["tz"])

    async with served(AsyncSlackRequestHandler(app).handle) as url:
        await slack.use_request_url(url)
        alice = slack.person("U001")
        outcome = await alice.command("/test", "Tết đến rồi 🎉 a+b=c&d")
        assert (outcome.acked, outcome.ack) == (True, "typed")
        assert (await alice.dm())[-1].text == "typed"
        assert (await alice.shortcut("go")).acked
        assert (await slack.change_zone("U001", "Asia/Tokyo")).acked
    assert heard == ["Tết đến rồi 🎉 a+b=c&d", "alice", "Asia/Tokyo"]
    assert {one.socket for one in slack.deliveries()} == {None}


async def test_an_event_that_fails_comes_again_three_times_and_says_so(slack: Sandbox, at_once: None) -> None:
    app = Scripted(*(Response(status_code=500) for _ in range(9)))
    async with served(app.answer) as url:
        await slack.use_request_url(url)
        assert (await slack.change_zone("U001", "Asia/Tokyo")).error == "http_500"
        await slack.eventually(lambda: len(slack.deliveries()) == 4 and slack.deliveries()[-1].seconds)
    assert app.headers("x-slack-retry-num") == [None, "1", "2", "3"]
    assert app.headers("x-slack-retry-reason") == [None, "http_error", "http_error", "http_error"]
    assert len({one.payload["event_id"] for one in slack.deliveries()}) == 1
    assert [figure(name) for name in RETRIES] == [0, 60, 300]


async def test_it_comes_no_more_once_it_is_acked(slack: Sandbox, at_once: None) -> None:
    app = Scripted(Response(status_code=503))
    async with served(app.answer) as url:
        await slack.use_request_url(url)
        await slack.change_zone("U001", "Asia/Tokyo")
        await slack.eventually(lambda: slack.deliveries()[-1].acked)
        await slack.change_zone("U001", "Europe/Paris")
    assert app.headers("x-slack-retry-num") == [None, "1", None]


async def test_an_app_may_want_no_retries(slack: Sandbox, at_once: None) -> None:
    app = Scripted(Response(status_code=500, headers={"x-slack-no-retry": "1"}))
    async with served(app.answer) as url:
        await slack.use_request_url(url)
        await slack.change_zone("U001", "Asia/Tokyo")
        await slack.change_zone("U001", "Europe/Paris")
    assert app.headers("x-slack-retry-num") == [None, None]


async def test_a_command_is_not_repeated_and_the_person_is_told(slack: Sandbox) -> None:
    app = Scripted(Response(status_code=500))
    async with served(app.answer) as url:
        await slack.use_request_url(url)
        alice = slack.person("U001")
        assert (await alice.command("/test")).error == "http_500"
    assert len(app.heard) == 1
    assert (await alice.dm())[-1].text == "/test failed because the app did not respond"


async def test_an_answer_after_three_seconds_is_none(slack: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert figure("ack.seconds") == 3
    may_answer = asyncio.Event()

    async def slow(request: Request) -> Response:
        if b"url_verification" in await request.body():
            return PlainTextResponse((await request.json())["challenge"])
        await may_answer.wait()
        return Response()

    async with served(slow) as url:
        await slack.use_request_url(url)
        monkeypatch.setattr("sandbox.http_mode.outlet.figure", lambda name: 0.05)
        assert (await slack.person("U001").command("/test")).error == "no_ack_in_time"
        may_answer.set()


async def test_an_app_that_is_gone_is_no_ack(slack: Sandbox) -> None:
    async with served(Scripted().answer) as url:
        await slack.use_request_url(url)
    assert (await slack.person("U001").command("/test")).error == "connection_failed"


async def test_an_address_that_does_not_answer_the_challenge_is_refused(slack: Sandbox) -> None:
    async def deaf(request: Request) -> Response:
        del request
        return PlainTextResponse("hello")

    async with served(deaf) as url:
        with pytest.raises(CannotDo, match="did not answer with the challenge"):
            await slack.use_request_url(url)
    with pytest.raises(CannotDo, match="did not answer"):
        await slack.use_request_url(url)
    assert (await slack.person("U001").command("/test")).error == "no_socket"


def over_http(url: str) -> dict[str, Any]:
    """The manifest with Socket Mode off and that address everywhere."""
    settings = {
        "interactivity": {"is_enabled": True, "request_url": url},
        "event_subscriptions": {"bot_events": ["app_home_opened"], "request_url": url},
        "socket_mode_enabled": False,
    }
    commands = [{"command": "/test", "description": "Tests", "url": url}]
    return {**MANIFEST, "features": {**MANIFEST["features"], "slash_commands": commands}, "settings": settings}


async def test_a_manifest_without_socket_mode_names_the_address(slack: Sandbox) -> None:
    app = Scripted()
    async with (
        served(app.answer) as url,
        Sandbox(slack.office.workspace, manifest=over_http(url)) as other,
    ):
        assert (await other.person("U001").command("/test")).acked
        assert (await other.person("U001").shortcut("go")).acked
    assert len(app.heard) == 2


@pytest.mark.parametrize("reason", ["event subscriptions need", "interactivity needs", "`/test` needs a url"])
def test_a_manifest_without_socket_mode_and_without_an_address_is_refused(reason: str) -> None:
    manifest = over_http("http://127.0.0.1/")
    if reason.startswith("event"):
        del manifest["settings"]["event_subscriptions"]["request_url"]
    elif reason.startswith("inter"):
        del manifest["settings"]["interactivity"]["request_url"]
    else:
        del manifest["features"]["slash_commands"][0]["url"]
    with pytest.raises(ManifestRefused, match=reason):
        read_manifest(manifest)
