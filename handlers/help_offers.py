"""What the owner says became of an offer to help: three buttons on the notice that told of it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_counted
from okr.actions.offer_help import settle_help
from okr.reaction import HelpOutcome

OUTCOMES = {
    ids.HELP_HELPED: HelpOutcome.HELPED,
    ids.HELP_UNDER_WAY: HelpOutcome.UNDER_WAY,
    ids.HELP_NOT_NEEDED: HelpOutcome.NOT_NEEDED,
}


class HelpOffers:
    """Nothing is answered but the ack: the notice itself says what was pressed."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act

    def register(self, app: AsyncApp) -> None:
        for action_id in OUTCOMES:
            app.action(action_id)(self.settled)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def settled(self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext) -> None:
        outcome = OUTCOMES[str(action["action_id"])]
        await self.act(settle_help, read_counted(action["value"]), outcome, by=who_of(context).member)
        await ack()
