"""`/okr export`: everything that the asker may see, sent to them as a file."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from messages.export import read_form
from okr.actions.ask_export import ask_export


class Exports:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.export

    def register(self, app: AsyncApp) -> None:
        """It has no controls."""

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"export": self.asked}

    async def asked(self, ask: Ask) -> None:
        form = read_form(ask.rest)
        if form is None:
            await ask.ack(**self.messages.which(ask.rest, ask.who.reader))
            return
        is_new = await self.act(ask_export, form, by=ask.who.member)
        await ask.ack(**self.messages.asked(ask.who.reader, is_new=is_new))
