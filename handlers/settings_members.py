"""Bringing a team's members up to date with the people of its channel: shown first, then done."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import look_into, meet
from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_on_top
from handlers.who import Who, who_of
from messages import ids
from messages.settings_members import read_shown
from okr.actions.take_members import compare_members, take_members, team_to_fill
from okr.refusals import OutOfDate
from okr.refusals_in_channels import NotInChannel


class TeamMembers:
    """The channel is looked into each time, for as long as the button's trigger allows: what is done is what was shown,
    or it is shown anew. It lies over the team's form, the last of three, so that what is typed there stays."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.team_members

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SETTINGS_MEMBERS)(self.opened)
        app.view(ids.SETTINGS_MEMBERS_FORM)(self.saved)

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
        people = await self.people(client, key, who)
        change = await self.act(compare_members, key, people, by=who.member)
        await ack()
        await put_on_top(client, body, self.messages.change(change, who.reader))

    async def saved(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        key, sign = read_shown(view["private_metadata"])
        people = await self.people(client, key, who)
        change = await self.act(take_members, key, people, sign=sign, by=who.member)
        await ack(response_action="update", view=self.messages.change(change, who.reader))

    async def people(self, client: AsyncWebClient, key: str, who: Who) -> tuple[str, ...] | None:
        """Who is in the team's channel, known here from now on; None where they are too many. Raises NotInChannel where
        Slack does not tell."""
        team = await self.act(team_to_fill, key, by=who.member)
        if team.channel is None:
            raise OutOfDate
        seen = await look_into(client, team.channel)
        if seen.people is None and not seen.crowded:
            raise NotInChannel(team.channel)
        await meet(self.act, client, seen.people or (), by=who.member)
        return seen.people
