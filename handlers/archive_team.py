"""Archiving a team from its form, for admins: what it means is shown first, then it is done."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.list_below import ListBelow
from handlers.stacking import show
from handlers.who import who_of
from messages import ids
from messages.over_list import OverList
from okr.actions.archive_team import archive_team, show_archiving


class ArchivingTeams:
    """The preview takes the form's place where that lies over the list, so that it closes back to the list. Bringing a
    team back is the list's (handlers/admin_teams.py)."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.team_archive
        self.below = ListBelow(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.TEAM_ARCHIVE)(self.opened)
        app.view(ids.TEAM_ARCHIVE_FORM)(self.done)

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
        who, key = who_of(context), str(action["value"])
        over = OverList.pressed_in(body.get("view") or {}, key)
        found = await self.act(show_archiving, key, by=who.member)
        await ack()
        await show(client, body, self.messages.preview(found, who.reader, over=over))

    async def done(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        team = await self.act(archive_team, OverList.read(view["private_metadata"]).team, by=who.member)
        await ack(response_action="update", view=self.messages.done(team, who.reader))
        await self.below.put_right(client, view, who)
