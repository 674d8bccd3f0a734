"""Opening the weekly form, from wherever somebody asks for it, and turning its pages."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.check_in_foot import CheckInFoot
from handlers.check_in_saving import CheckInSaving, explained
from handlers.check_in_touches import CheckInTouches
from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.check_in_entries import entries_on
from messages.check_in_state import FormState, Opening
from messages.scope_reader import read_key_result
from okr.actions.keep_draft import keep_draft
from okr.actions.open_check_in import open_check_in
from okr.form import Typed
from okr.refusals import NoSuchKeyResult


class CheckIn:
    """Every view is opened in one call to Slack, well within a trigger's three seconds."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.check_in
        self.parts = (CheckInTouches(desk), CheckInSaving(desk), CheckInFoot(desk))

    def register(self, app: AsyncApp) -> None:
        for part in self.parts:
            part.register(app)
        app.action(ids.CHECK_IN_OPEN)(self.open_from_button)
        app.action(ids.CHECK_IN_EDIT)(self.open_from_button)
        app.action(ids.CHECK_IN_BACK)(self.turn_back)
        app.action(ids.HELP_CHECK_IN)(self.open_as_usual)
        app.shortcut(ids.CHECK_IN_SHORTCUT)(self.open_as_usual)
        app.view_closed(ids.CHECK_IN_FORM)(self.keep_what_was_typed)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"checkin": self.open_from_command}

    async def open_from_button(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From a nudge, a reminder, a receipt or Home: the week that the message is about."""
        who = who_of(context)
        view = await self.view_of(who, Opening.read(str(action.get("value") or "")))
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def open_as_usual(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        view = await self.view_of(who_of(context), Opening())
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def open_from_command(self, ask: Ask) -> None:
        """`/okr checkin`, or `/okr checkin KR-12` for just that one."""
        number = read_key_result(ask.rest)
        if ask.rest.strip() and number is None:
            raise NoSuchKeyResult(ask.rest.strip())
        view = await self.view_of(ask.who, Opening(only=(number,) if number is not None else ()))
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def view_of(self, who: Who, opening: Opening) -> dict[str, Any]:
        form = await self.act(open_check_in, by=who.member, week=opening.week, only=opening.only)
        return self.messages.form(form, who.reader)

    async def turn_back(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """One page back, or from the one more question back to the form; what stands on this page is kept."""
        who, view = who_of(context), body["view"]
        state = FormState.read(view["private_metadata"])
        entries = entries_on(view)
        if view["callback_id"] == ids.CHECK_IN_WHY:
            form = await self.act(open_check_in, by=who.member, week=state.week, only=state.only)
            entries = explained(form, entries)
        else:
            state = replace(state, page=state.page - 1)
        typed = Typed(state.week, entries, dict(state.seen), state.only, turned=str(view.get("hash") or ""))
        form = await self.act(keep_draft, typed, by=who.member)
        await ack()
        await put_in_place(client, view, self.messages.form(form, who.reader, state=state))

    async def keep_what_was_typed(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """A form that is closed keeps what was typed into it, where Slack says so; untouched fields are no draft."""
        who, state = who_of(context), FormState.read(view["private_metadata"])
        entries = entries_on(view)
        if entries:
            form = await self.act(open_check_in, by=who.member, week=state.week, only=state.only)
            anew = self.messages.typed_anew(form, entries, who.reader)
            if anew:
                await self.act(keep_draft, Typed(state.week, anew, dict(state.seen), state.only), by=who.member)
        await ack()
