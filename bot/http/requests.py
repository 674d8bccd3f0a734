"""What Slack sends, once it is known to be Slack's: events, interactions and commands, and its question at set-up."""

import asyncio

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.background import BackgroundTask
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.acks import Acked, kind_of
from bot.http.forms import is_of_slacks_form
from bot.once import Dispatch

MISREAD = (ValueError, TypeError, AttributeError, KeyError, RecursionError)
"""What Bolt's reading of a body raises where it is not of Slack's form."""


class Requests:
    """Hands what came in to Bolt, and its answer back."""

    def __init__(self, dispatch: Dispatch, *, acked: Acked | None = None) -> None:
        """`acked` is told of each answer, once it is sent."""
        self._dispatch = dispatch
        self._acked = acked

    async def answer(self, body: bytes, headers: Headers) -> Response:
        """400 for what is no request of Slack's, however well it is signed."""
        arrived = asyncio.get_running_loop().time()
        request = request_of(body, content_type=headers.get("content-type", ""))
        if request is None:
            return PlainTextResponse("not understood", status_code=400)
        if request.body.get("type") == "url_verification":
            return JSONResponse({"challenge": str(request.body.get("challenge", ""))})
        response = to_starlette_response(await self._dispatch(request))
        response.background = BackgroundTask(self._sent, kind_of(request.body), arrived)
        return response

    async def _sent(self, kind: str, arrived: float) -> None:
        """Starlette runs it when the answer is on its way."""
        if self._acked is not None:
            self._acked(kind, asyncio.get_running_loop().time() - arrived)


def request_of(body: bytes, *, content_type: str) -> AsyncBoltRequest | None:
    """What Bolt reads in it. Of the headers it is told the type alone: it needs no other, and trusts some."""
    try:
        request = AsyncBoltRequest(body=body.decode(), headers={"content-type": [content_type]})
    except MISREAD:
        return None
    read: object = request.body
    return request if isinstance(read, dict) and is_of_slacks_form(read) else None
