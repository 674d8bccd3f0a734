"""Socket Mode: greeting, round-robin, acks, dead sockets, farewells."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.limits import figure
from tests.sandbox.conftest import running_app


class Line:
    """A bare Socket Mode connection, to see what travels."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self.socket.receive(timeout=5)).data)
        return message

    async def ack(self, envelope: dict[str, Any], payload: Any = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {})
        await self.socket.send_str(json.dumps(answer))


@asynccontextmanager
async def a_line(slack: Sandbox) -> AsyncIterator[Line]:
    """A greeted connection."""
    client = AsyncWebClient(base_url=slack.url)
    opened = await client.apps_connections_open(app_token=slack.app_token)
    async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"]) as socket:
        line = Line(socket)
        hello = await line.next()
        assert hello["type"] == "hello"
        assert hello["connection_info"] == {"app_id": "A0SANDBOX"}
        yield line


async def test_an_envelope_goes_to_exactly_one_socket_in_turn(slack: Sandbox) -> None:
    alice = slack.person("U001")
    async with a_line(slack) as first, a_line(slack) as second:
        got = []
        for number in range(4):
            waiting = asyncio.create_task(alice.command("/test", str(number)))
            line = (first, second)[number % 2]
            envelope = await line.next()
            assert envelope["accepts_response_payload"] is True
            got.append(envelope["payload"]["text"])
            await line.ack(envelope)
            assert (await waiting).acked
        assert got == ["0", "1", "2", "3"]
    assert [one.socket for one in slack.deliveries()] == [1, 2, 1, 2]


async def test_the_ack_brings_its_payload_and_its_time(slack: Sandbox) -> None:
    async with a_line(slack) as line:
        waiting = asyncio.create_task(slack.person("U001").command("/test"))
        await line.ack(await line.next(), {"text": "done"})
        outcome = await waiting
    assert outcome.ack == {"text": "done"}
    assert outcome.seconds is not None
    assert 0 < outcome.seconds < 1


async def test_an_ack_that_comes_too_late_is_no_ack(slack: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.socket_mode.hub.figure", lambda name: 0.05)
    assert figure("ack.seconds") == 3
    alice = slack.person("U001")
    async with a_line(slack) as line:
        outcome = await alice.command("/test")
        await line.ack(await line.next())
    assert (outcome.acked, outcome.error) == (False, "no_ack_in_time")
    assert [m.text for m in await alice.dm()] == ["/test failed because the app did not respond"]


async def test_a_socket_that_dies_before_the_ack_fails_the_envelope_for_good(slack: Sandbox) -> None:
    async with a_line(slack) as line:
        waiting = asyncio.create_task(slack.person("U001").command("/test"))
        await line.next()
        assert slack.drop_sockets() == 1
        outcome = await waiting
    assert (outcome.acked, outcome.error) == (False, "socket_died")
    assert len(slack.deliveries()) == 1


async def test_without_a_socket_nothing_is_delivered(slack: Sandbox) -> None:
    outcome = await slack.person("U001").command("/test")
    assert (outcome.acked, outcome.error) == (False, "no_socket")


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
async def test_a_farewell_closes_the_socket(slack: Sandbox, reason: str) -> None:
    async with a_line(slack) as line:
        await slack.disconnect(reason)
        assert (await line.next())["reason"] == reason
        assert (await line.socket.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSE


async def test_a_warning_leaves_the_socket_open(slack: Sandbox) -> None:
    async with a_line(slack) as line:
        await slack.disconnect("warning")
        assert (await line.next())["reason"] == "warning"
        waiting = asyncio.create_task(slack.person("U001").command("/test"))
        await line.ack(await line.next())
        assert (await waiting).acked


async def test_a_ping_is_answered(slack: Sandbox) -> None:
    client = AsyncWebClient(base_url=slack.url)
    opened = await client.apps_connections_open(app_token=slack.app_token)
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(opened["url"], autoping=False) as socket,
    ):
        await socket.receive(timeout=5)
        await socket.ping(b"sdk-ping-pong:1")
        pong = await socket.receive(timeout=5)
        assert (pong.type, pong.data) == (aiohttp.WSMsgType.PONG, b"sdk-ping-pong:1")


async def test_a_ticket_is_good_for_one_connection(slack: Sandbox) -> None:
    client = AsyncWebClient(base_url=slack.url)
    opened = await client.apps_connections_open(app_token=slack.app_token)
    async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"]) as socket:
        await socket.receive(timeout=5)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])


async def test_an_eleventh_socket_is_turned_away(slack: Sandbox) -> None:
    client = AsyncWebClient(base_url=slack.url)
    async with aiohttp.ClientSession() as session:
        held = []
        for _ in range(figure("socket_mode.connections")):
            url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
            held.append(await session.ws_connect(url))
            await held[-1].receive(timeout=5)
        url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
        refused = json.loads((await (await session.ws_connect(url)).receive(timeout=5)).data)
    assert (refused["type"], refused["reason"]) == ("disconnect", "too_many_websockets")


async def test_urls_nobody_uses_do_not_pile_up(slack: Sandbox) -> None:
    client = AsyncWebClient(base_url=slack.url)
    for _ in range(figure("socket_mode.tickets") + 5):
        await client.apps_connections_open(app_token=slack.app_token)
    assert len(slack.office.tickets) == figure("socket_mode.tickets")


async def test_an_event_can_be_delivered_a_second_time_as_a_retry(slack: Sandbox) -> None:
    async with a_line(slack) as line:
        waiting = asyncio.create_task(slack.person("U001").open_home())
        first = await line.next()
        await line.ack(first)
        await waiting
        again = asyncio.create_task(slack.redeliver(slack.deliveries()[-1]))
        second = await line.next()
        await line.ack(second)
        assert (await again).acked
    assert first["payload"]["event_id"] == second["payload"]["event_id"]
    assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)
    assert second["retry_reason"] == "timeout"


async def test_bolt_comes_back_after_its_socket_was_cut(slack: Sandbox) -> None:
    def prepare(app: AsyncApp) -> None:
        @app.command("/test")
        async def command(ack: Any) -> None:
            await ack("back")

    async with running_app(slack, prepare):
        slack.drop_sockets()
        await slack.eventually(lambda: len(slack.calls("apps.connections.open")) == 2, seconds=8)
        await slack.connected()
        assert (await slack.person("U001").command("/test")).ack == {"text": "back"}
