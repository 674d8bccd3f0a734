"""The port: it opens, it closes once what is in hand is answered, and it says so when it cannot be had."""

import asyncio
import socket

import aiohttp
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.config import WrongSetting
from bot.http.inbox import HttpInbox
from tests.running_bot import free_port


class Slow:
    """An app that answers when it may."""

    def __init__(self) -> None:
        self.entered, self.may_answer = asyncio.Event(), asyncio.Event()
        self.app = Starlette(routes=[Route("/", self.answer)])

    async def answer(self, request: Request) -> Response:
        del request
        self.entered.set()
        await self.may_answer.wait()
        return PlainTextResponse("at last")


async def status_of(port: int) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as answer:
        return answer.status


async def test_a_closing_port_takes_nothing_more_and_answers_what_is_in_hand() -> None:
    slow, port = Slow(), free_port()
    inbox = HttpInbox(slow.app, host="127.0.0.1", port=port)
    await inbox.open()
    in_hand = asyncio.create_task(status_of(port))
    await slow.entered.wait()
    closing = asyncio.create_task(inbox.close(within=5))
    async with asyncio.timeout(5):
        while await is_open(port):
            await asyncio.sleep(0)
    assert not in_hand.done()
    slow.may_answer.set()
    await closing
    assert await in_hand == 200


async def is_open(port: int) -> bool:
    """Whether a connection is accepted there."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


async def test_what_takes_longer_than_allowed_is_hung_up_on() -> None:
    slow, port = Slow(), free_port()
    inbox = HttpInbox(slow.app, host="127.0.0.1", port=port)
    await inbox.open()
    in_hand = asyncio.create_task(status_of(port))
    await slow.entered.wait()
    await inbox.close(within=0)
    (end,) = await asyncio.gather(in_hand, return_exceptions=True)
    assert end == 500 or isinstance(end, aiohttp.ClientError)


async def test_a_port_that_is_taken_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        inbox = HttpInbox(Slow().app, host="127.0.0.1", port=taken.getsockname()[1])
        with pytest.raises(WrongSetting, match=r"OKR_HOST and PORT: 127\.0\.0\.1:\d+ cannot be listened on"):
            await inbox.open()
        await inbox.close(within=1)
