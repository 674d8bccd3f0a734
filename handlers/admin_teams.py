"""The list of teams in `/okr admin`: searched, paged, and left for the overview; a team opens in its own form."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.admin_teams import searched
from messages.handed_back import read_counted
from okr.actions.list_teams import list_teams
from okr.actions.show_administration import show_administration


class AdminTeams:
    """It takes the overview's place, so that a team's form comes to lie over the list and closes back to it. Rights are
    the action's business, asked again at every turn."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.overview = desk.messages.admin
        self.messages = desk.messages.admin_teams

    def register(self, app: AsyncApp) -> None:
        app.action(ids.ADMIN_TEAMS)(self.opened)
        app.action(ids.ADMIN_TEAMS_SEARCH)(self.narrowed)
        app.action(ids.ADMIN_TEAMS_EARLIER)(self.turned)
        app.action(ids.ADMIN_TEAMS_MORE)(self.turned)
        app.action(ids.ADMIN_OVERVIEW)(self.left)
        app.view(ids.ADMIN_TEAMS_FORM)(self.search)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def opened(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        view = await self.page(who_of(context))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def narrowed(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Enter after the words."""
        view = await self.page(who_of(context), searched(body["view"]["state"]["values"]))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def turned(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        words, page = searched(body["view"]["state"]["values"]), read_counted(action["value"])
        view = await self.page(who_of(context), words, page)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def search(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        found = await self.page(who_of(context), searched(view["state"]["values"]))
        await ack(response_action="update", view=found)

    async def left(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Back to the overview, as of now."""
        who = who_of(context)
        view = self.overview.overview(await self.act(show_administration, by=who.member), who.reader)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def page(self, who: Who, words: str = "", page: int = 1) -> dict[str, Any]:
        return self.messages.teams(await self.act(list_teams, words, page=page, by=who.member), who.reader)
