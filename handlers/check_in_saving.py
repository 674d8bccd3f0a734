"""The form sent in: page by page, with its one more question where one is due, until everything is saved."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.who import Who, who_of
from messages import ids
from messages.check_in_answers import Filled
from messages.check_in_entries import THEIRS, choices_of, entries_on
from messages.check_in_state import FormState
from okr.actions.keep_draft import keep_draft
from okr.actions.open_check_in import open_check_in
from okr.actions.record_check_in import record_check_in
from okr.draft import Entry, merged
from okr.form import CheckInForm, Submission, Typed
from okr.refusals import AnsweredMeanwhile, NeedsExplanation, WrongReading

WAITS = (0.1, 0.2, 0.4)
"""Seconds from one look to the next at whether a tap has come in: well within what Slack gives a form to wait."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A view that was sent in: by whom, what it carried along, what stands in its fields, and its sight."""

    who: Who
    state: FormState
    entries: dict[int, Entry]
    sight: str = ""

    @property
    def typed(self) -> Typed:
        return Typed(self.state.week, self.entries, dict(self.state.seen), self.state.only)


class CheckInSaving:
    """Each listener answers its submission with the next view, or with what is wrong at which field."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.check_in

    def register(self, app: AsyncApp) -> None:
        app.view(ids.CHECK_IN_FORM)(self.send_page)
        app.view(ids.CHECK_IN_WHY)(self.explain)
        app.view(ids.CHECK_IN_CLASH)(self.choose)

    async def send_page(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """Check the page; turn it, or save the whole form after the last one."""
        sent = sent_of(view, context)
        try:
            form, page, filled = await self.understood(sent)
        except WrongReading:
            await self.keep(sent, sent.entries)  # this form can never be sent: a new one starts with what was typed
            raise
        if filled.wrong:
            wrong = {number: entry for number, entry in sent.entries.items() if number in filled.refused}
            await self.act(keep_draft, replace(sent.typed, entries=wrong, refused=sent.sight), by=sent.who.member)
            await ack(response_action="errors", errors=filled.wrong)
        elif self.messages.is_last(form, sent.state.page):
            await ack(**await self.saved(sent, form, drafted(form) | page))
        else:
            form = await self.act(keep_draft, replace(sent.typed, turned=sent.sight), by=sent.who.member)
            turned = replace(sent.state, page=sent.state.page + 1)
            await ack(response_action="update", view=self.messages.form(form, sent.who.reader, state=turned))

    async def understood(self, sent: Sent) -> tuple[CheckInForm, dict[int, Entry], Filled]:
        """The form, the page as it counts, and what it means. Where nothing is missing but numbers, a tap may be on its
        way still, overtaken by this: it is waited for a little."""
        for wait in (*WAITS, None):
            form = await self.act(open_check_in, by=sent.who.member, week=sent.state.week, only=sent.state.only)
            page = with_taps(form, sent.entries)
            filled = self.messages.understand(form.items, page, sent.who.reader)
            if wait is None or not filled.lacks_just_taps:
                break
            await asyncio.sleep(wait)
        return form, page, filled

    async def explain(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """The one more question is answered: save the form that waits in the draft."""
        sent = sent_of(view, context)
        form = await self.act(open_check_in, by=sent.who.member, week=sent.state.week, only=sent.state.only)
        await ack(**await self.saved(sent, form, explained(form, sent.entries)))

    async def choose(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """It is said whose answer holds: save the rest of the form."""
        sent = sent_of(view, context)
        form = await self.act(open_check_in, by=sent.who.member, week=sent.state.week, only=sent.state.only)
        choices = choices_of(view["state"]["values"])
        theirs = {number for number, choice in choices.items() if choice == THEIRS}
        kept = tuple(sorted(theirs | (set(sent.state.theirs) - choices.keys())))
        settled = replace(sent, state=replace(sent.state, theirs=kept))
        await ack(**await self.saved(settled, form, drafted(form)))

    async def saved(self, sent: Sent, form: CheckInForm, entries: Mapping[int, Entry]) -> dict[str, Any]:
        """Save what the entries mean; the answer to the submission, which is the next view."""
        who, state = sent.who, sent.state
        mine = {number: entry for number, entry in entries.items() if number not in state.theirs}
        filled = self.messages.understand(form.items, mine, who.reader)
        if filled.wrong:
            return updated(await self.page_in_trouble(sent, mine, filled.wrong))
        kept = state.theirs if filled.answers else tuple(form.seen)
        try:
            submission = Submission(state.week, filled.answers, dict(state.seen), kept, from_draft=True)
            receipt = await self.act(record_check_in, submission, by=who.member)
        except NeedsExplanation as refusal:
            await self.keep(sent, mine)
            return updated(self.messages.why(form, filled.answers, refusal.key_results, who.reader, state))
        except AnsweredMeanwhile as refusal:
            await self.keep(sent, mine)
            return updated(self.messages.clash(form, filled.answers, refusal.theirs, who.reader, state))
        lost = sent.entries.keys() - {item.key_result.number for item in form.items}
        return updated(self.messages.saved(receipt, who.reader, lost=sorted(lost)))

    async def page_in_trouble(
        self, sent: Sent, entries: Mapping[int, Entry], wrong: Mapping[str, str]
    ) -> dict[str, Any]:
        """The page with a field that is wrong (since it was sent, its key result has changed), and why above it."""
        form = await self.keep(sent, entries)
        block, words = next(iter(wrong.items()))
        page = self.messages.page_with(form, block)
        return self.messages.form(form, sent.who.reader, state=replace(sent.state, page=page), trouble=words)

    async def keep(self, sent: Sent, entries: Mapping[int, Entry]) -> CheckInForm:
        """Keep everything typed so far as the draft."""
        return await self.act(keep_draft, replace(sent, entries=dict(entries)).typed, by=sent.who.member)


def sent_of(view: dict[str, Any], context: AsyncBoltContext) -> Sent:
    return Sent(
        who_of(context), FormState.read(view["private_metadata"]), entries_on(view), str(view.get("hash") or "")
    )


def drafted(form: CheckInForm) -> dict[int, Entry]:
    """What was typed on pages before, by key result."""
    return {item.key_result.number: item.entry for item in form.items if item.entry is not None}


def with_taps(form: CheckInForm, entries: Mapping[int, Entry]) -> dict[int, Entry]:
    """What stands on the page, with what was tapped on it and may not show yet."""
    before = drafted(form)
    return {number: merged(before.get(number), entry) for number, entry in entries.items()}


def explained(form: CheckInForm, entries: Mapping[int, Entry]) -> dict[int, Entry]:
    """What was typed before, with the explanations just given."""
    before = drafted(form)
    given = {number: entry.explanation for number, entry in entries.items() if number in before}
    return before | {number: replace(before[number], explanation=said) for number, said in given.items()}


def updated(view: dict[str, Any]) -> dict[str, Any]:
    """The answer to a submission that puts `view` in its place."""
    return {"response_action": "update", "view": view}
