"""One answer in words, as it was understood, wherever it is shown back to whoever gave it."""

from dataclasses import dataclass
from typing import Any

from messages.lengths import cut
from messages.lines import Lines
from messages.mrkdwn import mention
from messages.reactions import on_receipt
from messages.wording import Wording
from okr.answered import Answered
from okr.check_in import Answer
from okr.form import FormItem
from okr.member import Member
from okr.metric import Metric, Milestones, Reading

TITLE = 100
STEPS = 120
UNBLOCKED = 100


@dataclass(frozen=True, slots=True)
class AnsweredWords:
    wording: Wording

    def line(self, one: Answered, *, to: Member | None = None) -> dict[str, Any]:
        """The finished values of the template's macro `answered`, for `to` (None: for anybody)."""
        answer, by = one.check_in.answer, one.check_in.by
        return {
            "label": one.key_result.label,
            "title": cut(one.key_result.title, TITLE),
            "behalf": one.on_behalf_of.name if one.on_behalf_of else "",
            "said": self.said(one.key_result.metric, answer, one.known),
            "confidence": self.lines.confidence(answer.confidence),
            "note": answer.note,
            "blocker": answer.blocker,
            "clears": mention(answer.blocker_owner) if answer.blocker and answer.blocker_owner else "",
            "unblocked": cut(one.unblocked, UNBLOCKED),
            "explanation": answer.explanation,
            "by": mention(by) if to is None or by != to.id else "",
            "reactions": on_receipt(one.reactions, self.wording) if one.reactions else "",
        }

    def said(self, metric: Metric, answer: Answer, known: Reading | None) -> str:
        """The value against its target, or that there is no new one."""
        if answer.reading is not None:
            return self.detailed(metric, answer.reading)
        if known is None:
            return self.wording.say("No figure yet")
        return self.wording.say("No new figure yet, still %(value)s", value=self.lines.value_to_target(metric, known))

    def detailed(self, metric: Metric, reading: Reading) -> str:
        """As Lines.value_to_target; of a few milestone steps also which ones are done."""
        said = self.lines.value_to_target(metric, reading)
        if not isinstance(metric, Milestones) or not isinstance(reading, frozenset) or not reading:
            return said
        titles = ", ".join(step.title for step in metric.steps if step.number in reading)
        return f"{said}: {cut(titles, STEPS)}"

    def short(self, metric: Metric, answer: Answer) -> str:
        """ "60%, confidence 7"."""
        value = (
            self.wording.say("no new figure") if answer.reading is None else self.lines.value(metric, answer.reading)
        )
        return f"{value}, {self.lines.confidence(answer.confidence)}"

    def known(self, item: FormItem, answer: Answer) -> Reading | None:
        """The figure that holds with this answer."""
        return answer.reading if answer.reading is not None else item.standing.reading

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)
