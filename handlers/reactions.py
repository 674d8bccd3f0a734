"""The menu on each line of a digest: seen, thanks, comment, an offer to help, details."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.who import Who, who_of
from messages import ids
from messages.reactions import Choice, read_choice
from okr.actions.comment import read_comments
from okr.actions.compose_history import compose_history
from okr.actions.offer_help import offer_help
from okr.actions.react import react
from okr.reaction import ReactionKind
from okr.week import Week


class Reactions:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages

    def register(self, app: AsyncApp) -> None:
        app.action(ids.REACT)(self.chosen)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        who = who_of(context)
        choice, number, week = read_choice(str(action["selected_option"]["value"]))
        if choice is Choice.COMMENT:
            conversation = await self.act(read_comments, number, week, by=who.member)
            view = self.messages.comments.form(conversation, who.reader)
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=view)
            return
        message = await self.answered(choice, number, week, who, on=str(body["container"].get("message_ts") or ""))
        await ack()
        if message is not None:
            await respond(**message, replace_original=False)

    async def answered(self, choice: Choice, number: int, week: Week, who: Who, *, on: str) -> dict[str, Any] | None:
        """What whoever pressed alone reads; None where the message `on` that timestamp shows what they did."""
        if choice is Choice.DETAILS:
            history = await self.act(compose_history, number, by=who.member)
            return self.messages.history.show(history, who.reader)
        if choice is Choice.HELP:
            offered = await self.act(offer_help, number, week, by=who.member)
            return self.messages.help_offer.offered(offered, who.reader)
        reacted = await self.act(react, number, week, ReactionKind(choice.value), by=who.member, on=on)
        is_told = reacted.given and reacted.is_shown
        return None if is_told else self.messages.reactions.reacted(reacted, who.reader)
