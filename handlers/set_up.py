"""Setting up a team: from the greeting in its channel or from the home tab, in one form."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import Seen, look_into, meet
from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.home import Home
from handlers.stacking import put_in_place, show
from handlers.status_sharing import has_outsiders
from handlers.who import Who, who_of
from messages import ids
from messages.capital import capital
from messages.fields import words_in
from messages.set_up import Filled
from messages.set_up_entries import typed_name
from messages.team_fields import TeamBlock
from okr.actions.open_set_up import open_set_up
from okr.actions.set_up_team import set_up_team
from okr.refusals import Refusal
from okr.refusals_in_channels import ExternalChannel
from okr.setting_up import NewTeam, TeamSetUp


class SetUp:
    """Before it opens the form it looks into the channel, for as long as the button's trigger allows; before it saves
    it looks whether outsiders read the channel, which only Slack knows."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.set_up
        self.home = Home(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SET_UP_OPEN)(self.open)
        app.action(ids.SET_UP_CHANNEL)(self.channel_chosen)
        app.view(ids.SET_UP_FORM)(self.save)
        app.view_closed(ids.SET_UP_DONE)(self.told)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def open(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        channel = str((body.get("channel") or {}).get("id") or "")
        view = await self.view_of(who_of(context), client, channel=channel)
        await ack()
        await show(client, body, view)

    async def channel_chosen(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """The people of the channel are filled in; a name that was typed stays."""
        values = body["view"]["state"]["values"]
        channel = words_in(values, TeamBlock.CHANNEL)
        view = await self.view_of(who_of(context), client, channel=channel, name=typed_name(values))
        await ack()
        await put_in_place(client, body["view"], view)

    async def save(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who, values = who_of(context), view["state"]["values"]
        entered = self.messages.understand(values, who.reader, workspace=who.member.workspace)
        if entered.team is None:
            await ack(response_action="errors", errors=dict(entered.wrong))
            return
        try:
            made = await self.made(client, entered.team, who)
        except Refusal as refusal:
            errors = self.messages.wrong(refusal, who.reader)
            if errors is None:
                raise
            await ack(response_action="errors", errors=errors)
        else:
            await ack(response_action="update", view=self.messages.done(made, who.reader))

    async def made(self, client: AsyncWebClient, team: NewTeam, who: Who) -> TeamSetUp:
        if await has_outsiders(client, team.channel):
            raise ExternalChannel(team.channel)
        await meet(self.act, client, (team.lead, *team.members), by=who.member)
        return await self.act(set_up_team, team, by=who.member)

    async def told(self, ack: AsyncAck, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """What lies behind the last word may be the home tab."""
        await ack()
        await self.home.publish(client, who_of(context))

    async def view_of(self, who: Who, client: AsyncWebClient, *, channel: str, name: str = "") -> dict[str, Any]:
        seen = await look_into(client, channel) if channel else Seen()
        await meet(self.act, client, seen.people or (), by=who.member)
        start = await self.act(open_set_up, channel or None, seen.people, by=who.member)
        shown = name or capital(seen.name.replace("-", " "))
        filled = Filled(channel, shown, seen.crowded, guessed=not name)
        return self.messages.form(start, filled, who.reader)
