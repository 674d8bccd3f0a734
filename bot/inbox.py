"""Socket Mode: Slack's envelopes come in here, are answered by the app, and are counted while they are in hand."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import aiohttp
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.acks import Acked, kind_of
from bot.once import Dispatch

PING_SECONDS = 2.0
"""Back within 5 s from every fault; Bolt's default of 10 s needs up to a minute."""

CONNECT_WITHIN = 5
"""Seconds for each of the two steps of connecting; aiohttp's default lets a handshake that stalls last five minutes."""


class Inbox:
    """The open socket. `close` lets the requests in hand end first."""

    def __init__(
        self, dispatch: Dispatch, *, client: AsyncWebClient, app_token: str, acked: Acked | None = None
    ) -> None:
        """`acked` is told of each answer, once it is on its way."""
        self._dispatch = dispatch
        self._acked = acked
        self._client = SocketModeClient(
            app_token,
            logger=logging.getLogger("slack_sdk"),
            web_client=anew(client),
            ping_interval=PING_SECONDS,
        )
        self._client.proxy = client.proxy
        self._client.socket_mode_request_listeners.append(self._answer)
        self._client.on_error_listeners.append(self._come_back)
        self._in_hand: set[object] = set()
        self._none_in_hand = asyncio.Event()
        self._none_in_hand.set()
        self._closing = False

    async def open(self) -> None:
        """Connect, and keep reconnecting until closed."""
        await self._client.aiohttp_client_session.close()
        self._client.aiohttp_client_session = self._connecting()
        connect: Callable[[], Awaitable[None]] = self._client.connect
        await connect()

    async def close(self, *, within: float) -> None:
        """Take nothing more, let what is in hand be answered for at most `within` seconds, and hang up."""
        self._closing = True
        hang_up: Callable[[], Awaitable[None]] = self._client.close
        try:
            async with asyncio.timeout(within):
                await self._none_in_hand.wait()
        finally:
            await hang_up()

    def _connecting(self) -> aiohttp.ClientSession:
        """The session of the socket. An address is good for one try, and slack_sdk would try for ever with one whose
        handshake broke off: it is forgotten as soon as it is used."""

        async def forget_address(*_: object) -> None:
            self._client.wss_uri = None

        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(forget_address)
        return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CONNECT_WITHIN), trace_configs=[trace])

    async def _come_back(self, _: object) -> None:
        """A socket that fell silent is replaced at once: slack_sdk looks only every PING_SECONDS."""
        if not self._closing:
            await self._client.connect_to_new_endpoint()

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._closing:
            return  # not acked: Slack sends it again, or tells the person that nothing happened
        ticket = object()
        self._in_hand.add(ticket)
        self._none_in_hand.clear()
        try:
            started = asyncio.get_running_loop().time()
            answer = await self._dispatch(AsyncBoltRequest(mode="socket_mode", body=request.payload))
            await send_async_response(client, request, answer, started)
            if self._acked is not None:
                self._acked(kind_of(request.payload), asyncio.get_running_loop().time() - started)
        finally:
            self._in_hand.discard(ticket)
            if not self._in_hand:
                self._none_in_hand.set()


def anew(client: AsyncWebClient) -> AsyncWebClient:
    """The same client, but with a connection of its own for each call: what silenced the socket has silenced the
    connections that are kept, too."""
    copy = AsyncWebClient(
        base_url=client.base_url,
        timeout=CONNECT_WITHIN,
        retry_handlers=list(client.retry_handlers),
        logger=client.logger,
    )
    copy.proxy = client.proxy
    return copy
