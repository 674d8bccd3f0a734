"""Help: what the bot can do, with a button for each thing people do most."""

from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler


class Help:
    def __init__(self, desk: Desk) -> None:
        self._messages = desk.messages.help

    def register(self, app: AsyncApp) -> None:
        """Its buttons belong to the features they open."""

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"help": self.show}

    async def show(self, ask: Ask) -> None:
        """Show everything that can be typed, to the asker alone."""
        await ask.ack(**self._messages.show(ask.who.reader, is_admin=ask.who.member.is_admin))
