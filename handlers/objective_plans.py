"""The third step of writing an objective: how it is to be reached, and what becomes of it; and the way back."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import meet
from handlers.desk import Desk
from handlers.draft_form import DraftForm, Step
from handlers.objective_key_results import state_of
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.objective_clash import Clash
from messages.objective_plans import Next, next_in
from messages.objective_state import ObjectiveState
from okr.actions.list_drafts import list_drafts
from okr.actions.publish_draft import publish_draft
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.write_draft import write_draft
from okr.refusals import OutOfDate, Refusal
from okr.refusals_writing import DraftChanged, DraftNotOpen, ObjectiveChanged


class ObjectivePlans:
    def __init__(self, desk: Desk, form: DraftForm) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective
        self.form = form

    def register(self, app: AsyncApp) -> None:
        app.action(ids.OBJECTIVE_BACK)(self.back)
        app.view(ids.OBJECTIVE_PLANS)(self.finish)

    async def back(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """To the step before; what is written in this one is kept."""
        who, shown = who_of(context), body["view"]
        state = state_of(shown)
        if shown["callback_id"] == ids.OBJECTIVE_KEY_RESULTS:
            view = await self.form.step(who, state.anew, Step.GOAL)
        else:
            again = await self.written(shown["state"]["values"], state, who, client)
            view = again or await self.form.step(who, state.anew, Step.KEY_RESULTS)
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])

    async def finish(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who, values, state = who_of(context), view["state"]["values"], state_of(view)
        chosen = next_in(values, state)
        try:
            again = await self.written_unless_done(values, state, who, client)
            await ack(response_action="update", view=again or await self.done(chosen, state, who))
        except Refusal as refusal:
            errors = self.messages.wrong(refusal, values, state, who.reader)
            if errors is None:
                raise
            await ack(response_action="errors", errors=errors)

    async def written_unless_done(
        self, values: dict[str, Any], state: ObjectiveState, who: Who, client: AsyncWebClient
    ) -> dict[str, Any] | None:
        """As `written`; nothing where the draft is published or sent by now: whoever presses twice is told what the
        first press came to."""
        try:
            return await self.written(values, state, who, client)
        except DraftNotOpen:
            if next_in(values, state) is Next.KEEP:
                raise
            return None

    async def written(
        self, values: dict[str, Any], state: ObjectiveState, who: Who, client: AsyncWebClient
    ) -> dict[str, Any] | None:
        """Keep what the step says; the step once more, with both versions, where somebody else wrote it meanwhile."""
        sheet = await self.form.sheet(who, state)
        edit = self.messages.understand_plans(values, state, sheet)
        await meet(self.act, client, edit.contributors, by=who.member)
        try:
            await self.act(write_draft, state.draft or 0, edit, seen=state.seen, by=who.member)
        except DraftChanged as changed:
            mine, clash = await self.form.clashing(who, state, edit, changed)
            return self.messages.plans(mine, state.anew, who.reader, clash)
        return None

    async def done(self, chosen: Next, state: ObjectiveState, who: Who) -> dict[str, Any]:
        """What became of it, in words."""
        number = state.draft or 0
        match chosen:
            case Next.PUBLISH:
                return await self.published(state, who)
            case Next.SEND:
                sent = await self.act(send_for_agreement, number, by=who.member)
                asked = (await self.act(list_drafts, by=who.member)).people.get(sent.asked or "")
                name = asked.name if asked else "—"
                return self.messages.kept(sent, who.reader, turn=state.turn, asked=name)
            case Next.KEEP:
                kept = (await self.form.sheet(who, state)).draft
                if kept is None:
                    raise OutOfDate
                return self.messages.kept(kept, who.reader, turn=state.turn)

    async def published(self, state: ObjectiveState, who: Who) -> dict[str, Any]:
        """What is on record now; both versions, where somebody else changed the same of the objective meanwhile."""
        try:
            written = await self.act(publish_draft, state.draft or 0, by=who.member)
        except ObjectiveChanged as changed:
            sheet = await self.form.differing(who, state, changed.differences)
            return self.messages.differences(sheet, Clash(changed.differences.theirs), state, who.reader)
        return self.messages.saved(written, who.reader, turn=state.turn)
