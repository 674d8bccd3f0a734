"""Bringing a team's members up to date with its channel or a user group of Slack: shown first, then done."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import meet
from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place, put_on_top
from handlers.user_groups import look_at_source
from handlers.who import Who, who_of
from messages import ids
from messages.settings_members import group_chosen, read_shown
from okr.actions.take_members import compare_members, take_members, team_to_fill
from okr.refusals_setting_up import ChannelCrowded, GroupCrowded, NoSource, SourceNotRead
from okr.team import Team
from okr.team_members import Source

NOBODY_THERE = (ChannelCrowded, GroupCrowded, NoSource, SourceNotRead)


class TeamMembers:
    """Slack is asked each time, for as long as the button's trigger allows: what is done is what was shown, or it is
    shown anew. It lies over the team's form, the last of three, so that what is typed there stays."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.team_members

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SETTINGS_MEMBERS)(self.opened)
        app.action(ids.SETTINGS_MEMBERS_SOURCE)(self.turned)
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
        who = who_of(context)
        team = await self.act(team_to_fill, str(action["value"]), by=who.member)
        view = await self.compared(client, team, team.members_from or "", who)
        await ack()
        await put_on_top(client, body, view)

    async def turned(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """Another source was chosen."""
        who, shown = who_of(context), body["view"]
        team = await self.act(team_to_fill, read_shown(shown["private_metadata"]).team, by=who.member)
        view = await self.compared(client, team, group_chosen(action), who)
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])

    async def saved(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who, shown = who_of(context), read_shown(view["private_metadata"])
        team = await self.act(team_to_fill, shown.team, by=who.member)
        source = await self.look(client, team, shown.group, who)
        change = await self.act(take_members, team.key, source, sign=shown.sign, by=who.member)
        await ack(response_action="update", view=self.messages.change(change, source, who.reader))

    async def compared(self, client: AsyncWebClient, team: Team, group: str, who: Who) -> dict[str, Any]:
        """What taking them from there would change; where nobody can be taken from there, why, and the other sources.
        Raises that where there are none."""
        source = await self.look(client, team, group, who)
        try:
            change = await self.act(compare_members, team.key, source, by=who.member)
        except NOBODY_THERE as refusal:
            if not source.groups:
                raise
            return self.messages.choose(team, source, refusal, who.reader)
        return self.messages.change(change, source, who.reader)

    async def look(self, client: AsyncWebClient, team: Team, group: str, who: Who) -> Source:
        """What Slack says of the source; who is there is known here from now on."""
        source = await look_at_source(client, group, team.channel)
        await meet(self.act, client, source.people or (), by=who.member)
        return source
