"""The list of teams in `/okr admin`: searched, paged, and left for the overview; a team opens in its own form."""

from collections.abc import Mapping
from typing import Any, TypedDict

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.admin_teams import is_of_archived, searched
from messages.handed_back import read_counted
from okr.actions.archive_team import bring_back_team
from okr.actions.list_teams import list_teams
from okr.actions.show_administration import show_administration
from okr.refusals import OutOfDate


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
        app.action(ids.TEAM_BRING_BACK)(self.brought_back)
        app.action(ids.ADMIN_OVERVIEW)(self.left)
        app.view(ids.ADMIN_TEAMS_FORM)(self.search)

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
        """From the overview, or from the list of the other kind of teams."""
        view = await self.page(who_of(context), archived=is_of_archived(action["value"]))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def narrowed(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Enter after the words."""
        view = await self.page(who_of(context), **asked_in(body["view"]))
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
        view = await self.page(who_of(context), page=read_counted(action["value"]), **asked_in(body["view"]))
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def search(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        found = await self.page(who_of(context), **asked_in(view))
        await ack(response_action="update", view=found)

    async def brought_back(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """Among the live teams again, where its channel can be chosen."""
        if not is_of_archived(body["view"]["private_metadata"]):
            raise OutOfDate
        who = who_of(context)
        team = await self.act(bring_back_team, str(action["value"]), by=who.member)
        found = await self.act(list_teams, searched(body["view"]["state"]["values"]), by=who.member)
        await ack()
        view = self.messages.teams(found, who.reader, back=team)
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def left(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Back to the overview, as of now."""
        who = who_of(context)
        view = self.overview.overview(await self.act(show_administration, by=who.member), who.reader)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def page(self, who: Who, search: str = "", *, page: int = 1, archived: bool = False) -> dict[str, Any]:
        found = await self.act(list_teams, search, page=page, archived=archived, by=who.member)
        return self.messages.teams(found, who.reader)


class Asked(TypedDict):
    """What a list was asked for."""

    search: str
    archived: bool


def asked_in(view: dict[str, Any]) -> Asked:
    """What an open list is asked for."""
    archived = is_of_archived(view["private_metadata"])
    return Asked(search=searched(view["state"]["values"]), archived=archived)
