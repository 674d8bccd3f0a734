"""*Why did I get this?* on a message: a modal that says so, and how to change it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place, show
from handlers.who import Who, who_of
from messages import ids
from messages.handed_back import read_tongue
from messages.why import Asked
from okr.actions.choose_language import choose_language
from okr.actions.why_this import why_this


class WhyThis:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.why

    def register(self, app: AsyncApp) -> None:
        app.action(ids.WHY)(self.asked)
        app.action(ids.WHY_LANGUAGE)(self.in_the_other_language)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def asked(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """On a message it opens a modal, in a modal one on top of it."""
        modal = await self.modal(Asked.read(str(action["value"])), who_of(context))
        await ack()
        await show(client, body, modal)

    async def in_the_other_language(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """The modal turns into the new language, as everything sent from now on."""
        who, view = who_of(context), body["view"]
        language = read_tongue(action["value"])
        member = await self.act(choose_language, language.value, by=who.member)
        reader = replace(who.reader, language=language)
        modal = await self.modal(Asked.read(str(view["private_metadata"])), Who(member, reader))
        await ack()
        await put_in_place(client, view, modal, sight=view["hash"])

    async def modal(self, asked: Asked, who: Who) -> dict[str, Any]:
        why = await self.act(why_this, asked.kind, asked.week, asked.ordinal, by=who.member)
        return self.messages.modal(why, asked, who.reader)
