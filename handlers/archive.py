"""Archiving an objective from its status, and restoring it: what stands there is put in the place of the status."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_counted
from okr.actions.archive_objective import archive_objective, restore_objective


class Archiving:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.archive

    def register(self, app: AsyncApp) -> None:
        app.action(ids.OBJECTIVE_ARCHIVE)(self.archive)
        app.action(ids.OBJECTIVE_RESTORE)(self.restore)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def archive(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        who = who_of(context)
        objective = await self.act(archive_objective, read_counted(action["value"]), by=who.member)
        await ack()
        await respond(**self.messages.archived(objective, who.reader), replace_original=True)

    async def restore(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        who = who_of(context)
        objective = await self.act(restore_objective, read_counted(action["value"]), by=who.member)
        await ack()
        await respond(**self.messages.restored(objective, who.reader), replace_original=True)
