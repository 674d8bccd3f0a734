"""The proxy passes everything on as it is, and cuts exactly where it is told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from tests.cutting_proxy import CUTS, Cut, CuttingProxy


@asynccontextmanager
async def through(proxy: CuttingProxy, slack: Sandbox) -> AsyncIterator[AsyncWebClient]:
    """A client that talks through that proxy, and makes each call once."""
    async with proxy, aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token=slack.bot_token, base_url=f"{proxy.origin}/api/", session=session, retry_handlers=[]
        )
        client.proxy = None
        yield client


def port_of(slack: Sandbox) -> int:
    return int(slack.origin.rpartition(":")[2])


@pytest.mark.parametrize("cut", CUTS)
async def test_a_cut_call_fails_and_took_effect_only_where_slack_answered(slack: Sandbox, cut: Cut) -> None:
    waiting = [Cut.NOWHERE, cut]
    proxy = CuttingProxy(port_of(slack), choose=lambda: waiting.pop(0) if waiting else Cut.NOWHERE)
    async with through(proxy, slack) as client:
        await client.chat_postMessage(channel="C001", text="first")
        with pytest.raises((aiohttp.ClientError, OSError)):
            await client.chat_postMessage(channel="C001", text="cut")
        await client.chat_postMessage(channel="C001", text="last")
    posted = [message.text for message in slack.channel_messages("C001")]
    assert posted == (["first", "cut", "last"] if cut in {Cut.AFTER, Cut.IN_ANSWER} else ["first", "last"])


async def test_nobody_gets_through_a_proxy_that_refuses_until_it_accepts_again(slack: Sandbox) -> None:
    proxy = CuttingProxy(port_of(slack))
    async with through(proxy, slack) as client:
        await proxy.refuse()
        with pytest.raises(aiohttp.ClientConnectorError):
            await client.api_test()
        await proxy.accept()
        assert (await client.api_test())["ok"]


async def test_a_connection_is_reset_and_a_stalled_one_says_nothing(slack: Sandbox) -> None:
    proxy = CuttingProxy(port_of(slack))
    async with through(proxy, slack) as client:
        await client.api_test()
        assert proxy.reset() == 1
        with suppress(aiohttp.ClientError):  # where the client has not noticed yet
            await client.api_test()
        await client.api_test()
        assert proxy.stall() == 1
        asked = asyncio.create_task(client.api_test())
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asked, 0.05)
