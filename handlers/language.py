"""Choosing the language: typed, or with a button of the answer, of help or of the home tab."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.home import Home
from handlers.who import Who, who_of
from messages import ids
from messages.commands import read_language
from messages.handed_back import read_tongue
from messages.language import Language
from okr.actions.choose_language import choose_language


class LanguageChoice:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.language
        self.home = Home(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.LANGUAGE_EN)(self.pressed)
        app.action(ids.LANGUAGE_VI)(self.pressed)
        app.action(ids.HELP_LANGUAGE)(self.pressed_in_help)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"lang": self.asked}

    async def asked(self, ask: Ask) -> None:
        """`/okr lang vi`; with no language, or one the bot does not speak, a button for each that it does."""
        language = read_language(ask.rest)
        if language is None:
            await ask.ack(**self.messages.ask(ask.who.reader, misread=ask.rest.strip()))
            return
        who = await self.chosen(language, ask.who)
        await ask.ack(**self.messages.chosen(who.reader))

    async def pressed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        """The home tab turns into the new language; a message says that it is done."""
        who = await self.chosen(read_tongue(action["value"]), who_of(context))
        await ack()
        if (body.get("view") or {}).get("type") == "home":
            await self.home.publish(client, who)
        else:
            await respond(**self.messages.chosen(who.reader), replace_original=True)

    async def pressed_in_help(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """Help stays; the answer comes below it."""
        who = await self.chosen(read_tongue(action["value"]), who_of(context))
        await ack()
        await respond(**self.messages.chosen(who.reader), replace_original=False)

    async def chosen(self, language: Language, who: Who) -> Who:
        """The same person, who reads another language from now on."""
        member = await self.act(choose_language, language.value, by=who.member)
        return Who(member, replace(who.reader, language=language))
