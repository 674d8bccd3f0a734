"""`/okr digest`: what the digest would say now, and the button with which a lead posts it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_team_week
from messages.scope_reader import read_scope
from okr.actions.post_digest import post_digest, preview_digest
from okr.status import Scope, ScopeKind


class DigestFeature:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages

    async def preview(self, ask: Ask) -> None:
        shown = await self.act(preview_digest, read_scope(ask.rest), by=ask.who.member)
        await ask.ack(**self.messages.digest.preview(shown, ask.who.reader))

    async def preview_from_help(self, ack: AsyncAck, context: AsyncBoltContext, respond: AsyncRespond) -> None:
        who = who_of(context)
        shown = await self.act(preview_digest, Scope(ScopeKind.USUAL), by=who.member)
        await ack()
        await respond(**self.messages.digest.preview(shown, who.reader), replace_original=False)

    async def post(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        who = who_of(context)
        team_key, week = read_team_week(action["value"])
        team = await self.act(post_digest, team_key, week.key, by=who.member)
        await ack()
        await respond(**self.messages.digest.posting(team, who.reader), replace_original=True)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"digest": self.preview}

    def register(self, app: AsyncApp) -> None:
        app.action(ids.DIGEST_POST)(self.post)
        app.action(ids.HELP_DIGEST)(self.preview_from_help)
