"""Comments on a line of a digest: *Reply* on a notice opens the conversation, *Send* adds to it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.who import who_of
from messages import ids
from messages.reactions import read_line
from okr.actions.comment import comment, read_comments


class Comments:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.comments

    def register(self, app: AsyncApp) -> None:
        app.action(ids.COMMENT_OPEN)(self.opened)
        app.view(ids.COMMENT_FORM)(self.sent)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who = who_of(context)
        number, week = read_line(str(action["value"]))
        conversation = await self.act(read_comments, number, week, by=who.member)
        view = self.messages.form(conversation, who.reader)
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who = who_of(context)
        number, week = read_line(str(view["private_metadata"]))
        words = view["state"]["values"][ids.COMMENT_WORDS][ids.COMMENT_WORDS].get("value") or ""
        conversation = await self.act(comment, number, week, words, by=who.member)
        await ack(response_action="update", view=self.messages.sent(conversation, who.reader))
