"""Changing an objective on record: its draft opens in the form; what others changed meanwhile is settled first."""

import contextlib
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.draft_form import DraftForm, Step
from handlers.objective_key_results import state_of
from handlers.stacking import put_in_place, show
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_counted
from okr.actions.edit_objective import edit_objective, settle_differences
from okr.actions.publish_draft import publish_draft
from okr.refusals_writing import DraftNotOpen


class ObjectiveEdit:
    def __init__(self, desk: Desk, form: DraftForm) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective
        self.form = form

    def register(self, app: AsyncApp) -> None:
        app.action(ids.OBJECTIVE_EDIT)(self.open)
        app.action(ids.OBJECTIVE_ON_RECORD)(self.take_theirs)
        app.view(ids.OBJECTIVE_DIFFERENCES)(self.keep_mine)

    async def open(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From the status of the objective."""
        who = who_of(context)
        draft = await self.act(edit_objective, read_counted(action["value"]), by=who.member)
        view = await self.form.opened(who, draft.number, Step.GOAL)
        await ack()
        await show(client, body, view)

    async def keep_mine(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """What the draft says stays, over what somebody else made of it meanwhile, and the change is made. Pressed
        twice it is made once."""
        who, state = who_of(context), state_of(view)
        with contextlib.suppress(DraftNotOpen):
            await self.act(settle_differences, state.draft or 0, mine=True, by=who.member)
        written = await self.act(publish_draft, state.draft or 0, by=who.member)
        await ack(response_action="update", view=self.messages.saved(written, who.reader, turn=state.turn))

    async def take_theirs(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Where both changed the same, what is on record stays; the draft is looked at once more."""
        who, shown = who_of(context), body["view"]
        state = state_of(shown).anew
        await self.act(settle_differences, state.draft or 0, mine=False, by=who.member)
        view = await self.form.step(who, state, Step.PLANS)
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])
