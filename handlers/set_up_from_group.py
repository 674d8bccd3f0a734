"""A new team from a user group of Slack: the form for a team, with the group's name and people filled in."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import meet
from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place, show
from handlers.user_groups import look_at_source
from handlers.who import Who, who_of
from messages import ids
from messages.fields import option_in, words_in
from messages.set_up import Filled
from messages.set_up_entries import GROUP, name_with
from messages.team_fields import TeamBlock
from okr.actions.open_set_up import open_set_up
from okr.refusals_setting_up import NoUserGroups, SourceNotRead
from okr.team_members import Source


class SetUpFromGroup:
    """Slack is asked at each choice, for as long as an answer may take; the form is saved as any other (set_up)."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.set_up

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SET_UP_FROM_GROUP)(self.open)
        app.action(ids.SET_UP_GROUP)(self.group_chosen)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def open(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Nobody is filled in before a group is chosen."""
        who = who_of(context)
        await self.act(open_set_up, None, None, by=who.member)
        source = await look_at_source(client, "", None)
        view = await self.view_of(source, Filled(source=source), who)
        await ack()
        await show(client, body, view)

    async def group_chosen(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """The group's people are filled in, and its name unless another was typed."""
        who, values = who_of(context), body["view"]["state"]["values"]
        await self.act(open_set_up, None, None, by=who.member)
        source = await look_at_source(client, option_in(values, GROUP), None)
        if source.people is None and not source.crowded:
            raise SourceNotRead(None)
        await meet(self.act, client, source.people or (), by=who.member)
        name, guessed = name_with(values, source)
        filled = Filled(words_in(values, TeamBlock.CHANNEL), name, source.crowded, guessed=guessed, source=source)
        view = await self.view_of(source, filled, who)
        await ack()
        await put_in_place(client, body["view"], view)

    async def view_of(self, source: Source, filled: Filled, who: Who) -> dict[str, Any]:
        """The form; NoUserGroups where there is none to choose."""
        if not source.groups:
            raise NoUserGroups(source.is_closed)
        start = await self.act(open_set_up, None, source.people, by=who.member)
        return self.messages.form(start, filled, who.reader)
