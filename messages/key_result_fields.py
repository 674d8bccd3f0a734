"""The fields of one key result that is being written: those its kind needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from messages import ids
from messages.fields import Choice, Field, Kind, chosen_among, option_in
from messages.number_reader import LONGEST_INPUT
from messages.unit_reader import LONGEST_NOUN
from messages.wording import Wording
from okr.cycle import Cycle

TITLE_MOST = 150
STEPS_MOST = 2_000
EVIDENCE_MOST = 300


class Measure(StrEnum):
    """How a key result is measured, as people choose it."""

    REACH = "reach"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    STEPS = "steps"
    YES_NO = "yes_no"


class Part(StrEnum):
    """The fields of a key result; each block's id is its row and its part."""

    TITLE = "title"
    MEASURE = "measure"
    FROM = "from"
    TO = "to"
    LIMIT = "limit"
    UNIT = "unit"
    STEPS = "steps"
    EVIDENCE = "evidence"
    OWNER = "owner"
    DUE = "due"


def block_of(row: int, part: Part) -> str:
    return f"new-{row}-{part}"


def due_block(row: int, cycle: str) -> str:
    """The block of the due day, which starts anew with each cycle."""
    return f"{block_of(row, Part.DUE)}-{cycle}"


def measure_in(values: Mapping[str, Any], row: int) -> Measure:
    """The kind chosen in that row; a number to reach at first."""
    chosen = option_in(values, block_of(row, Part.MEASURE))
    return Measure(chosen) if chosen in set(Measure) else Measure.REACH


@dataclass(frozen=True, slots=True)
class KeyResultFields:
    """The fields of row `row` at first: owned by `owner` and due on the last day of its cycle."""

    wording: Wording
    row: int
    owner: str
    cycle: Cycle

    def all(self, measure: Measure) -> list[Field]:
        return [self.title(), self.measure(measure), *self.figures(measure), self.owned(), self.due_day()]

    def title(self) -> Field:
        say = self.wording.say
        return Field(
            Kind.WORDS,
            block_of(self.row, Part.TITLE),
            say("Key result"),
            placeholder=say("Like: answer time to customers"),
            most=TITLE_MOST,
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
            block_of(self.row, Part.MEASURE),
            say("How is it measured?"),
            choices=choices,
            chosen=chosen_among(choices, measure),
            action=ids.OBJECTIVE_CHOICE,
        )

    def figures(self, measure: Measure) -> list[Field]:
        say = self.wording.say
        match measure:
            case Measure.REACH:
                return [self._figure(Part.FROM, say("From")), self._figure(Part.TO, say("To")), self.unit()]
            case Measure.AT_LEAST:
                return [self._figure(Part.LIMIT, say("At least")), self.unit()]
            case Measure.AT_MOST:
                return [self._figure(Part.LIMIT, say("At most")), self.unit()]
            case Measure.STEPS:
                return [self.steps()]
            case Measure.YES_NO:
                return [self.evidence()]

    def unit(self) -> Field:
        say = self.wording.say
        hint = say("%%, VND, USD, hours, or a word such as customers. Leave it empty for a plain number.")
        return Field(Kind.WORDS, block_of(self.row, Part.UNIT), say("Unit"), hint, optional=True, most=LONGEST_NOUN)

    def steps(self) -> Field:
        say = self.wording.say
        return Field(
            Kind.LINES, block_of(self.row, Part.STEPS), say("Steps"), say("One a line, up to 20."), most=STEPS_MOST
        )

    def evidence(self) -> Field:
        say = self.wording.say
        return Field(
            Kind.WORDS,
            block_of(self.row, Part.EVIDENCE),
            say("What will show that it is done?"),
            optional=True,
            most=EVIDENCE_MOST,
        )

    def owned(self) -> Field:
        hint = self.wording.say("One person, who is asked about it once a week.")
        return Field(Kind.PERSON, block_of(self.row, Part.OWNER), self.wording.say("Owner"), hint, value=self.owner)

    def due_day(self) -> Field:
        block, last_day = due_block(self.row, self.cycle.key), self.cycle.last_day.isoformat()
        return Field(Kind.DATE, block, self.wording.say("Due by"), value=last_day)

    def _figure(self, part: Part, label: str) -> Field:
        example = self.wording.say("Like 12.5, 1.2k or 3M")
        return Field(Kind.WORDS, block_of(self.row, part), label, placeholder=example, most=LONGEST_INPUT)
