"""`/okr cycle`: which cycles there are; for admins planning, opening, ending and changing them, and the calendar."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.stacking import put_in_place, put_on_top
from handlers.who import Who, who_of
from messages import ids
from messages.cycle_fields import read_calendar, read_cycle
from messages.cycles import read_turn
from okr.actions.choose_calendar import choose_calendar
from okr.actions.move_cycle import move_cycle
from okr.actions.plan_cycle import change_cycle, plan_cycle
from okr.actions.show_cycles import show_cycles
from okr.refusals import Refusal


class Cycles:
    """The list lies at the bottom; a form over it, and what was saved is said in the form's place."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.cycles

    def register(self, app: AsyncApp) -> None:
        app.action(ids.CYCLE_PLAN)(self.plan)
        app.action(ids.CYCLE_MENU)(self.chosen)
        app.action(ids.CYCLE_CALENDAR)(self.calendar)
        app.view(ids.CYCLE_FORM)(self.saved)
        app.view(ids.CYCLE_CALENDAR_FORM)(self.calendar_saved)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"cycle": self.asked}

    async def asked(self, ask: Ask) -> None:
        view = await self.list(ask.who)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def list(self, who: Who) -> dict[str, Any]:
        return self.messages.list(await self.act(show_cycles, by=who.member), who.reader)

    async def plan(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """The next quarter as the calendar proposes it, to be changed at will."""
        who = who_of(context)
        board = await self.act(show_cycles, by=who.member)
        await ack()
        await put_on_top(client, body, self.messages.form(board.proposed, who.reader, below=body["view"]["id"]))

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """What the menu beside a cycle says: its dates, or what is to become of it."""
        who, turn = who_of(context), read_turn(str(action["selected_option"]["value"]))
        if turn.state is None:
            board = await self.act(show_cycles, by=who.member)
            view = self.messages.form(board.cycle(turn.key), who.reader, below=body["view"]["id"], key=turn.key)
            await ack()
            await put_on_top(client, body, view)
            return
        await self.act(move_cycle, turn.key, turn.state, by=who.member)
        await ack()
        await put_in_place(client, body["view"], await self.list(who))

    async def calendar(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        board = await self.act(show_cycles, by=who.member)
        await ack()
        await put_on_top(client, body, self.messages.calendar(board, who.reader, below=body["view"]["id"]))

    async def saved(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        key, below = self.messages.state(view)
        wanted = read_cycle(view["state"]["values"])
        try:
            if key:
                kept = await self.act(change_cycle, key, wanted, by=who.member)
                said = self.messages.changed(kept, who.reader)
            else:
                said = self.messages.planned(await self.act(plan_cycle, wanted, by=who.member), who.reader)
        except Refusal as refusal:
            wrong = self.messages.wrong(refusal, who.reader)
            if wrong is None:
                raise
            await ack(response_action="errors", errors=wrong)
            return
        await ack(response_action="update", view=said)
        await put_in_place(client, {"id": below}, await self.list(who))

    async def calendar_saved(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who = who_of(context)
        _, below = self.messages.state(view)
        chosen = read_calendar(view["state"]["values"])
        await self.act(choose_calendar, chosen.calendar, announce=chosen.announces, by=who.member)
        after = await self.act(show_cycles, by=who.member)
        await ack(response_action="update", view=self.messages.calendar_kept(after, who.reader))
        await put_in_place(client, {"id": below}, self.messages.list(after, who.reader))
