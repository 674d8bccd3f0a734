"""One attempt to post: made once, whatever happens, and its end is told as what it means."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_gateway import (
    Address,
    Ambiguous,
    Bug,
    DestinationDead,
    InstallDead,
    Outcome,
    Posted,
    SlackGateway,
    TryLater,
)
from sandbox import Channel, Member, Sandbox, Workspace
from tests.running_bot import MANIFEST

WORKSPACE = Workspace(
    members=(Member("U1", "alice"),),
    channels=(
        Channel("C1", "care", ("U1",)),
        Channel("C2", "away", ("U1",), bot_is_in=False),
        Channel("C3", "old", ("U1",), archived=True),
    ),
)
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "hello https://example.com"}}]
THERE = Address("C1")


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(WORKSPACE, manifest=MANIFEST) as sandbox:
        yield sandbox


@pytest.fixture
async def gateway(slack: Sandbox) -> AsyncIterator[SlackGateway]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.5)) as session:
        yield SlackGateway(
            AsyncWebClient(slack.bot_token, base_url=slack.url, session=session, timeout=1, retry_handlers=[])
        )


async def post(gateway: SlackGateway, address: Address = THERE, *, text: str = "hello") -> Outcome:
    return await gateway.deliver(delivery=7, address=address, text=text, blocks=BLOCKS)


async def test_a_message_carries_its_delivery_and_unfurls_nothing(slack: Sandbox, gateway: SlackGateway) -> None:
    posted = await post(gateway)
    (message,) = slack.channel_messages("C1")
    assert posted == Posted("C1", message.ts)
    assert message.metadata == {"event_type": "okr_delivery", "event_payload": {"delivery_id": "7"}}
    (call,) = slack.calls("chat.postMessage")
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == (False, False)


async def test_a_message_to_a_person_tells_the_channel_it_can_be_edited_in(
    slack: Sandbox, gateway: SlackGateway
) -> None:
    posted = await post(gateway, Address("U1"))
    assert isinstance(posted, Posted)
    assert posted.channel.startswith("D")
    edited = await post(gateway, Address(posted.channel, ts=posted.ts), text="hello again")
    assert edited == posted
    (message,) = await slack.person("U1").dm()
    assert message.text == "hello again"


async def test_a_reply_hangs_under_its_thread(slack: Sandbox, gateway: SlackGateway) -> None:
    first = await post(gateway)
    assert isinstance(first, Posted)
    await post(gateway, Address("C1", thread_ts=first.ts))
    (_, reply) = slack.channel_messages("C1")
    assert reply.thread_ts == first.ts


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_is_ambiguous_and_not_tried_again(
    slack: Sandbox, gateway: SlackGateway, status: int
) -> None:
    slack.faults.fail("chat.postMessage", status=status)
    assert await post(gateway) == Ambiguous(f"http_{status}")
    assert len(slack.calls("chat.postMessage")) == 1


async def test_a_lost_answer_is_ambiguous_for_the_message_may_be_there(slack: Sandbox, gateway: SlackGateway) -> None:
    slack.faults.lose_answer("chat.postMessage")
    assert isinstance(await post(gateway), Ambiguous)
    assert len(slack.channel_messages("C1")) == 1
    assert len(slack.calls("chat.postMessage")) == 1


async def test_an_answer_that_does_not_come_in_time_is_ambiguous(slack: Sandbox, gateway: SlackGateway) -> None:
    slack.faults.slow("chat.postMessage", 2, times=1)
    assert await post(gateway) == Ambiguous("TimeoutError")


@pytest.mark.parametrize("code", ["internal_error", "fatal_error"])
async def test_slacks_own_failures_are_ambiguous(slack: Sandbox, gateway: SlackGateway, code: str) -> None:
    slack.faults.refuse("chat.postMessage", code)
    assert await post(gateway) == Ambiguous(code)


async def test_an_edit_that_may_not_have_arrived_is_simply_tried_again(slack: Sandbox, gateway: SlackGateway) -> None:
    posted = await post(gateway)
    assert isinstance(posted, Posted)
    slack.faults.fail("chat.update")
    assert await post(gateway, Address("C1", ts=posted.ts)) == TryLater("http_500")


async def test_a_rate_limit_says_when_to_come_back(slack: Sandbox, gateway: SlackGateway) -> None:
    slack.faults.rate_limit("chat.postMessage", retry_after=17)
    assert await post(gateway) == TryLater("ratelimited", retry_after=17.0)
    assert len(slack.calls("chat.postMessage")) == 1


@pytest.mark.parametrize(
    ("channel", "code"), [("C2", "not_in_channel"), ("C3", "is_archived"), ("C9", "channel_not_found")]
)
async def test_a_channel_one_cannot_post_in_is_a_dead_destination(
    gateway: SlackGateway, channel: str, code: str
) -> None:
    assert await post(gateway, Address(channel)) == DestinationDead(code)


async def test_a_revoked_token_is_a_dead_install(slack: Sandbox, gateway: SlackGateway) -> None:
    slack.faults.revoke_token()
    assert await post(gateway) == InstallDead("token_revoked")


async def test_a_message_slack_will_never_take_is_a_bug(gateway: SlackGateway) -> None:
    wrong = [{"type": "section"}]
    assert await gateway.deliver(delivery=1, address=THERE, text="x", blocks=wrong) == Bug("invalid_blocks")


async def test_nothing_was_posted_where_slack_is_out_of_reach() -> None:
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient("xoxb-1", base_url=f"http://127.0.0.1:{port}/api/", session=session, retry_handlers=[])
        client.proxy = None
        assert await post(SlackGateway(client)) == TryLater("ClientConnectorError")
