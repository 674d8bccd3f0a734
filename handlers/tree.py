"""`/okr tree`: which objective serves which, for the asker alone; branches open and close where they stand."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.who import Who, who_of
from messages import ids
from messages.commands import read_scope
from messages.tree import TreeTurn
from okr.actions.compose_tree import compose_tree
from okr.tree import Sight


class TreeFeature:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.tree

    def register(self, app: AsyncApp) -> None:
        for control in (ids.TREE_TURN, ids.TREE_PREVIOUS, ids.TREE_NEXT):
            app.action(control)(self.turned)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"tree": self.asked}

    async def asked(self, ask: Ask) -> None:
        await ask.ack(**await self.message(ask.who, TreeTurn(read_scope(ask.rest), Sight())))

    async def turned(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """A branch the other way, or another page, in the same message."""
        message = await self.message(who_of(context), TreeTurn.read(str(action["value"])))
        await ack()
        await respond(**message, replace_original=True)

    async def message(self, who: Who, turn: TreeTurn) -> dict[str, Any]:
        tree = await self.act(compose_tree, turn.scope, turn.sight, by=who.member)
        return self.messages.show(tree, who.reader)
