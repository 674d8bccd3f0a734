"""The form of one key result: the fields its kind needs, with what is written so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from messages import ids
from messages.fields import Choice, Field, Kind, chosen_among, option_in
from messages.line_fields import LINES_MOST, shown_lines
from messages.milestone_lines import milestone_lines
from messages.number_reader import LONGEST_INPUT
from messages.numbers import figure_to_edit, show_number
from messages.objective_state import ObjectiveState
from messages.unit_reader import LONGEST_NOUN, unit_to_edit
from messages.wording import Wording
from okr.draft_sheet import DraftSheet
from okr.drafting import DraftedKeyResult
from okr.key_result import Measured
from okr.metric import Binary, Change, Limit, Metric, Milestones
from okr.metric import Kind as MetricKind

TITLE_MOST = 150
EVIDENCE_MOST = 300
WEIGHT_MOST = 10
BECAUSE_MOST = 500


class Measure(StrEnum):
    """How a key result is measured, as people choose it."""

    REACH = "reach"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    STEPS = "steps"
    YES_NO = "yes_no"


class Part(StrEnum):
    """The fields of a key result, by their blocks."""

    TITLE = "key-result-title"
    MEASURE = "key-result-measure"
    FROM = "key-result-from"
    TO = "key-result-to"
    LIMIT = "key-result-limit"
    UNIT = "key-result-unit"
    STEPS = "key-result-steps"
    EVIDENCE = "key-result-evidence"
    OWNER = "key-result-owner"
    CONTRIBUTORS = "key-result-contributors"
    WEIGHT = "key-result-weight"
    DUE = "key-result-due"
    MEASURED = "key-result-measured"
    BECAUSE = "key-result-because"


def measure_of(metric: Metric) -> Measure:
    match metric:
        case Change():
            return Measure.REACH
        case Limit(kind=MetricKind.AT_LEAST):
            return Measure.AT_LEAST
        case Limit():
            return Measure.AT_MOST
        case Milestones():
            return Measure.STEPS
        case Binary():
            return Measure.YES_NO


def measure_in(values: Mapping[str, Any], state: ObjectiveState, one: DraftedKeyResult | None) -> Measure:
    """The kind chosen; where none is, that of the key result, a number to reach for a new one."""
    chosen = option_in(values, state.block(Part.MEASURE))
    if chosen in set(Measure):
        return Measure(chosen)
    return measure_of(one.metric) if one else Measure.REACH


@dataclass(frozen=True, slots=True)
class KeyResultFields:
    """The fields of `one`, None for a new one: that begins as the objective's owner's, due on the cycle's last day."""

    wording: Wording
    sheet: DraftSheet
    state: ObjectiveState
    one: DraftedKeyResult | None

    def all(self, measure: Measure) -> list[Field]:
        found = [self.title(), self.measure(measure), *self.figures(measure), self.owned(), self.due_day()]
        if self.one and self.one.number is not None:
            found.append(self.because())
        return [*found, self.weight(), self.measured(), self.contributors()]

    def title(self) -> Field:
        say, title = self.wording.say, self.one.title if self.one else ""
        return Field(
            Kind.WORDS,
            self.state.block(Part.TITLE),
            say("Key result"),
            placeholder=say("Like: answer time to customers"),
            value=title,
            most=max(TITLE_MOST, len(title)),
        )

    def measure(self, measure: Measure) -> Field:
        """Choosing another one shows other fields at once."""
        say = self.wording.say
        choices = (
            Choice(say("A number to reach"), Measure.REACH),
            Choice(say("A number to stay at or above"), Measure.AT_LEAST),
            Choice(say("A number to stay at or below"), Measure.AT_MOST),
            Choice(say("Steps to complete"), Measure.STEPS),
            Choice(say("Done or not done"), Measure.YES_NO),
        )
        return Field(
            Kind.SELECT,
            self.state.block(Part.MEASURE),
            say("How is it measured?"),
            choices=choices,
            chosen=chosen_among(choices, measure),
            action=ids.OBJECTIVE_MEASURE,
        )

    def figures(self, measure: Measure) -> list[Field]:
        say, metric = self.wording.say, self.one.metric if self.one else None
        match measure:
            case Measure.REACH:
                first, last = (metric.start, metric.target) if isinstance(metric, Change) else (None, None)
                return [
                    self._figure(Part.FROM, say("From"), first),
                    self._figure(Part.TO, say("To"), last),
                    self.unit(),
                ]
            case Measure.AT_LEAST | Measure.AT_MOST:
                label = say("At least") if measure is Measure.AT_LEAST else say("At most")
                limit = metric.limit if isinstance(metric, Limit) else None
                return [self._figure(Part.LIMIT, label, limit), self.unit()]
            case Measure.STEPS:
                return [self.steps()]
            case Measure.YES_NO:
                return [self.evidence()]

    def unit(self) -> Field:
        say, metric = self.wording.say, self.one.metric if self.one else None
        hint = say("%%, VND, USD, hours, or a word such as customers. Leave it empty for a plain number.")
        value = unit_to_edit(metric.unit) if isinstance(metric, Change | Limit) else ""
        most = max(LONGEST_NOUN, len(value))
        return Field(Kind.WORDS, self.state.block(Part.UNIT), say("Unit"), hint, optional=True, value=value, most=most)

    def steps(self) -> Field:
        say, metric = self.wording.say, self.one.metric if self.one else None
        hint = say("One a line, up to 20, in their order. A weight may stand behind one: Pilot (40%%)")
        lines = milestone_lines(metric, self.wording.language) if isinstance(metric, Milestones) else ()
        value, block = "\n".join(shown_lines(lines)), self.state.block(Part.STEPS)
        return Field(Kind.LINES, block, say("Steps"), hint, value=value, most=LINES_MOST)

    def evidence(self) -> Field:
        metric = self.one.metric if self.one else None
        value = metric.evidence if isinstance(metric, Binary) else ""
        label = self.wording.say("What will show that it is done?")
        most = max(EVIDENCE_MOST, len(value))
        return Field(Kind.WORDS, self.state.block(Part.EVIDENCE), label, optional=True, value=value, most=most)

    def owned(self) -> Field:
        hint = self.wording.say("One person, who is asked about it once a week.")
        owner = self.one.owner if self.one else self.sheet.content.owner
        return Field(Kind.PERSON, self.state.block(Part.OWNER), self.wording.say("Owner"), hint, value=owner or "")

    def due_day(self) -> Field:
        """A new one is due on the cycle's last day, where that is still to come."""
        say, last, block = self.wording.say, self.sheet.cycle.last_day, self.state.block(Part.DUE)
        due = self.one.due if self.one else last if last > self.sheet.start.today else None
        hint = say(
            "It may be postponed past the end of the cycle: its owner is asked about it until then, "
            "or until an admin closes the cycle."
        )
        late = self.sheet.latest_due(self.one) > last
        return Field(Kind.DATE, block, say("Due by"), hint if late else "", value=due.isoformat() if due else "")

    def because(self) -> Field:
        """Only for a key result on record, whose target people know."""
        say, one = self.wording.say, self.one
        return Field(
            Kind.LINES,
            self.state.block(Part.BECAUSE),
            say("Why does it change?"),
            say("Say so where the figures or the due day change. It stays in the history, and the digest shows it."),
            optional=True,
            value=one.because if one else "",
            most=BECAUSE_MOST,
        )

    def weight(self) -> Field:
        say, weight = self.wording.say, self.one.weight if self.one else None
        return Field(
            Kind.WORDS,
            self.state.block(Part.WEIGHT),
            say("Weight"),
            say("In percent of the objective. Left empty, it shares the rest with the others, equally."),
            placeholder=say("Like 40"),
            optional=True,
            value=show_number(weight, self.wording.language) if weight is not None else "",
            most=max(WEIGHT_MOST, len(str(weight or ""))),
        )

    def measured(self) -> Field:
        say = self.wording.say
        choices = (
            Choice(say("Every week"), Measured.WEEKLY),
            Choice(say("Every month"), Measured.MONTHLY),
            Choice(say("Every quarter"), Measured.QUARTERLY),
        )
        chosen = chosen_among(choices, self.one.measured if self.one else Measured.WEEKLY)
        block = self.state.block(Part.MEASURED)
        return Field(Kind.SELECT, block, say("How often is there a new figure?"), choices=choices, chosen=chosen)

    def contributors(self) -> Field:
        people = self.one.contributors if self.one else ()
        block, label = self.state.block(Part.CONTRIBUTORS), self.wording.say("Contributors")
        return Field(Kind.PEOPLE, block, label, optional=True, values=people)

    def _figure(self, part: Part, label: str, figure: Decimal | None) -> Field:
        metric, example = self.one.metric if self.one else None, self.wording.say("Like 12.5, 1.2k or 3M")
        value = ""
        if figure is not None and isinstance(metric, Change | Limit):
            value = figure_to_edit(figure, metric.unit, self.wording.language)
        most = max(LONGEST_INPUT, len(value))
        return Field(Kind.WORDS, self.state.block(part), label, placeholder=example, value=value, most=most)
