"""The one slash command: reads its first words and hands the rest to the feature that answers them."""

from collections.abc import Iterable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler, Feature
from handlers.who import who_of
from messages import ids
from messages.commands import Unknown, parse_command


class Command:
    """`/okr <word> <rest>`. Nothing typed asks for help; a word nobody knows answers with the closest one."""

    def __init__(self, desk: Desk, features: Iterable[Feature]) -> None:
        self._messages = desk.messages.help
        self._handlers: dict[str, CommandHandler] = {}
        for feature in features:
            for word, handler in feature.commands().items():
                if word in self._handlers:
                    raise ValueError(f"two features answer /okr {word}")
                self._handlers[word] = handler

    @property
    def words(self) -> frozenset[str]:
        """Every word that is answered, by its English name."""
        return frozenset(self._handlers)

    def register(self, app: AsyncApp) -> None:
        app.command(ids.OKR)(self.asked)

    async def asked(
        self,
        ack: AsyncAck,
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        who = who_of(context)
        command = parse_command(body.get("text") or "", self.words)
        if isinstance(command, Unknown):
            await ack(**self._messages.unknown(command, who.reader))
            return
        ask = Ask(
            ack=ack,
            who=who,
            rest=command.rest,
            body=body,
            client=client,
            respond=respond,
            trigger_id=body["trigger_id"],
            channel=body["channel_id"],
        )
        await self._handlers[command.name](ask)
