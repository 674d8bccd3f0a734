"""Correcting a week that is over, from its menu in a history; a week that is not opens the usual form."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.who import Who, who_of
from messages import ids
from messages.check_in_entries import entries_of
from messages.correction import CorrectionState, Written, reason_of
from okr.actions.correct_check_in import correct_check_in, open_correction
from okr.actions.open_check_in import open_check_in
from okr.correction import Correction, CorrectionForm
from okr.draft import Entry
from okr.refusals import AnsweredMeanwhile, WeekStillOpen
from okr.week import Week


class Corrections:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.correction
        self.check_in = desk.messages.check_in

    def register(self, app: AsyncApp) -> None:
        app.view(ids.CORRECTION_FORM)(self.sent)

    async def view_of(self, who: Who, number: int, week: Week) -> dict[str, Any]:
        """The form that takes an answer about that week now."""
        try:
            form = await self.act(open_correction, number, week, by=who.member)
        except WeekStillOpen:
            usual = await self.act(open_check_in, by=who.member, week=week, only=(number,))
            return self.check_in.form(usual, who.reader)
        return self.messages.form(form, who.reader)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """Save the correction, or say at which field what is wrong, or what somebody else said meanwhile."""
        who, state = who_of(context), CorrectionState.read(view["private_metadata"])
        form = await self.act(open_correction, state.number, state.week, by=who.member)
        written = written_of(view, form)
        filled = self.messages.understand(form, written, who.reader)
        if filled.wrong:
            await ack(response_action="errors", errors=filled.wrong)
            return
        correction = Correction(state.number, state.week, filled.answers[state.number], state.seen, written.reason)
        try:
            corrected = await self.act(correct_check_in, correction, by=who.member)
        except AnsweredMeanwhile as refusal:
            theirs = refusal.theirs[state.number]
            again = self.messages.form(form, who.reader, written=written, theirs=theirs)
            await ack(response_action="update", view=again)
        else:
            await ack(response_action="update", view=self.messages.saved(corrected, who.reader))


def written_of(view: dict[str, Any], form: CorrectionForm) -> Written:
    values = view["state"]["values"]
    return Written(entries_of(values).get(form.item.key_result.number, Entry()), reason_of(values))
