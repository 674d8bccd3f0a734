"""One person in `/okr admin`: looked up in the workspace, made an admin or no longer one, spoken to in a language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import meet
from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.admin import read_person
from messages.admin_members import read_language_of
from messages.language import language_named
from okr.actions.look_after_member import appoint_member, look_after_members, set_language_of
from okr.actions.show_member import show_member


class AdminMembers:
    """It takes the overview's place, so that a form or the log comes to lie over the page and closes back to it. Rights
    are the actions' business, asked again at every turn."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.admin_members

    def register(self, app: AsyncApp) -> None:
        app.action(ids.ADMIN_MEMBERS)(self.opened)
        app.action(ids.ADMIN_MEMBERS_PERSON)(self.chosen)
        app.action(ids.ADMIN_MEMBER_APPOINT)(self.appointed)
        app.action(ids.ADMIN_MEMBER_DISMISS)(self.dismissed)
        app.action(ids.ADMIN_MEMBER_LANGUAGE)(self.spoken)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def opened(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        await self.act(look_after_members, by=who.member)
        await ack()
        await put_in_place(client, body["view"], self.messages.choose(who.reader), sight=body["view"]["hash"])

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        view = await self.page(read_person(action["selected_user"]), who_of(context), client)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def appointed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, person = who_of(context), read_person(action["value"])
        found = await self.act(appoint_member, person, is_admin=True, by=who.member)
        await ack()
        await put_in_place(client, body["view"], self.messages.member(found, who.reader))

    async def dismissed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, person = who_of(context), read_person(action["value"])
        found = await self.act(appoint_member, person, is_admin=False, by=who.member)
        await ack()
        await put_in_place(client, body["view"], self.messages.member(found, who.reader))

    async def spoken(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, (person, language) = who_of(context), read_language_of(action["selected_option"]["value"])
        found = await self.act(set_language_of, person, language, by=who.member)
        own = replace(who.reader, language=language_named(found.member.reads(found.spoken)))
        view = self.messages.member(found, own if person == who.member.id else who.reader)
        await ack()
        await put_in_place(client, body["view"], view)

    async def page(self, person: str, who: Who, client: AsyncWebClient) -> dict[str, Any]:
        """Somebody never heard of is looked up in Slack, and known from then on."""
        found = await self.act(show_member, person, by=who.member)
        if found is not None:
            return self.messages.member(found, who.reader)
        await meet(self.act, client, [person], by=who.member)
        met = await self.act(show_member, person, by=who.member)
        if met is None:
            return self.messages.choose(who.reader, unknown=person)
        return self.messages.member(replace(met, is_new=True), who.reader)
