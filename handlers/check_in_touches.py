"""Every tap and character on the open form: kept at once, and answered in the view where it shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.check_in_saving import drafted
from handlers.desk import Desk
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.check_in_entries import entries_on, number_of
from messages.check_in_state import FormState
from messages.check_in_sure import BUTTONS, read_confidence
from messages.check_in_views import as_typed_in, says_the_same
from messages.cleaning import kept
from okr.actions.open_check_in import open_check_in
from okr.actions.touch_form import touch_form
from okr.draft import NEVER, Press, Touch
from okr.form import CheckInForm, Touched, Typed
from okr.refusals import Refusal

PRESSES: Mapping[str, Press] = {
    **dict.fromkeys(BUTTONS, Press.CONFIDENCE),
    ids.CHECK_IN_NO_FIGURE: Press.NO_FIGURE,
    ids.CHECK_IN_FIGURE: Press.FIGURE,
    ids.CHECK_IN_CLEARED: Press.CLEARED,
    ids.CHECK_IN_STILL_THERE: Press.STILL_THERE,
    ids.CHECK_IN_FORESEEN: Press.FORESEEN,
    ids.CHECK_IN_FIELD: Press.TYPED,
}


@dataclass(frozen=True, slots=True)
class Page:
    """The page that somebody acts on, as it was on their screen then."""

    who: Who
    view: dict[str, Any]
    state: FormState
    typed: Typed

    @property
    def sight(self) -> str:
        return str(self.view.get("hash") or "")


ANY_PRESS = re.compile(f"^(?:{'|'.join(PRESSES)})$")
"""One listener for all of them: Bolt tries listeners one by one, and those of taps come first."""

AT_MOST = 5
"""How often one act brings the page up to date while others go on changing what is kept."""


class CheckInTouches:
    """A view that was changed since the act is only answered where it still is the same page, with what is kept by
    then: a look or two and one more call to Slack, where two taps came in quick succession."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.check_in

    def register(self, app: AsyncApp) -> None:
        app.action(ANY_PRESS)(self.touched)

    async def touched(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        view: dict[str, Any] = body.get("view") or {}
        if view.get("callback_id") != ids.CHECK_IN_FORM:
            await ack()  # a form whose fields are read when it is sent
            return
        page, touch = page_of(view, context), touch_of(action, view)
        try:
            done = await self.act(touch_form, touch, page.typed, by=page.who.member)
        except Refusal:
            if touch.press is not Press.TYPED:
                raise
            await ack()  # said once the form is sent, not at every character
            return
        await ack()
        await self.show(client, page, done)

    async def show(self, client: AsyncWebClient, page: Page, done: Touched) -> None:
        """Bring what is on the screen up to date."""
        if done.was_sent:
            await self.show_sent(client, page, done)
            return
        state = replace(page.state, seen={**page.state.seen, **seen_anew(done)})
        shown = as_typed_in(self.messages.form(done.form, page.who.reader, state=state), page.view)
        if done.touch.press is Press.TYPED and (is_refused(done.form, page) or says_the_same(shown, page.view)):
            return
        if await put_in_place(client, page.view, shown, sight=page.sight) != "hash_conflict":
            return
        await self.catch_up(client, page, state)

    async def catch_up(self, client: AsyncWebClient, page: Page, state: FormState) -> None:
        """Show what is kept by now. Another act may do so at the same moment, with more that is kept, and Slack take
        in this one last: whoever has shown less than is kept shows it again."""
        shown: CheckInForm | None = None
        for _ in range(AT_MOST):
            form = await self.act(open_check_in, by=page.who.member, week=state.week, only=state.only)
            if form == shown or is_turned(form, page) or is_sent(form, page):
                return
            view = as_typed_in(self.messages.form(form, page.who.reader, state=state), page.view)
            if await put_in_place(client, page.view, view):
                return
            shown = form

    async def show_sent(self, client: AsyncWebClient, page: Page, done: Touched) -> None:
        """The form was sent by then: what it turned into says what holds now, or asks why."""
        form, number = done.form, done.touch.key_result
        if done.asks_why:
            items = [item for item in form.items if item.key_result.number == number]
            filled = self.messages.understand(items, drafted(form), page.who.reader)
            state = replace(page.state, only=(number,), seen=form.seen)
            why = self.messages.why(form, filled.answers, tuple(filled.answers), page.who.reader, state)
            await put_in_place(client, page.view, why)
        elif done.recorded and done.receipt is not None:
            await put_in_place(client, page.view, self.messages.saved(done.receipt, page.who.reader))


def page_of(view: dict[str, Any], context: AsyncBoltContext) -> Page:
    state = FormState.read(view["private_metadata"])
    return Page(who_of(context), view, state, Typed(state.week, entries_on(view), dict(state.seen), state.only))


def touch_of(action: dict[str, Any], view: dict[str, Any]) -> Touch:
    """What was done; a tap on a number says which, a choice what was chosen."""
    press, value = PRESSES[action["action_id"]], str(action.get("value") or "")
    number = number_of(str(action.get("block_id"))) or 0
    chosen = read_confidence(value) if press is Press.CONFIDENCE else None
    words = kept(str((action.get("selected_option") or {}).get("value") or "")) if press is Press.FORESEEN else ""
    at, sight = moment_of(str(action.get("action_ts") or "")), str(view.get("hash") or "")
    return Touch(number, press, at, sight, chosen, words)


def moment_of(action_ts: str) -> Decimal:
    try:
        return Decimal(action_ts)
    except InvalidOperation:
        return NEVER


def seen_anew(done: Touched) -> dict[int, int]:
    """The revision that the act itself has added."""
    number = done.touch.key_result
    return {number: done.form.seen[number]} if done.recorded and number in done.form.seen else {}


def is_turned(form: CheckInForm, page: Page) -> bool:
    """Whether this page was turned since: another one is on the screen."""
    entries = (item.entry for item in form.items if item.key_result.number in page.typed.entries)
    return any(entry is not None and entry.turned and entry.turned == page.sight for entry in entries)


def is_refused(form: CheckInForm, page: Page) -> bool:
    """Whether this page was sent in, and what is wrong with it stands at its fields: Slack takes that away with an
    update, so the page waits until that is changed or a number is tapped."""
    entries = (item.entry for item in form.items if item.key_result.number in page.typed.entries)
    return any(entry is not None and entry.refused and entry.refused == page.sight for entry in entries)


def is_sent(form: CheckInForm, page: Page) -> bool:
    """Whether something on this page was answered since."""
    return any(
        item.current is not None
        and item.current.by == page.who.member.id
        and item.current.revision > page.state.seen.get(item.key_result.number, 0)
        for item in form.items
        if item.key_result.number in page.typed.entries
    )
