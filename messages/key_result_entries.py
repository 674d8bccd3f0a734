"""Reading the form of one key result: what it is, or what is wrong at which field."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from messages.check_in_answers import two_readings, unreadable
from messages.cleaning import clean, clean_lines
from messages.dates import show_date, show_day
from messages.fields import held_in, option_in, people_in, words_in
from messages.key_result_fields import Measure, Part, measure_in
from messages.line_fields import shown_lines
from messages.milestone_lines import WHOLE, WrittenStep, milestone_lines, read_step, steps_of, weighed
from messages.number_reader import Ambiguous, Read, Reason, Unreadable, read_figure
from messages.numbers import show_percent
from messages.objective_state import ObjectiveState
from messages.unit_reader import LONGEST_NOUN, read_beside_unit, unit_meant
from messages.wording import Wording
from okr.draft_sheet import DraftSheet
from okr.drafting import DraftedKeyResult
from okr.key_result import Measured
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones
from okr.unit import NUMBER, PERCENT, Unit

MOST_STEPS = 20


@dataclass(slots=True)
class KeyResultReading:
    """One run through the fields; `before` is what the draft says of it, None for a new one; `wrong` gathers by block
    what is not right."""

    values: Mapping[str, Any]
    state: ObjectiveState
    sheet: DraftSheet
    wording: Wording
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def before(self) -> DraftedKeyResult | None:
        return self.sheet.content.key_result(self.state.key)

    def drafted(self) -> DraftedKeyResult | None:
        """The key result, None where anything is wrong."""
        title, owner = clean(self._words(Part.TITLE)), self._words(Part.OWNER)
        if not title:
            self._wrong(Part.TITLE, self.wording.say("Say in a few words what is measured."))
        if not owner:
            self._wrong(Part.OWNER, self.wording.say("Choose who answers for it."))
        metric, due, weight = self.metric(), self.due(), self.weight()
        if metric is None or due is None or self.wrong:
            return None
        measured = option_in(self.values, self.state.block(Part.MEASURED))
        found = DraftedKeyResult(
            key=self.state.key,
            title=title,
            metric=metric,
            owner=owner,
            due=due,
            contributors=people_in(self.values, self.state.block(Part.CONTRIBUTORS)),
            weight=weight,
            measured=Measured(measured) if measured in set(Measured) else Measured.WEEKLY,
        )
        return self.explained(found) if self.before else found

    def explained(self, found: DraftedKeyResult) -> DraftedKeyResult | None:
        """With what is kept of before; a changed target of one on record needs its reason."""
        before = self.before
        if before is None or before.number is None:
            return replace(found, start=before.start if before else None)
        because = clean_lines(self._words(Part.BECAUSE))
        if (found.metric, found.due) != (before.metric, before.due) and not because:
            self._wrong(Part.BECAUSE, self.wording.say("Say in a few words why it changes."))
            return None
        return replace(found, number=before.number, start=before.start, because=because)

    def metric(self) -> Metric | None:
        match measure_in(self.values, self.state, self.before):
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
        """A day that is still to come, up to the latest; or the one that is said already."""
        before = self.before
        try:
            day = date.fromisoformat(self._words(Part.DUE))
        except ValueError:
            self._wrong(Part.DUE, self.wording.say("Choose the day by which it is due."))
            return None
        first, last = self.sheet.start.first_day(self.sheet.cycle), self.sheet.cycle.last_day
        latest = self.sheet.latest_due(before)
        if first < day <= latest or (before and before.due == day):
            return day
        self._wrong(Part.DUE, self.out_of_range(first, latest, ends=latest == last))
        return None

    def out_of_range(self, first: date, latest: date, *, ends: bool) -> str:
        """Between which days it may be due; `ends` where the latest is the last of the cycle."""
        language = self.wording.language
        if ends:
            return self.wording.say(
                "Choose a day after %(first)s, and not after %(last)s, when the cycle ends.",
                first=show_day(first, language),
                last=show_day(latest, language),
            )
        return self.wording.say(
            "Choose a day after %(first)s, and not after %(last)s.",
            first=show_date(first, language, with_year=True),
            last=show_date(latest, language, with_year=True),
        )

    def weight(self) -> Decimal | None:
        """The share of 100 that it takes; with the others' no more than all of it."""
        typed = self._words(Part.WEIGHT).strip()
        if not typed:
            return None
        read = read_figure(typed, PERCENT, self.wording.language, last=Decimal(0))
        if not isinstance(read, Read) or not 0 < read.value <= WHOLE:
            self._wrong(Part.WEIGHT, self.wording.say("Type a share from 1 to 100, or leave it empty."))
            return None
        others = (one.weight for one in self.sheet.content.key_results if one.key != self.state.key and one.weight)
        left = WHOLE - sum(others, Decimal(0))
        if read.value > left:
            shown = show_percent(max(left, Decimal(0)), self.wording.language)
            self._wrong(Part.WEIGHT, self.wording.say("The others leave %(left)s. Take no more than that.", left=shown))
        return read.value

    def _change(self) -> Change | None:
        unit = self._unit(Part.FROM, Part.TO)
        if unit is None:
            return None
        rough = self._read(Part.TO, unit)
        start = self._figure(Part.FROM, unit, beside=rough.value if isinstance(rough, Read) else None)
        target = self._figure(Part.TO, unit, beside=start)
        if start is None or target is None:
            return None
        if start == target:
            self._wrong(Part.TO, self.wording.say("From and to are the same. What is to change?"))
            return None
        return self._as_before(Change(start, target, unit))

    def _as_before(self, found: Change) -> Change:
        """What the form does not ask for stays while it holds: the phases of a figure in the same unit, and how a
        target was put."""
        before = self.before.metric if self.before else None
        if not isinstance(before, Change) or before.unit != found.unit:
            return found
        same = (before.start, before.target) == (found.start, found.target)
        return before if same else replace(found, phases=before.phases)

    def _limit(self, kind: Kind) -> Limit | None:
        unit = self._unit(Part.LIMIT)
        limit = self._figure(Part.LIMIT, unit, beside=None) if unit else None
        return Limit(kind, limit, unit) if unit and limit is not None else None

    def _steps(self) -> Milestones | None:
        before = self.before.metric if self.before else None
        old = before if isinstance(before, Milestones) else None
        known = milestone_lines(old, self.wording.language) if old else []
        lines = [*self._lines(Part.STEPS), *known[len(shown_lines(known)) :]]
        if old and lines == [clean(line) for line in known]:
            return old
        written = {one.title.casefold(): one for one in (read_step(line, self.wording.language) for line in lines)}
        return self._weighed(list(written.values()), old)

    def _weighed(self, lines: list[WrittenStep], old: Milestones | None) -> Milestones | None:
        say = self.wording.say
        if not lines:
            self._wrong(Part.STEPS, say("Write at least one step."))
            return None
        if len(lines) > MOST_STEPS:
            self._wrong(Part.STEPS, say("These are %(n)s steps. Write up to %(most)s.", n=len(lines), most=MOST_STEPS))
            return None
        weights = weighed(lines)
        if weights is None:
            self._wrong(Part.STEPS, say("These weights leave nothing for the steps without one."))
            return None
        return Milestones(steps_of(lines, weights, old))

    def _unit(self, *figures: Part) -> Unit | None:
        typed = tuple(self._words(part) for part in figures)
        unit = unit_meant(self._words(Part.UNIT), typed, self.wording.language)
        if unit is None:
            self._wrong(Part.UNIT, self.wording.say("Put the unit into %(n)s characters.", n=LONGEST_NOUN))
        return unit

    def _figure(self, part: Part, unit: Unit, *, beside: Decimal | None) -> Decimal | None:
        """The figure typed there, judged by the one `beside` it where it could be two."""
        typed = self._words(part).strip()
        match self._read(part, unit, beside):
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

    def _read(self, part: Part, unit: Unit, beside: Decimal | None = None) -> Read | Ambiguous | Unreadable:
        typed, named = self._words(part).strip(), self._words(Part.UNIT)
        return read_beside_unit(typed, unit, named, self.wording.language, target=beside)

    def _lines(self, part: Part) -> list[str]:
        lines = [clean(line) for line in clean_lines(self._words(part)).split("\n")]
        return [line for line in lines if line]

    def _words(self, part: Part) -> str:
        return words_in(self.values, self.state.block(part))

    def _wrong(self, part: Part, words: str) -> None:
        """Said at the field, where the form has it; else at the title."""
        block = self.state.block(part)
        self.wrong[block if held_in(self.values, block) is not None else self.state.block(Part.TITLE)] = words
