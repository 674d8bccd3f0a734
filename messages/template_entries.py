"""Reading the fields of a template that was filled in: the draft it makes, or what is wrong at which field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from messages.check_in_answers import two_readings, unreadable
from messages.cleaning import clean
from messages.dates import show_day
from messages.fields import option_in, words_in
from messages.number_reader import Ambiguous, Read, Reason, Unreadable, read_figure
from messages.template_fields import PlaceBlock, block_of, likeliest_team, unit_read
from messages.wording import Wording
from okr.cycle import Cycle
from okr.drafting import DraftContent
from okr.metric import Kind
from okr.objective import Level
from okr.refusals_setting_up import CycleNotOpen
from okr.template import Blank, BlankKind, How, Part, Said, Template, TemplateKeyResult
from okr.template_filling import Placed, WrongWay, fill
from okr.unit import Unit
from okr.writing import ObjectiveStart


@dataclass(frozen=True, slots=True)
class Entered:
    """The content of the draft, None where `wrong` says by block what is not right."""

    content: DraftContent | None
    wrong: Mapping[str, str] = field(default_factory=dict)


def understand(values: Mapping[str, Any], template: Template, start: ObjectiveStart, wording: Wording) -> Entered:
    """What was filled in. Raises CycleNotOpen where the cycle that was chosen takes no objectives any more."""
    chosen = option_in(values, PlaceBlock.CYCLE)
    cycle = start.cycle(chosen) if chosen else start.cycles[0]
    if cycle is None:
        raise CycleNotOpen(chosen)
    reading = TemplateReading(values, template, start.first_day(cycle), cycle, wording)
    said = reading.said()
    if reading.wrong:
        return Entered(None, reading.wrong)
    whose = option_in(values, PlaceBlock.WHOSE)
    placed = Placed(
        team=option_in(values, PlaceBlock.TEAM) or likeliest_team(template, start).key,
        cycle=cycle.key,
        owner=start.by.id,
        due=cycle.last_day,
        level=Level(whose) if whose in {Level.TEAM, Level.INDIVIDUAL} else Level.INDIVIDUAL,
    )
    try:
        return Entered(fill(template, said, wording.language, placed))
    except WrongWay as wrong:
        return Entered(None, {f"blank-{wrong.key}": wrong_way(template, wrong.key, wording)})


def wrong_way(template: Template, key: str, wording: Wording) -> str:
    """What is wrong with a target on the wrong side of its start."""
    one = next(one for one in template.key_results if key in {blank.key for blank in one.blanks})
    if one.kind is Kind.INCREASE:
        return wording.say("This is meant to grow: the target lies above today's figure.")
    return wording.say("This is meant to go down: the target lies below today's figure, and not below zero.")


@dataclass(slots=True)
class TemplateReading:
    """One run through the blanks; `wrong` gathers by block what is not right. Days lie after `first`, in `cycle`."""

    values: Mapping[str, Any]
    template: Template
    first: date
    cycle: Cycle
    wording: Wording
    wrong: dict[str, str] = field(default_factory=dict)

    def said(self) -> dict[str, Said]:
        """What was said about each blank, as far as it could be read."""
        found: dict[str, Said] = {}
        for blank in self.template.blanks:
            found |= self._kept(blank, self._chosen(blank) if blank.kind is BlankKind.CHOICE else self._name(blank))
        currency = next((str(found.get(one.key, "")) for one in self.template.blanks if one.part is Part.CURRENCY), "")
        for one in self.template.key_results:
            found |= self._of_key_result(one, currency)
        return found

    def _of_key_result(self, one: TemplateKeyResult, currency: str) -> dict[str, Said]:
        found: dict[str, Said] = {}
        asked = one.blank(Part.HOW)
        how = self._chosen(asked) if asked else How.TO.value
        start: Decimal | None = None
        for blank in one.blanks:
            match blank.kind:
                case BlankKind.CHOICE:
                    found |= self._kept(blank, how)
                case BlankKind.DATE:
                    found |= self._kept(blank, self._day(blank))
                case _:
                    unit = unit_read(one, blank, self.wording.language, how=how or "", currency=currency)
                    figure = self._figure(blank, unit, start if how == How.TO else None)
                    start = figure if blank.part is Part.START else start
                    found |= self._kept(blank, figure)
        return found

    def _kept(self, blank: Blank, said: Said | None) -> dict[str, Said]:
        return {} if said is None else {blank.key: said}

    def _name(self, blank: Blank) -> str | None:
        name = clean(self._words(blank))
        if not name:
            self._wrong(blank, self.wording.say("Fill this in; it is part of the text."))
        return name or None

    def _chosen(self, blank: Blank) -> str | None:
        chosen = option_in(self.values, block_of(blank))
        if chosen in {option.key for option in blank.options}:
            return chosen
        self._wrong(blank, self.wording.say("Choose one."))
        return None

    def _day(self, blank: Blank) -> date | None:
        say, last = self.wording.say, self.cycle.last_day
        try:
            day = date.fromisoformat(self._words(blank))
        except ValueError:
            self._wrong(blank, say("Choose the day by which it is due."))
            return None
        if self.first < day <= last:
            return day
        between = {"first": show_day(self.first, self.wording.language), "last": show_day(last, self.wording.language)}
        words = say("Choose a day after %(first)s, and not after %(last)s, when the cycle ends.", **between)
        self._wrong(blank, words)
        return None

    def _figure(self, blank: Blank, unit: Unit, beside: Decimal | None) -> Decimal | None:
        """The figure typed there, judged by the one `beside` it where it could be two."""
        typed = self._words(blank).strip()
        match read_figure(typed, unit, self.wording.language, target=beside):
            case Read(value=value):
                return value
            case Ambiguous(readings=readings):
                self._wrong(blank, two_readings(typed, readings, unit, self.wording))
            case Unreadable(reason=Reason.EMPTY):
                self._wrong(blank, self.wording.say("Type a number."))
            case Unreadable() as refused:
                self._wrong(blank, unreadable(typed, refused, unit, self.wording))
        return None

    def _words(self, blank: Blank) -> str:
        return words_in(self.values, block_of(blank))

    def _wrong(self, blank: Blank, words: str) -> None:
        self.wrong[block_of(blank)] = words
