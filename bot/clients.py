"""The clients that talk to Slack: one session for all of them, every call made once, none longer than ten seconds."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from bot.config import Settings

CALL_SECONDS = 10
"""The longest a call to Slack may take."""

CONNECTIONS = 300
"""More than are ever under way at once, sends and answers together: whoever waits for a connection under load may wait
until its time is up, for the others take them again first (aiohttp's own limit is 100)."""

THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})

log = structlog.get_logger(__name__)


def new_session() -> aiohttp.ClientSession:
    """The one session for all calls to Slack: connections are kept, and no call lasts longer than CALL_SECONDS."""
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    return aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=CALL_SECONDS))


def slack_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """A client that makes each call once: what writes must never be sent twice by a library. It has no token."""
    client = AsyncWebClient(
        base_url=settings.api_url,
        session=session,
        timeout=CALL_SECONDS,
        retry_handlers=[],
        logger=logging.getLogger("slack_sdk"),
    )
    if urlsplit(settings.api_url).hostname in THIS_MACHINE:
        client.proxy = None  # slack_sdk takes one from the environment, which is no way to this machine itself
    return client


def with_token(client: AsyncWebClient, token: str) -> AsyncWebClient:
    """The same client, with a token."""
    return copy_of(client, token=token, retry_handlers=client.retry_handlers)


def watched(client: AsyncWebClient, watch: AsyncRetryHandler) -> AsyncWebClient:
    """The same client, whose calls `watch` sees, and so do those of all that are made from it."""
    return copy_of(client, token=client.token, retry_handlers=[*client.retry_handlers, watch])


def copy_of(
    client: AsyncWebClient, *, token: str | None, retry_handlers: Sequence[AsyncRetryHandler]
) -> AsyncWebClient:
    """The same session, address, patience and way."""
    copy = AsyncWebClient(
        token=token,
        base_url=client.base_url,
        session=client.session,
        timeout=client.timeout,
        retry_handlers=list(retry_handlers),
        logger=client.logger,
    )
    copy.proxy = client.proxy
    return copy


class Responses:
    """A middleware: `respond` answers through the one session, once. Bolt's own opens a connection for each answer
    and sends again what may have arrived."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def middleware(
        self,
        context: AsyncBoltContext,
        next: Callable[[], Awaitable[None]],  # noqa: A002 - Bolt hands it over by this name
    ) -> None:
        if context.response_url:
            context["respond"] = Respond(context.response_url, self._client)
        await next()


class Respond:
    """Answers by a response_url, as Bolt's AsyncRespond does."""

    def __init__(self, url: str, client: AsyncWebClient) -> None:
        self._webhook = AsyncWebhookClient(
            url,
            timeout=CALL_SECONDS,
            session=client.session,
            proxy=client.proxy,
            retry_handlers=[],
            logger=client.logger,
        )
        self._webhook.proxy = client.proxy

    async def __call__(self, text: str = "", **fields: Any) -> WebhookResponse:
        """Send the message; a refusal of Slack's is logged, for there is no other way to tell."""
        answer = await self._webhook.send_dict({"text": text, **fields})
        if answer.status_code != 200:
            log.warning("response_url refused", status=answer.status_code, code=answer.body[:40])
        return answer
