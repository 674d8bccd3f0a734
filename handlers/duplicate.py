"""*Duplicate*: an objective is written once more, for another team; its draft opens to go on with."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.draft_form import DraftForm, Step
from handlers.feature import CommandHandler
from handlers.stacking import show
from handlers.who import who_of
from messages import ids
from messages.duplicate import Wanted
from messages.handed_back import read_counted
from okr.actions.duplicate_objective import duplicate_objective, open_duplicate
from okr.refusals import Refusal


class Duplicates:
    """From the status of an objective."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.duplicate
        self.draft = DraftForm(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.DUPLICATE_OPEN)(self.opened)
        app.view(ids.DUPLICATE_FORM)(self.sent)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who = who_of(context)
        found = await self.act(open_duplicate, read_counted(action["value"]), by=who.member)
        view = self.messages.form(found, who.reader)
        await ack()
        await show(client, body, view)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who, wanted = who_of(context), Wanted.read(view["private_metadata"], view["state"]["values"])
        try:
            draft = await self.act(
                duplicate_objective,
                wanted.number,
                team=wanted.team,
                cycle=wanted.cycle,
                by=who.member,
                form=f"duplicate.{view['id']}",
            )
        except Refusal as refusal:
            wrong = self.messages.wrong(refusal, who.reader)
            if wrong is None:
                raise
            await ack(response_action="errors", errors=wrong)
        else:
            await ack(response_action="update", view=await self.draft.opened(who, draft.number, Step.GOAL))
