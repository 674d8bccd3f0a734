"""*Nothing changed* on a nudge or reminder: one tap where all may stay as it was, else the form for the rest."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.home import Home, is_home
from handlers.who import who_of
from messages import ids
from messages.check_in_state import Opening
from okr.actions.confirm_unchanged import confirm_unchanged
from okr.refusals import OutOfDate


class NothingChanged:
    """What was recorded is told by the message itself, which turns into the receipt, or by the home tab."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.check_in
        self.home = Home(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.NOTHING_CHANGED)(self.pressed)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def pressed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, week = who_of(context), Opening.read(str(action.get("value") or "")).week
        if week is None:
            raise OutOfDate
        unchanged = await self.act(confirm_unchanged, week, by=who.member)
        await ack()
        if unchanged.form is not None:
            view = self.messages.to_look_at(unchanged, unchanged.form, who.reader)
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        elif is_home(body):
            await self.home.publish(client, who)
