"""One key result on the form, as the finished values its template takes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from messages.bars import progress_bar, sparkline
from messages.check_in_blocker import open_blocker
from messages.check_in_entries import NO, YES, Field, block_id
from messages.check_in_means import MeansWords
from messages.check_in_prefill import prefilled
from messages.check_in_sure import chosen_words, question, rows
from messages.confidence import confidence_choice, confidence_choices
from messages.dates import show_date
from messages.lengths import cut
from messages.lines import Lines
from messages.number_reader import LONGEST_INPUT, example_of
from messages.numbers import show_figure, show_share
from messages.wording import Wording
from okr.draft import Entry
from okr.form import FormItem
from okr.health import Assessment
from okr.metric import Binary, Change, Limit, Milestones, Reading, Step
from okr.refusals import WrongReading
from okr.standing import Standing
from okr.unit import Unit, UnitKind
from okr.week import Week

TITLE = 140
LAST_NOTE = 200
NOTE_MOST = 2_000
BLOCKER_MOST = 500
"""What the fields take; Slack refuses a form whose field is prefilled with more."""

MOST_CHECKBOXES = 10
MOST_OPTIONS = 100
OPTION_TEXT = 75
TREND_FROM = 3
NOT_LIVE: dict[str, Any] = {"no_figure": False, "cleared": False}


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
            **self.heading(item),
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
        }

    def means(self, item: FormItem, entry: Entry, week: Week) -> str:
        """What stands there means this; nothing is said of a draft from before the metric changed its kind."""
        try:
            return MeansWords(self.wording, week).line(item, entry)
        except WrongReading:
            return ""

    def heading(self, item: FormItem) -> dict[str, str]:
        """What the key result is and where it stands."""
        return {
            "label": item.key_result.label,
            "title": cut(item.key_result.title, TITLE),
            "objective": cut(item.objective.title, TITLE),
            "behalf": item.on_behalf_of.name if item.on_behalf_of else "",
            "figures": self.figures(item),
            "bar": self.bar(item),
            "trend": trend(item.standing),
            "last_note": self.last_note(item),
        }

    def figures(self, item: FormItem) -> str:
        """The last value and the target, the start where nothing was measured yet."""
        say, metric, last = self.wording.say, item.key_result.metric, item.standing.reading
        value, target = self.lines.value(metric, last), self.lines.target(metric)
        match metric:
            case Change(start=start) if last is None:
                start_value = show_figure(start, metric.unit, self.wording.language)
                return say("Start %(start)s, target %(target)s", start=start_value, target=target)
            case Limit() if last is None:
                return say("No figure yet, %(limit)s", limit=target)
            case Limit():
                return say("Last %(value)s, %(limit)s", value=value, limit=target)
            case Change():
                return say("Last %(value)s, target %(target)s", value=value, target=target)
            case Binary(evidence=evidence) if evidence:
                return say("To show: %(evidence)s", evidence=cut(evidence, TITLE))
            case Milestones():
                return self.lines.value_to_target(metric, frozenset() if last is None else last)
            case _:
                return self.lines.value_to_target(metric, last)

    def bar(self, item: FormItem) -> str:
        """Progress against what is expected by now; empty for limits and yes or no, which have no way to go."""
        judged = item.assessment
        if not isinstance(item.key_result.metric, Change | Milestones) or judged.progress is None:
            return ""
        if item.standing.reading is None:
            return self.expected(judged)
        progress = show_share(judged.progress, self.wording.language)
        bar = progress_bar(judged.progress, judged.expected)
        if judged.expected is None:
            return f"{bar} {progress}"
        expected = show_share(judged.expected, self.wording.language)
        return self.wording.say(
            "%(bar)s %(progress)s, %(expected)s expected by now", bar=bar, progress=progress, expected=expected
        )

    def expected(self, judged: Assessment) -> str:
        """What is expected by now, where nothing was measured yet."""
        if not judged.expected:
            return ""
        return self.wording.say(
            "%(expected)s expected by now", expected=show_share(judged.expected, self.wording.language)
        )

    def last_note(self, item: FormItem) -> str:
        """The note of the latest answer about another week than the form's."""
        latest = item.standing.previous if item.current is not None else item.standing.latest
        return cut(latest.answer.note, LAST_NOTE) if latest else ""

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

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)


def last_confidence(item: FormItem) -> int | None:
    """That of the latest answer about another week than the form's."""
    latest = item.standing.previous if item.current is not None else item.standing.latest
    return latest.answer.confidence if latest else None


def trend(standing: Standing) -> str:
    """The course of the figure, or of the number of steps, over the answered weeks; empty before the third."""
    values = [as_number(point.reading) for point in standing.trend]
    return sparkline(values) if sum(value is not None for value in values) >= TREND_FROM else ""


def as_number(reading: Reading | None) -> Decimal | None:
    if isinstance(reading, frozenset):
        return Decimal(len(reading))
    return reading if isinstance(reading, Decimal) else None


def unit_name(unit: Unit) -> str:
    """The unit as the field's label names it; empty where there is nothing to name."""
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.CURRENCY | UnitKind.NOUN:
            return unit.name
        case _:
            return ""
