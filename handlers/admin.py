"""`/okr admin`: what an admin looks over, the ways to the forms that set it, and the log of who did what."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.stacking import put_in_place, show
from handlers.who import Who, who_of
from messages import ids
from messages.admin import LogTurn, read_person
from okr.actions.show_administration import show_administration
from okr.actions.show_audit import show_audit


class Administering:
    """Rights are the actions' business, asked again at every turn."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.admin

    def register(self, app: AsyncApp) -> None:
        app.action(ids.ADMIN_LOG)(self.opened)
        app.action(ids.ADMIN_LOG_PERSON)(self.chosen)
        for control in (ids.ADMIN_LOG_OLDER, ids.ADMIN_LOG_NEWEST, ids.ADMIN_LOG_EVERYBODY):
            app.action(control)(self.turned)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"admin": self.asked}

    async def asked(self, ask: Ask) -> None:
        found = await self.act(show_administration, by=ask.who.member)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=self.messages.overview(found, ask.who.reader))

    async def opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """The newest lines, of everybody or of one person, over what the button is on."""
        view = await self.log(LogTurn.read(str(action["value"])), who_of(context))
        await ack()
        await show(client, body, view)

    async def turned(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        view = await self.log(LogTurn.read(str(action["value"])), who_of(context))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """The lines of one person alone."""
        view = await self.log(LogTurn(actor=read_person(action["selected_user"])), who_of(context))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def log(self, turn: LogTurn, who: Who) -> dict[str, Any]:
        page = await self.act(show_audit, actor=turn.actor, below=turn.below or None, by=who.member)
        return self.messages.log(page, who.reader)
