"""The pilot in `/okr admin`: its teams are chosen, what that means is shown at each choice, and it is kept or ended."""

from collections.abc import Collection, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.admin_pilot import pilot_chosen
from okr.actions.choose_pilot import choose_pilot, show_pilot
from okr.actions.show_administration import show_administration


class AdminPilot:
    """It takes the overview's place, and gives it back once it is kept."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.overview = desk.messages.admin
        self.messages = desk.messages.admin_pilot

    def register(self, app: AsyncApp) -> None:
        app.action(ids.ADMIN_PILOT)(self.opened)
        app.action(ids.ADMIN_PILOT_TEAMS)(self.chosen)
        app.action(ids.ADMIN_PILOT_END)(self.ended)
        app.view(ids.ADMIN_PILOT_FORM)(self.kept)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def opened(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        view = await self.form(who_of(context))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def chosen(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """What these teams would mean; nothing is kept."""
        view = await self.form(who_of(context), pilot_chosen(body["view"]["state"]["values"]))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def ended(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        await self.act(choose_pilot, (), by=who.member)
        view = await self.overlooked(who)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def kept(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who = who_of(context)
        await self.act(choose_pilot, pilot_chosen(view["state"]["values"]), by=who.member)
        await ack(response_action="update", view=await self.overlooked(who))

    async def form(self, who: Who, chosen: Collection[str] | None = None) -> dict[str, Any]:
        return self.messages.pilot(await self.act(show_pilot, chosen, by=who.member), who.reader)

    async def overlooked(self, who: Who) -> dict[str, Any]:
        """The overview, as of now."""
        return self.overview.overview(await self.act(show_administration, by=who.member), who.reader)
