"""`/okr status`: where things stand, for the asker alone until they share it in the channel."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.stacking import put_in_place
from handlers.status_sharing import StatusSharing
from handlers.who import Who, who_of
from messages import ids
from messages.commands import read_scope
from messages.status_pages import Turn
from okr.actions.archive_objective import archived_one
from okr.actions.compose_status import compose_status
from okr.status import Scope, ScopeKind


class StatusFeature:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.status
        self.archive = desk.messages.archive
        self.sharing = StatusSharing(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.STATUS_NEXT)(self.turned)
        app.action(ids.STATUS_PREVIOUS)(self.turned)
        app.action(ids.STATUS_OPEN)(self.opened)
        app.action(ids.HELP_STATUS)(self.asked_in_help)
        self.sharing.register(app)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"status": self.asked}

    async def asked(self, ask: Ask) -> None:
        await ask.ack(**await self.message(ask.who, Turn(read_scope(ask.rest)), channel=ask.channel))

    async def asked_in_help(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """One's own, below the help, which stays."""
        message = await self.message(who_of(context), Turn(Scope(ScopeKind.ME)), channel=channel_of(body))
        await ack()
        await respond(**message, replace_original=False)

    async def turned(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        """Another page, in the message or in the modal that the button is in."""
        who, turn = who_of(context), Turn.read(str(action["value"]))
        view = body.get("view")
        if view is None:
            message = await self.message(who, turn, channel=channel_of(body))
            await ack()
            await respond(**message, replace_original=True)
        else:
            modal = await self.modal(who, turn)
            await ack()
            await put_in_place(client, view, modal, sight=view["hash"])

    async def opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From the home tab, where there is no channel to answer in: as a modal."""
        modal = await self.modal(who_of(context), Turn.read(str(action["value"])))
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal)

    async def message(self, who: Who, turn: Turn, *, channel: str) -> dict[str, Any]:
        if turn.scope.kind is ScopeKind.OBJECTIVE:
            archived = await self.act(archived_one, int(turn.scope.name), by=who.member)
            if archived is not None:
                return self.archive.archived(archived, who.reader)
        status = await self.act(compose_status, turn.scope, by=who.member)
        return self.messages.show(
            status, who.reader, asked_by=who.member.id, page=turn.page, in_channel=not channel.startswith("D")
        )

    async def modal(self, who: Who, turn: Turn) -> dict[str, Any]:
        status = await self.act(compose_status, turn.scope, by=who.member)
        return self.messages.modal(status, who.reader, asked_by=who.member.id, page=turn.page)


def channel_of(body: dict[str, Any]) -> str:
    """The channel a button was pressed in."""
    return str((body.get("channel") or {}).get("id", ""))
