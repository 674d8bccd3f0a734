"""Writing an objective: opening its form, and the first of its three steps."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import meet
from handlers.desk import Desk
from handlers.draft_form import DraftForm, Step
from handlers.feature import CommandHandler
from handlers.home import Home
from handlers.objective_drafts import ObjectiveDrafts
from handlers.objective_edit import ObjectiveEdit
from handlers.objective_key_results import ObjectiveKeyResults
from handlers.objective_plans import ObjectivePlans
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.objective_state import NewObjective, ObjectiveState
from okr.actions.start_draft import start_draft
from okr.actions.write_draft import write_draft
from okr.draft_edits import WriteGoal
from okr.draft_sheet import DraftSheet
from okr.refusals import Refusal
from okr.refusals_writing import DraftChanged


class ObjectiveForm:
    """Each step is written into the draft when it is left; the draft begins when the first one is."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective
        self.form = DraftForm(desk)
        self.home = Home(desk)
        self.drafts = ObjectiveDrafts(desk, self.form)
        steps = (ObjectiveKeyResults(desk, self.form), ObjectivePlans(desk, self.form))
        self.parts = (self.drafts, *steps, ObjectiveEdit(desk, self.form))

    def register(self, app: AsyncApp) -> None:
        app.action(ids.OBJECTIVE_NEW)(self.open)
        app.action(ids.OBJECTIVE_CHOICE)(self.chosen)
        app.action(ids.OBJECTIVE_THEIRS)(self.theirs)
        app.view(ids.OBJECTIVE_FORM)(self.next)
        app.view_closed(ids.OBJECTIVE_SAVED)(self.told)
        for part in self.parts:
            part.register(app)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"new": self.drafts.asked}

    async def open(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From a message or the home tab in a new modal; from a modal in its place."""
        view = await self.form.new(who_of(context), NewObjective.read(str(action.get("value") or "")))
        await ack()
        shown = body.get("view") or {}
        if shown.get("type") == "modal":
            await put_in_place(client, shown, view)
        else:
            await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def chosen(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Another team: other objectives to serve."""
        who, shown = who_of(context), body["view"]
        state, values = ObjectiveState.read(shown["private_metadata"]), shown["state"]["values"]
        sheet = await self.form.sheet(who, state, values)
        view = self.messages.goal_again(sheet, state, who.reader, values)
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])

    async def theirs(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Of two versions the one on record."""
        who, shown = who_of(context), body["view"]
        state = ObjectiveState.read(shown["private_metadata"]).anew
        if shown["callback_id"] == ids.OBJECTIVE_KEY_RESULT:
            view = self.messages.key_result(await self.form.sheet(who, state), state, who.reader)
        else:
            step = Step.GOAL if shown["callback_id"] == ids.OBJECTIVE_FORM else Step.PLANS
            view = await self.form.step(who, state, step)
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])

    async def next(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who, values = who_of(context), view["state"]["values"]
        state = ObjectiveState.read(view["private_metadata"])
        sheet = await self.form.sheet(who, state, values)
        try:
            entered = self.messages.understand_goal(values, state, sheet, who.reader)
            if entered.edit is None:
                await ack(response_action="errors", errors=dict(entered.wrong))
                return
            await ack(response_action="update", view=await self.after(entered.edit, sheet, view, who, client))
        except Refusal as refusal:
            errors = self.messages.wrong(refusal, values, state, who.reader)
            if errors is None:
                raise
            await ack(response_action="errors", errors=errors)

    async def after(
        self, edit: WriteGoal, sheet: DraftSheet, view: dict[str, Any], who: Who, client: AsyncWebClient
    ) -> dict[str, Any]:
        """The second step; the first once more, with both versions, where somebody else wrote it meanwhile."""
        state = ObjectiveState.read(view["private_metadata"])
        await meet(self.act, client, [edit.owner] if edit.owner else [], by=who.member)
        try:
            if state.draft is None:
                content, form = edit.apply(sheet.content), f"{view['id']}.{state.turn}"
                draft = await self.act(start_draft, content, by=who.member, form=form)
            else:
                draft = await self.act(write_draft, state.draft, edit, seen=state.seen, by=who.member)
        except DraftChanged as changed:
            mine, clash = await self.form.clashing(who, state, edit, changed)
            return self.messages.goal(mine, state.anew, who.reader, clash)
        return await self.form.step(who, replace(state, draft=draft.number), Step.KEY_RESULTS)

    async def told(self, ack: AsyncAck, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """What lies behind the last word may be the home tab."""
        await ack()
        await self.home.publish(client, who_of(context))
