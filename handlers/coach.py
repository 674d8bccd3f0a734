"""*What makes a good OKR?*, wherever somebody writes one: a page on top of what they are at."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_on_top
from handlers.who import who_of
from messages import ids


class Coach:
    def __init__(self, desk: Desk) -> None:
        self.messages = desk.messages.coach

    def register(self, app: AsyncApp) -> None:
        app.action(ids.COACH_GUIDE)(self.guide)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def guide(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        await ack()
        await put_on_top(client, body, self.messages.guide(who_of(context).reader))
