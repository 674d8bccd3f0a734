"""*Hand over*: what somebody who left was responsible for goes to somebody who is here, all at once or one by one."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.stacking import put_in_place, show
from handlers.who import who_of
from messages import ids
from messages.hand_over import Chosen, read_opening
from okr.actions.hand_over import hand_over, open_hand_over


class HandOvers:
    """From the message that tells of the leaving, or the lead's Monday line: the button says who left, and where."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.hand_over

    def register(self, app: AsyncApp) -> None:
        app.action(ids.HAND_OVER_OPEN)(self.opened)
        app.action(ids.HAND_OVER_ONE_BY_ONE)(self.one_by_one)
        app.view(ids.HAND_OVER_FORM)(self.sent)

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
        who, (team, leaver) = who_of(context), read_opening(str(action["value"]))
        left = await self.act(open_hand_over, leaver, team, by=who.member)
        view = self.messages.form(left, who.reader)
        await ack()
        await show(client, body, view)

    async def one_by_one(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """The same form with a field for each thing; who was chosen stays chosen."""
        who, view = who_of(context), body["view"]
        team, leaver = read_opening(str(action["value"]))
        left = await self.act(open_hand_over, leaver, team, by=who.member)
        chosen = Chosen.read(view["state"]["values"])
        longer = self.messages.form(left, who.reader, one_by_one=True, chosen=chosen)
        await ack()
        await put_in_place(client, view, longer, sight=view["hash"])

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who, (team, leaver) = who_of(context), read_opening(view["private_metadata"])
        chosen = Chosen.read(view["state"]["values"])
        if not chosen.people:
            left = await self.act(open_hand_over, leaver, team, by=who.member)
            await ack(response_action="errors", errors=self.messages.missing(left, who.reader))
            return
        handed = await self.act(hand_over, chosen.asked(leaver, team), by=who.member)
        await ack(response_action="update", view=self.messages.done(handed, who.reader))
