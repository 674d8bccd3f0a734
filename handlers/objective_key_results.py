"""The second step of writing an objective: its key results as a list, and the form of one of them."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import meet
from handlers.desk import Desk
from handlers.draft_form import DraftForm, Step
from handlers.stacking import put_in_place, put_on_top
from handlers.who import Who, who_of
from messages import ids
from messages.objective_rows import EDIT, RowTurn
from messages.objective_state import ObjectiveState
from okr.actions.write_draft import write_draft
from okr.draft_edits import WriteKeyResult
from okr.refusals import Refusal
from okr.refusals_writing import DraftChanged


class ObjectiveKeyResults:
    """The form of one lies over the list, which is brought up to date beneath it when it is saved."""

    def __init__(self, desk: Desk, form: DraftForm) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective
        self.form = form

    def register(self, app: AsyncApp) -> None:
        app.action(ids.OBJECTIVE_ADD)(self.add)
        app.action(ids.OBJECTIVE_ROW)(self.turned)
        app.action(ids.OBJECTIVE_MEASURE)(self.measured)
        app.view(ids.OBJECTIVE_KEY_RESULT)(self.save)
        app.view(ids.OBJECTIVE_KEY_RESULTS)(self.next)

    async def add(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        who, state = who_of(context), replace(state_of(body["view"]), key=0)
        view = self.messages.key_result(await self.form.sheet(who, state), state, who.reader)
        await ack()
        await put_on_top(client, body, view)

    async def turned(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """A row is edited in a form of its own, moved, or taken away."""
        who, turn = who_of(context), RowTurn.read(action["selected_option"]["value"])
        state = replace(state_of(body["view"]), key=turn.key)
        if turn.verb == EDIT:
            view = self.messages.key_result(await self.form.sheet(who, state), state, who.reader)
            await ack()
            await put_on_top(client, body, view)
            return
        view = await self.after(turn, state, who)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def after(self, turn: RowTurn, state: ObjectiveState, who: Who) -> dict[str, Any]:
        """The list after a row was moved or taken away; as it is, where somebody else changed it meanwhile."""
        changed = False
        try:
            await self.act(write_draft, state.draft or 0, turn.edit, seen=state.seen, by=who.member)
        except DraftChanged:
            changed = True
        return self.messages.key_results(await self.form.sheet(who, state), state, who.reader, changed=changed)

    async def measured(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Another kind: other fields."""
        who, shown = who_of(context), body["view"]
        state = state_of(shown)
        sheet = await self.form.sheet(who, state)
        view = self.messages.key_result(sheet, state, who.reader, shown["state"]["values"])
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])

    async def save(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who, values, state = who_of(context), view["state"]["values"], state_of(view)
        sheet = await self.form.sheet(who, state)
        edit, wrong = self.messages.understand_key_result(values, state, sheet, who.reader)
        if edit is None:
            await ack(response_action="errors", errors=dict(wrong))
            return
        try:
            await self.written(edit, state, who, client)
        except DraftChanged as changed:
            mine, clash = await self.form.clashing(who, state, edit, changed)
            again = self.messages.key_result(mine, state.anew, who.reader, values, clash)
            await ack(response_action="update", view=again)
        except Refusal as refusal:
            errors = self.messages.wrong(refusal, values, state, who.reader)
            if errors is None:
                raise
            await ack(response_action="errors", errors=errors)
        else:
            beneath = await self.form.step(who, state, Step.KEY_RESULTS)
            await ack()
            await put_in_place(client, {"id": view["previous_view_id"]}, beneath)

    async def written(self, edit: WriteKeyResult, state: ObjectiveState, who: Who, client: AsyncWebClient) -> None:
        one = edit.key_result
        await meet(self.act, client, [name for name in (one.owner, *one.contributors) if name], by=who.member)
        await self.act(write_draft, state.draft or 0, edit, seen=state.seen, by=who.member)

    async def next(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """There is nothing to write: each change of the list was written at once."""
        await ack(response_action="update", view=await self.form.step(who_of(context), state_of(view), Step.PLANS))


def state_of(view: dict[str, Any]) -> ObjectiveState:
    return ObjectiveState.read(view["private_metadata"])
