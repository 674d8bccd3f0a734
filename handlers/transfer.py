"""*Transfer*: a key result, an objective, or all that somebody has goes to another person."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import show
from handlers.who import who_of
from messages import ids
from messages.transfer import read_thing
from okr.actions.transfer import open_transfer, transfer
from okr.refusals import Refusal


class Transfers:
    """From the status of a key result, an objective or a person."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.transfer

    def register(self, app: AsyncApp) -> None:
        app.action(ids.TRANSFER_OPEN)(self.opened)
        app.view(ids.TRANSFER_FORM)(self.sent)

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
        found = await self.act(open_transfer, read_thing(str(action["value"])), by=who.member)
        view = self.messages.form(found, who.reader)
        await ack()
        await show(client, body, view)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who, asked = who_of(context), self.messages.read(view["private_metadata"], view["state"]["values"])
        try:
            done = await self.act(transfer, asked, by=who.member)
        except Refusal as refusal:
            wrong = self.messages.wrong(refusal, who.reader)
            if wrong is None:
                raise
            await ack(response_action="errors", errors=wrong)
        else:
            await ack(response_action="update", view=self.messages.done(done, who.reader))
