"""Slack's real rate limits: off unless asked for, then by method tier and by channel."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.limits import figure
from sandbox.state.messages import Message
from sandbox.web_api.registry import METHODS
from tests.sandbox.conftest import FRIDAY, MANIFEST, WORKSPACE

TIERS = [
    ("users.list", 2),
    ("conversations.list", 2),
    ("chat.update", 3),
    ("conversations.open", 3),
    ("conversations.info", 3),
    ("conversations.history", 3),
    ("users.lookupByEmail", 3),
    ("views.open", 4),
    ("views.publish", 4),
    ("users.info", 4),
    ("chat.postEphemeral", 4),
]


@pytest.fixture
async def strict(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    """A sandbox that enforces Slack's rates, with machine time in the test's hand."""
    async with Sandbox(WORKSPACE, manifest=MANIFEST, now=FRIDAY, rate_limits=True) as slack:
        now = slack.clock.machine()
        monkeypatch.setattr(slack.clock, "machine", lambda: now)
        yield slack


@pytest.mark.parametrize(("method", "tier"), TIERS)
def test_a_method_is_in_its_tier(method: str, tier: int) -> None:
    assert METHODS[method].tier == tier


def test_the_first_tier_is_the_slowest() -> None:
    assert [figure(f"rate.tier_{tier}") for tier in (1, 2, 3, 4)] == [1, 20, 50, 100]


async def test_one_call_too_many_in_a_minute_waits(strict: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    client = AsyncWebClient(token=strict.bot_token, base_url=strict.url, retry_handlers=[])
    for _ in range(figure("rate.tier_2")):
        await client.users_list()
    with pytest.raises(SlackApiError) as refused:
        await client.users_list()
    assert refused.value.response.headers["Retry-After"] == "60"
    later = strict.clock.machine() + 60
    monkeypatch.setattr(strict.clock, "machine", lambda: later)
    assert (await client.users_list())["ok"]


async def test_a_channel_takes_one_post_a_second_and_another_channel_its_own(strict: Sandbox) -> None:
    client = AsyncWebClient(token=strict.bot_token, base_url=strict.url, retry_handlers=[])
    await client.chat_postMessage(channel="C001", text="x")
    await client.chat_postMessage(channel="U001", text="x")
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C001", text="x")
    assert refused.value.response.status_code == 429


async def test_without_being_asked_nothing_is_counted(slack: Sandbox, client: AsyncWebClient) -> None:
    for _ in range(figure("rate.tier_2") + 1):
        assert (await client.users_list())["ok"]


async def test_an_app_outside_the_marketplace_is_told_fifteen_messages_a_minute(
    strict: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict.office.outside_marketplace = True
    client = AsyncWebClient(token=strict.bot_token, base_url=strict.url, retry_handlers=[])
    channel = str((await client.conversations_open(users="U001"))["channel"]["id"])
    for number in range(1, 21):
        strict.office.messages.put(Message(channel=channel, ts=f"{number}.0", user=strict.bot_user_id, text="hi"))
    first = await client.conversations_history(channel=channel, limit=200)
    assert len(first["messages"]) == figure("page.outside_marketplace") == 15
    with pytest.raises(SlackApiError) as refused:
        await client.conversations_history(channel=channel, cursor=first["response_metadata"]["next_cursor"])
    assert refused.value.response.headers["Retry-After"] == "60"
    later = strict.clock.machine() + 60
    monkeypatch.setattr(strict.clock, "machine", lambda: later)
    rest = await client.conversations_history(channel=channel, cursor=first["response_metadata"]["next_cursor"])
    assert len(rest["messages"]) == 5
