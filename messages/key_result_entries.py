"""Reading the fields of one key result that was written: what it is, or what is wrong at which field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from messages.check_in_answers import two_readings, unreadable
from messages.cleaning import clean, clean_lines
from messages.dates import show_day
from messages.fields import words_in
from messages.key_result_fields import Measure, Part, block_of, due_block, measure_in
from messages.lengths import cut
from messages.number_reader import Ambiguous, Read, Reason, Unreadable, read_figure
from messages.unit_reader import LONGEST_NOUN, unit_meant
from messages.wording import Wording
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Step
from okr.unit import NUMBER, Unit
from okr.writing import KeyResultDraft

MOST_STEPS = 20
STEP_MOST = 150


@dataclass(frozen=True, slots=True)
class Period:
    """The days between which it may be due: after `first`, and not after `last`, when the cycle of that key ends."""

    cycle: str
    first: date
    last: date


@dataclass(slots=True)
class KeyResultReading:
    """One run through the fields of row `row`; `wrong` gathers by block what is not right."""

    values: Mapping[str, Any]
    row: int
    period: Period
    wording: Wording
    wrong: dict[str, str] = field(default_factory=dict)

    def draft(self) -> KeyResultDraft | None:
        """The key result, None where anything is wrong."""
        title, owner = clean(self._words(Part.TITLE)), self._words(Part.OWNER)
        if not title:
            self._wrong(Part.TITLE, self.wording.say("Say in a few words what is measured."))
        if not owner:
            self._wrong(Part.OWNER, self.wording.say("Choose who answers for it."))
        metric, due = self.metric(), self.due()
        if self.wrong or metric is None or due is None:
            return None
        return KeyResultDraft(title, metric, owner, due)

    def metric(self) -> Metric | None:
        match measure_in(self.values, self.row):
            case Measure.REACH:
                return self._change()
            case Measure.AT_LEAST:
                return self._limit(Kind.AT_LEAST)
            case Measure.AT_MOST:
                return self._limit(Kind.AT_MOST)
            case Measure.STEPS:
                return self._steps()
            case Measure.YES_NO:
                return Binary(clean(self._words(Part.EVIDENCE)))

    def due(self) -> date | None:
        """A day of the cycle that is still to come."""
        block, language = due_block(self.row, self.period.cycle), self.wording.language
        said = words_in(self.values, block)
        try:
            day = date.fromisoformat(said)
        except ValueError:
            self.wrong[block] = self.wording.say("Choose the day by which it is due.")
            return None
        if self.period.first < day <= self.period.last:
            return day
        words = self.wording.say(
            "Choose a day after %(first)s, and not after %(last)s, when the cycle ends.",
            first=show_day(self.period.first, language),
            last=show_day(self.period.last, language),
        )
        self.wrong[block] = words
        return None

    def _change(self) -> Change | None:
        unit = self._unit(Part.FROM, Part.TO)
        if unit is None:
            return None
        rough = read_figure(self._words(Part.TO), unit, self.wording.language)
        start = self._figure(Part.FROM, unit, beside=rough.value if isinstance(rough, Read) else None)
        target = self._figure(Part.TO, unit, beside=start)
        if start is None or target is None:
            return None
        if start == target:
            self._wrong(Part.TO, self.wording.say("From and to are the same. What is to change?"))
            return None
        return Change(start, target, unit)

    def _limit(self, kind: Kind) -> Limit | None:
        unit = self._unit(Part.LIMIT)
        limit = self._figure(Part.LIMIT, unit, beside=None) if unit else None
        return Limit(kind, limit, unit) if unit and limit is not None else None

    def _steps(self) -> Milestones | None:
        lines = [clean(line) for line in clean_lines(self._words(Part.STEPS)).split("\n")]
        titles = list(dict.fromkeys(cut(line, STEP_MOST) for line in lines if line))
        if not titles:
            self._wrong(Part.STEPS, self.wording.say("Write at least one step."))
            return None
        if len(titles) > MOST_STEPS:
            said = self.wording.say("These are %(n)s steps. Write up to %(most)s.", n=len(titles), most=MOST_STEPS)
            self._wrong(Part.STEPS, said)
            return None
        return Milestones(tuple(Step(number, title) for number, title in enumerate(titles, start=1)))

    def _unit(self, *figures: Part) -> Unit | None:
        typed = tuple(self._words(part) for part in figures)
        unit = unit_meant(self._words(Part.UNIT), typed, self.wording.language)
        if unit is None:
            self._wrong(Part.UNIT, self.wording.say("Put the unit into %(n)s characters.", n=LONGEST_NOUN))
        return unit

    def _figure(self, part: Part, unit: Unit, *, beside: Decimal | None) -> Decimal | None:
        """The figure typed there, judged by the one `beside` it where it could be two."""
        typed, language = self._words(part).strip(), self.wording.language
        match read_figure(typed, unit, language, target=beside):
            case Read(value=value):
                return value
            case Ambiguous(readings=readings):
                self._wrong(part, two_readings(typed, readings, unit, self.wording))
            case Unreadable(reason=Reason.EMPTY):
                self._wrong(part, self.wording.say("Type a number."))
            case Unreadable(reason=Reason.OTHER_UNIT) if unit == NUMBER:
                self._wrong(part, self.wording.say("This figure has a unit. Name the unit in its field below."))
            case Unreadable() as refused:
                self._wrong(part, unreadable(typed, refused, unit, self.wording))
        return None

    def _words(self, part: Part) -> str:
        return words_in(self.values, block_of(self.row, part))

    def _wrong(self, part: Part, words: str) -> None:
        self.wrong[block_of(self.row, part)] = words
