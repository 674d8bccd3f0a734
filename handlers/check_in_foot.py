"""What the form offers besides filling it in: *Nothing changed*, and *Later*."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.check_in_entries import entries_on
from messages.check_in_state import FormState
from messages.later_menu import read_later
from okr.actions.confirm_unchanged import confirm_unchanged
from okr.actions.keep_draft import keep_draft
from okr.actions.open_check_in import open_check_in
from okr.actions.snooze import snooze
from okr.form import Typed


class CheckInFoot:
    """What was typed before is kept: *Nothing changed* asks about it instead of throwing it away."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.check_in

    def register(self, app: AsyncApp) -> None:
        app.action(ids.CHECK_IN_NOTHING_CHANGED)(self.nothing_changed)
        app.action(ids.CHECK_IN_LATER)(self.later)

    async def nothing_changed(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """One tap sends the form, or leaves of it what is to be looked at."""
        who, view = who_of(context), body["view"]
        state = await self.kept(who, view)
        unchanged = await self.act(confirm_unchanged, state.week, by=who.member, only=state.only)
        await ack()
        if unchanged.form is not None:
            rest = self.messages.to_look_at(unchanged, unchanged.form, who.reader)
            await put_in_place(client, view, rest)
        elif unchanged.receipt is not None:
            await put_in_place(client, view, self.messages.saved(unchanged.receipt, who.reader))

    async def later(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """Ask again at the moment that was chosen, and say so in the form's place."""
        who, view = who_of(context), body["view"]
        week, choice = read_later(str(action["selected_option"]["value"]))
        await self.kept(who, view)
        at = await self.act(snooze, week, choice, by=who.member)
        await ack()
        await put_in_place(client, view, self.messages.put_off(at, week, who.reader))

    async def kept(self, who: Who, view: dict[str, Any]) -> FormState:
        """Keep what was typed into the form; untouched fields are no draft."""
        state, entries = FormState.read(view["private_metadata"]), entries_on(view)
        form = await self.act(open_check_in, by=who.member, week=state.week, only=state.only)
        anew = self.messages.typed_anew(form, entries, who.reader)
        if anew:
            await self.act(keep_draft, Typed(state.week, anew, dict(state.seen), state.only), by=who.member)
        return state
