"""`/okr history KR-12`: what was said about a key result every week, page by page, to be looked into and corrected."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.correction import Corrections
from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.who import Who, who_of
from messages import ids
from messages.commands import read_key_result
from messages.handed_back import read_counted, read_page
from messages.history_menu import Choice, Wish
from okr.actions.compose_history import compose_history
from okr.refusals import NoSuchKeyResult, NotToCorrect


class History:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.history
        self.corrections = Corrections(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.HISTORY_OPEN)(self.opened)
        app.action(ids.HISTORY_PREVIOUS)(self.turned)
        app.action(ids.HISTORY_NEXT)(self.turned)
        app.action(ids.HISTORY_WEEK)(self.chosen)
        self.corrections.register(app)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"history": self.asked}

    async def asked(self, ask: Ask) -> None:
        number = read_key_result(ask.rest)
        if number is None:
            raise NoSuchKeyResult(ask.rest.strip())
        await ask.ack(**await self.shown(ask.who, number))

    async def opened(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """From a status, which stays."""
        message = await self.shown(who_of(context), read_counted(action["value"]))
        await ack()
        await respond(**message, replace_original=False)

    async def turned(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        number, page = read_page(action["value"])
        message = await self.shown(who_of(context), number, page=page)
        await ack()
        await respond(**message, replace_original=True)

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From the menu beside a week: its form, or all its versions."""
        who, choice = who_of(context), Choice.read(str(action["selected_option"]["value"]))
        if choice.wish is Wish.CORRECT:
            view = await self.corrections.view_of(who, choice.number, choice.week)
        else:
            view = await self.versions(who, choice)
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def versions(self, who: Who, choice: Choice) -> dict[str, Any]:
        history = await self.act(compose_history, choice.number, by=who.member)
        entry = history.week(choice.week)
        if entry is None:
            raise NotToCorrect(history.key_result.label, choice.week.key)
        return self.messages.versions(history, entry, who.reader)

    async def shown(self, who: Who, number: int, *, page: int = 1) -> dict[str, Any]:
        history = await self.act(compose_history, number, by=who.member)
        return self.messages.show(history, who.reader, page=page)
