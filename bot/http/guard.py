"""The guard before everything else: until the signature holds, bytes are counted and compared, never parsed."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.http.signature import is_signed, is_timely

MOST_BYTES = 1_000_000
READ_WITHIN = 10.0
"""Seconds for the whole body to come in."""

Answer = Callable[[bytes, Headers], Awaitable[Response]]


class Guard:
    """An ASGI app that hands on the body and headers of signed requests, and says 401 to everything else.

    `now` is machine time in seconds since 1970.
    """

    def __init__(self, answer: Answer, *, secret: str, now: Callable[[], float]) -> None:
        self._answer = answer
        self._secret = secret
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await self._signed_body(scope, receive)
        response = refusal() if body is None else await self._answer(body, Headers(scope=scope))
        await response(scope, receive, send)

    async def _signed_body(self, scope: Scope, receive: Receive) -> bytes | None:
        """The body, None where Slack did not send it, or not now. A body is read only for headers that make sense."""
        timestamp, signature = only(scope, b"x-slack-request-timestamp"), only(scope, b"x-slack-signature")
        if scope["method"] != "POST" or not timestamp or not signature:
            return None
        if not is_timely(timestamp, now=self._now()):
            return None
        body = await read(receive)
        if body is None or not is_signed(self._secret, timestamp=timestamp, signature=signature, body=body):
            return None
        return body


def refusal() -> Response:
    """The connection is closed: what is left of its body stays unread."""
    return PlainTextResponse("unauthorized", status_code=401, headers={"connection": "close"})


def only(scope: Scope, name: bytes) -> bytes | None:
    """The header of that name, None where there is none or more than one."""
    found = [value for key, value in scope["headers"] if key == name]
    return found[0] if len(found) == 1 else None


async def read(receive: Receive) -> bytes | None:
    """The whole body, None where it is too long, too slow, or breaks off."""
    chunks: list[bytes] = []
    left = MOST_BYTES
    try:
        async with asyncio.timeout(READ_WITHIN):
            while left >= 0:
                message = await receive()
                if message["type"] != "http.request":
                    return None
                chunks.append(message.get("body", b""))
                left -= len(chunks[-1])
                if left >= 0 and not message.get("more_body", False):
                    return b"".join(chunks)
    except TimeoutError:
        pass
    return None
