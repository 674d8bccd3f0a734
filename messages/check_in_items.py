"""One key result on the form, as the finished values its template takes."""

from dataclasses import dataclass
from typing import Any

from messages.check_in_blocker import foreseen, open_blocker
from messages.check_in_entries import NO, YES, Field, block_id
from messages.check_in_heading import HeadingWords
from messages.check_in_means import MeansWords
from messages.check_in_prefill import prefilled
from messages.check_in_sure import chosen_words, question, rows
from messages.confidence import confidence_choice, confidence_choices
from messages.dates import show_date
from messages.lengths import cut
from messages.number_reader import LONGEST_INPUT, example_of
from messages.wording import Wording
from okr.draft import Entry
from okr.form import FormItem
from okr.metric import Binary, Change, Limit, Milestones, Step
from okr.refusals import WrongReading
from okr.unit import Unit, UnitKind
from okr.week import Week

NOTE_MOST = 2_000
BLOCKER_MOST = 500
"""What the fields take; Slack refuses a form whose field is prefilled with more."""

MOST_CHECKBOXES = 10
MOST_OPTIONS = 100
OPTION_TEXT = 75
NOT_LIVE: dict[str, Any] = {"no_figure": False, "cleared": False, "foreseen": []}


@dataclass(frozen=True, slots=True)
class ItemWords:
    """The sections of a form in one language: of the weekly form about `week`, which answers to every act, or of one
    that is just read once it is sent (None)."""

    wording: Wording
    week: Week | None = None

    def item(self, item: FormItem) -> dict[str, Any]:
        """The section and the fields of one key result."""
        entry = prefilled(item, self.wording.language)
        return {
            **HeadingWords(self.wording).heading(item),
            **self.field(item, entry),
            "ids": {field.value: block_id(item.key_result.number, field) for field in Field},
            "live": self.week is not None,
            **(self.live(item, entry, self.week) if self.week else NOT_LIVE),
            "blocker_owner": entry.blocker_owner or "",
            "confidences": confidence_choices(self.wording),
            "confidence": confidence_choice(entry.confidence, self.wording) if entry.confidence else None,
            "note": cut(entry.note, NOTE_MOST),
            "note_most": NOTE_MOST,
            "blocker": cut(" ".join(entry.blocker.split()), BLOCKER_MOST),
            "blocker_most": BLOCKER_MOST,
            "blocker_id": block_id(item.key_result.number, Field.REFILLED if entry.refilled else Field.BLOCKER),
            "value_most": LONGEST_INPUT,
        }

    def live(self, item: FormItem, entry: Entry, week: Week) -> dict[str, Any]:
        """What answers to every act: what the value means, the numbers to tap, what is put away."""
        return {
            "means": self.means(item, entry, week),
            "question": question(item, self.wording),
            "chosen_words": chosen_words(entry.confidence, last_confidence(item), self.wording),
            "rows": rows(item.key_result.number, entry.confidence, self.wording),
            "open_blocker": open_blocker(item, entry, week, self.wording),
            "no_figure": entry.no_figure,
            "cleared": entry.cleared,
            "foreseen": foreseen(item, entry),
        }

    def means(self, item: FormItem, entry: Entry, week: Week) -> str:
        """What stands there means this; nothing is said of a draft from before the metric changed its kind."""
        try:
            return MeansWords(self.wording, week).line(item, entry)
        except WrongReading:
            return ""

    def field(self, item: FormItem, entry: Entry) -> dict[str, Any]:
        """The one field that depends on the kind of metric."""
        metric = item.key_result.metric
        match metric:
            case Milestones():
                return self.steps(metric.steps, entry)
            case Binary():
                yes = {"text": self.wording.say("Yes, done"), "value": YES}
                no = {"text": self.wording.say("Not yet"), "value": NO}
                chosen = {True: yes, False: no}.get(entry.done) if entry.done is not None else None
                return {"kind": "yes_no", "yes": yes, "no": no, "chosen": chosen}
            case Change() | Limit():
                example = example_of(metric.unit, self.wording.language)
                return {
                    "kind": "figure",
                    "value": cut(entry.value, LONGEST_INPUT),
                    "unit": unit_name(metric.unit),
                    "example": example,
                }

    def steps(self, steps: tuple[Step, ...], entry: Entry) -> dict[str, Any]:
        """Checkboxes where they fit, else a list to choose from."""
        options = [self.step(step) for step in steps[:MOST_OPTIONS]]
        ticked = set(entry.steps or ())
        return {
            "kind": "steps",
            "picker": "checkboxes" if len(options) <= MOST_CHECKBOXES else "multi_static_select",
            "options": options,
            "ticked": [option for step, option in zip(steps, options, strict=False) if step.number in ticked],
        }

    def step(self, step: Step) -> dict[str, str]:
        if step.due is None:
            return {"text": cut(step.title, OPTION_TEXT), "value": str(step.number)}
        due = self.wording.say(" (by %(due)s)", due=show_date(step.due, self.wording.language))
        return {"text": f"{cut(step.title, OPTION_TEXT - len(due))}{due}", "value": str(step.number)}


def last_confidence(item: FormItem) -> int | None:
    """That of the latest answer about another week than the form's."""
    latest = item.standing.previous if item.current is not None else item.standing.latest
    return latest.answer.confidence if latest else None


def unit_name(unit: Unit) -> str:
    """The unit as the field's label names it; empty where there is nothing to name."""
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.CURRENCY | UnitKind.NOUN:
            return unit.name
        case _:
            return ""
