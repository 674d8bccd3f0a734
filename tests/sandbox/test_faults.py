"""Faults on demand: what the app meets, and what Slack's side keeps of it."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox


async def test_a_rate_limit_says_when_to_come_back_and_ends(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.rate_limit("chat.postMessage", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel="C001", text="x")
        assert refused.value.response.status_code == 429
        assert refused.value.response["error"] == "ratelimited"
        assert refused.value.response.headers["Retry-After"] == "7"
    assert (await client.chat_postMessage(channel="C001", text="x"))["ok"]
    assert [call.retry_after for call in slack.calls("chat.postMessage")] == [7, 7, None]
    assert len(slack.channel_messages("C001")) == 1


async def test_a_fault_of_one_method_leaves_the_others_alone(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.rate_limit("chat.postMessage", times=None)
    assert (await client.auth_test())["ok"]
    slack.faults.clear()
    assert (await client.chat_postMessage(channel="C001", text="x"))["ok"]


async def test_a_server_error_takes_no_effect(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.fail("chat.postMessage", status=503)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="C001", text="x")
    assert refused.value.response.status_code == 503
    assert slack.channel_messages("C001") == []
    assert slack.calls()[-1].error == "http_503"


async def test_a_code_can_be_asked_for(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.refuse("*", "fatal_error")
    with pytest.raises(SlackApiError, match="fatal_error"):
        await client.chat_postMessage(channel="C001", text="x")


async def test_a_lost_answer_posts_and_cuts_the_connection(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.lose_answer("chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C001", text="arrived")
    assert [message.text for message in slack.channel_messages("C001")] == ["arrived"]
    assert slack.calls()[-1].delivered is False
    assert (await client.chat_postMessage(channel="C001", text="x"))["ok"]


async def test_only_an_answer_that_took_effect_is_lost(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.lose_answer("chat.postMessage")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.chat_postMessage(channel="C999", text="x")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C001", text="arrived")


async def test_a_slow_answer_outlasts_the_patience_of_a_client(slack: Sandbox) -> None:
    slack.faults.slow("chat.postMessage", 1.5)
    hasty = AsyncWebClient(token=slack.bot_token, base_url=slack.url, retry_handlers=[], timeout=1)
    with pytest.raises(TimeoutError):
        await hasty.chat_postMessage(channel="C001", text="late")
    await slack.eventually(lambda: slack.channel_messages("C001"))


async def test_a_revoked_token_is_refused_and_the_app_is_told(slack: Sandbox, client: AsyncWebClient) -> None:
    await slack.revoke_token()
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
    assert slack.deliveries("events_api")[-1].payload["event"] == {
        "type": "tokens_revoked",
        "tokens": {"oauth": [], "bot": [slack.bot_user_id]},
        "event_ts": "1795766400.000000",
    }


async def test_an_uninstalled_app_has_no_account(slack: Sandbox, client: AsyncWebClient) -> None:
    await slack.uninstall()
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()


async def test_a_channel_the_app_was_thrown_out_of_is_closed_to_it(slack: Sandbox, client: AsyncWebClient) -> None:
    await slack.remove_app("C001")
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client.chat_postMessage(channel="C001", text="x")
    await slack.delete_channel("C001")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.chat_postMessage(channel="C001", text="x")


async def test_every_call_is_recorded_with_what_was_asked_and_answered(slack: Sandbox, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="C001", text="x", blocks=[{"type": "nonsense"}])
    slack.advance(timedelta(hours=1))
    await client.users_info(user="U001")
    refused, answered = slack.calls()
    assert (refused.method, refused.error, refused.status) == ("chat.postMessage", "invalid_blocks", 200)
    assert refused.pointers == ["[ERROR] unsupported type: nonsense [json-pointer:/blocks/0/type]"]
    assert refused.arguments["text"] == "x"
    assert answered.error is None
    assert answered.at - refused.at == timedelta(hours=1)
    assert "token" not in answered.arguments


async def test_a_share_of_the_calls_can_fail(slack: Sandbox, client: AsyncWebClient) -> None:
    slack.faults.rate_limit("chat.postMessage", times=None, share=0.2)
    slack.faults.fail("chat.postMessage", times=None, share=0.25)
    for number in range(100):
        with suppress(SlackApiError):
            await client.chat_postMessage(channel="C001", text=str(number))
    told = Counter(call.status for call in slack.calls("chat.postMessage"))
    assert 10 <= told[429] <= 30
    assert 10 <= told[500] <= 30
    assert len(slack.channel_messages("C001")) == told[200] == 100 - told[429] - told[500]
