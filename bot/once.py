"""Every event is handled once, over a socket and over HTTP alike: Slack sends again what it saw no answer to."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

import structlog
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.actions import Actor
from bot.in_hand import InHand
from storage.received import Arrival, ReceivedEvents

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]

LONGEST_ID = 100

T = TypeVar("T")

log = structlog.get_logger(__name__)


class Once:
    """Bolt's dispatch for whatever comes in. What is known of an event lies in the database and nowhere else; a
    header that says "again" is not asked. What people press and type goes through as it is: Slack never repeats it,
    and each of those actions twice has one effect by itself."""

    def __init__(
        self,
        dispatch: Dispatch,
        received: ReceivedEvents,
        actor: Actor,
        *,
        workspace: str,
        in_hand: InHand | None = None,
    ) -> None:
        """`in_hand` is told of each request while it is handled."""
        self._dispatch = dispatch
        self._received = received
        self._actor = actor
        self._workspace = workspace
        self._in_hand = in_hand or InHand()

    async def __call__(self, request: AsyncBoltRequest) -> BoltResponse:
        """200 for what is handled, now or before; 503, on which Slack tries again, for what another has in hand."""
        with self._in_hand.one():
            return await self._once(request)

    async def _once(self, request: AsyncBoltRequest) -> BoltResponse:
        event = event_id_of(request.body)
        if event is None:
            return await self._dispatch(request)
        arrival = await self._in_database(self._received.take, event)
        if arrival is not Arrival.NEW:
            log.info("event came again", arrival=arrival.name)
            return BoltResponse(status=200 if arrival is Arrival.DONE else 503)
        response = await self._dispatch(request)
        handled = response.status == 200
        await self._in_database(self._received.finish if handled else self._received.give_back, event)
        return response

    async def _in_database(self, work: Callable[[str, str], T], event: str) -> T:
        return await self._actor.in_thread(partial(work, self._workspace, event))


def event_id_of(body: dict[str, Any]) -> str | None:
    """Slack's id of the event, where this is one and has one."""
    told = body.get("event_id") if body.get("type") == "event_callback" else None
    return told if isinstance(told, str) and told.isalnum() and len(told) <= LONGEST_ID else None
