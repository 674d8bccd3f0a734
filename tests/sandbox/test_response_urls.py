"""response_urls and the answers in the ack of a slash command."""

from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox import Sandbox
from tests.sandbox.conftest import running_app
from tests.sandbox.shapes import actions, section

Heard = list[dict[str, Any]]


def listening(heard: Heard) -> Any:
    """An app that keeps what it hears."""

    def prepare(app: AsyncApp) -> None:
        @app.command("/test")
        async def command(ack: Any, body: Any) -> None:
            await ack()
            heard.append(body)

        @app.action("go")
        async def pressed(ack: Any, body: Any) -> None:
            await ack()
            heard.append(body)

    return prepare


async def a_command(slack: Sandbox, channel: str | None = None) -> AsyncWebhookClient:
    """The response_url of a command alice typed."""
    heard: Heard = []
    async with running_app(slack, listening(heard)):
        await slack.person("U001").command("/test", channel=channel)
    return AsyncWebhookClient(heard[-1]["response_url"])


async def a_press(slack: Sandbox, client: AsyncWebClient) -> AsyncWebhookClient:
    """The response_url of a button alice pressed in #sales."""
    heard: Heard = []
    await client.chat_postMessage(channel="C001", text="press", blocks=[actions()])
    alice = slack.person("U001")
    async with running_app(slack, listening(heard)):
        (message,) = await alice.messages("C001")
        await alice.click(message, "go")
    return AsyncWebhookClient(heard[-1]["response_url"])


async def test_an_answer_is_for_one_unless_it_is_said_in_channel(slack: Sandbox) -> None:
    url = await a_command(slack, "C001")
    assert (await url.send(text="for you")).body == "ok"
    await url.send(text="for all", response_type="in_channel")
    assert [m.text for m in await slack.person("U001").messages("C001")] == ["for you", "for all"]
    assert [m.text for m in await slack.person("U002").messages("C001")] == ["for all"]


async def test_it_works_five_times_and_no_more(slack: Sandbox) -> None:
    url = await a_command(slack)
    for _ in range(5):
        assert (await url.send(text="x")).status_code == 200
    late = await url.send(text="x")
    assert (late.status_code, "used_url" in late.body) == (404, True)
    assert len(await slack.person("U001").dm()) == 5


async def test_it_works_for_half_an_hour_of_machine_time(slack: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    url = await a_command(slack)
    slack.move_to(slack.now().replace(year=2027))
    assert (await url.send(text="x")).status_code == 200
    later = slack.clock.machine() + 1_801
    monkeypatch.setattr(slack.clock, "machine", lambda: later)
    late = await url.send(text="x")
    assert (late.status_code, "expired_url" in late.body) == (404, True)


async def test_the_original_can_be_replaced_and_deleted(slack: Sandbox, client: AsyncWebClient) -> None:
    url = await a_press(slack, client)
    alice = slack.person("U001")
    await url.send(text="done", blocks=[section("done")], replace_original=True)
    (message,) = await alice.messages("C001")
    assert message.blocks[0]["text"]["text"] == "done"
    await url.send(text="beside", replace_original=False)
    assert [m.text for m in await alice.messages("C001")] == ["done", "beside"]
    await url.send(delete_original=True)
    assert [m.text for m in await alice.messages("C001")] == ["beside"]


async def test_an_ephemeral_original_is_replaced_for_its_person(slack: Sandbox, client: AsyncWebClient) -> None:
    heard: Heard = []
    alice = slack.person("U001")
    await client.chat_postEphemeral(channel="C001", user="U001", text="only you", blocks=[actions()])
    async with running_app(slack, listening(heard)):
        (message,) = await alice.messages("C001")
        await alice.click(message, "go")
    assert heard[0]["container"]["is_ephemeral"] is True
    await AsyncWebhookClient(heard[0]["response_url"]).send(text="changed", replace_original=True)
    assert [(m.text, m.ephemeral_to) for m in await alice.messages("C001")] == [("changed", "U001")]


REFUSED = [
    ({"text": "x", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
    ({"text": ""}, "no_text"),
    ({"text": "x" * 4_001}, "msg_too_long"),
]


@pytest.mark.parametrize(("fields", "code"), REFUSED, ids=[row[1] for row in REFUSED])
async def test_a_wrong_answer_is_refused(slack: Sandbox, fields: dict[str, Any], code: str) -> None:
    refused = await (await a_command(slack)).send_dict(fields)
    assert (refused.status_code, code in refused.body) == (400, True)


async def test_a_url_nobody_was_given_is_refused(slack: Sandbox) -> None:
    async with aiohttp.ClientSession() as session, session.post(f"{slack.origin}/actions/nope", json={}) as answer:
        assert answer.status == 404


ACKS: list[tuple[Any, list[tuple[str, bool]]]] = [
    ({}, []),
    ({"text": "hello"}, [("hello", True)]),
    ({"text": "hello", "response_type": "in_channel"}, [("hello", False)]),
    ({"text": "hello", "response_type": "ephemeral", "blocks": [section("b")]}, [("hello", True)]),
]


@pytest.mark.parametrize(("ack", "shown"), ACKS)
async def test_the_ack_of_a_command_is_shown_as_it_asks(
    slack: Sandbox, ack: dict[str, Any], shown: list[tuple[str, bool]]
) -> None:
    def prepare(app: AsyncApp) -> None:
        @app.command("/test")
        async def command(ack: Any) -> None:
            await ack(**answer)

    answer = ack
    alice = slack.person("U001")
    async with running_app(slack, prepare):
        assert (await alice.command("/test", channel="C001")).error is None
    assert [(m.text, m.ephemeral_to == "U001") for m in await alice.messages("C001")] == shown


async def test_an_ack_with_wrong_blocks_is_noted_and_shows_nothing(slack: Sandbox) -> None:
    def prepare(app: AsyncApp) -> None:
        @app.command("/test")
        async def command(ack: Any) -> None:
            await ack(text="x", blocks=[{"type": "nonsense"}])

    alice = slack.person("U001")
    async with running_app(slack, prepare):
        result = await alice.command("/test")
    assert (result.acked, result.error) == (True, "invalid_blocks")
    assert result.pointers == ("unsupported type: nonsense [json-pointer:/blocks/0/type]",)
    assert await alice.dm() == []
