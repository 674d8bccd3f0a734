"""The buttons of the lead's private line that are its own: a team's digest, and the menu where there are several."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.status import StatusFeature
from handlers.who import Who, who_of
from messages import ids
from messages.lead_line import TeamChoice, read_choice
from messages.status_pages import Turn
from okr.actions.post_digest import preview_digest
from okr.status import Scope, ScopeKind


class LeadLineFeature:
    """What is pressed is answered below the line, or over it: the line itself stays."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages
        self.status = StatusFeature(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.LEAD_LINE_DIGEST)(self.digest)
        app.action(ids.LEAD_LINE_TEAM)(self.chosen)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def digest(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        await self.show_digest(ack, who_of(context), str(action["value"]), respond)

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        who, (choice, rest) = who_of(context), read_choice(str(action["selected_option"]["value"]))
        if choice is TeamChoice.DIGEST:
            await self.show_digest(ack, who, rest, respond)
            return
        modal = await self.status.modal(who, Turn.read(rest))
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal)

    async def show_digest(self, ack: AsyncAck, who: Who, team: str, respond: AsyncRespond) -> None:
        preview = await self.act(preview_digest, Scope(ScopeKind.TEAM, team), by=who.member)
        message = self.messages.digest.preview(preview, who.reader)
        await ack()
        await respond(**message, replace_original=False)
