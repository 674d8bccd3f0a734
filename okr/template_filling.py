"""Filling a template: with every blank said it becomes the content of a draft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Step
from okr.objective import Level
from okr.template import Blank, BlankKind, Both, How, Part, Said, Template, TemplateKeyResult
from okr.unit import UnitKind

_PLACE = re.compile(r"\{(\w+)\}")
_WHOLE, _CENTS = Decimal(1), Decimal("0.01")
_HUNDRED = Decimal(100)


class BlankLeft(ValueError):
    """A blank that was not filled, or with something that it does not take; `key` names it."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the blank {key} is left")
        self.key = key


class WrongWay(ValueError):
    """A target that does not lie where its key result goes: above the start of an increase, below that of a decrease,
    and not below zero where it is reckoned from a start; `key` names the target's blank."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the target {key} lies on the wrong side of the start")
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a filled template belongs: keys of team and cycle, the owner's member id, the day everything is due that
    asks for no day of its own, and the parent by number, if there is one."""

    team: str
    cycle: str
    owner: str | None
    due: date
    level: Level | None = None
    parent: int | None = None


def fill(template: Template, said: Mapping[str, Said], language: str, placed: Placed) -> DraftContent:
    """The draft that `template` makes in the language of that code ("en", "vi") with what was `said` by blank key.

    Its key results are numbered from 1 in their order, owned by the objective's owner. Raises BlankLeft and WrongWay.
    """
    filling = Filling(template, said, language)
    return DraftContent(
        title=filling.text(template.title),
        why=filling.text(template.why),
        level=placed.level or template.level,
        team=placed.team,
        cycle=placed.cycle,
        owner=placed.owner,
        ambition=template.ambition,
        parent=placed.parent,
        obstacles=tuple(filling.text(one) for one in template.obstacles),
        key_results=tuple(
            DraftedKeyResult(
                key=number,
                title=filling.text(one.title),
                metric=filling.metric(one),
                owner=placed.owner,
                due=filling.due(one, placed.due),
            )
            for number, one in enumerate(template.key_results, start=1)
        ),
        initiatives=tuple(DraftedInitiative(title=filling.text(one)) for one in template.initiatives),
    )


@dataclass(frozen=True, slots=True)
class Filling:
    """One template with what was said about its blanks, in one language."""

    template: Template
    said: Mapping[str, Said]
    language: str

    def text(self, text: Both) -> str:
        """The text with every blank filled; a name that begins it is capitalized as a sentence is."""
        words = {blank.key: self._words(blank) for blank in self.template.blanks if blank.part is Part.WORDS}
        filled = _PLACE.sub(lambda place: words[place[1]], text.of(self.language))
        return filled[:1].upper() + filled[1:]

    def metric(self, one: TemplateKeyResult) -> Metric:
        unit = one.unit(self.language, self._currency())
        match one.kind:
            case Kind.INCREASE | Kind.DECREASE:
                return self._change(one)
            case Kind.AT_LEAST | Kind.AT_MOST:
                return Limit(one.kind, self._figure(one, Part.LIMIT), unit)
            case Kind.MILESTONE:
                return Milestones(tuple(Step(n, self.text(step)) for n, step in enumerate(one.steps, start=1)))
            case Kind.BINARY:
                return Binary(self.text(one.evidence))

    def due(self, one: TemplateKeyResult, otherwise: date) -> date:
        blank = one.blank(Part.DUE)
        if blank is None:
            return otherwise
        day = self.said.get(blank.key)
        if not isinstance(day, date):
            raise BlankLeft(blank.key)
        return day

    def how(self, one: TemplateKeyResult) -> How:
        """How its target is put; to a figure, where that is not asked."""
        blank = one.blank(Part.HOW)
        if blank is None:
            return How.TO
        chosen = self.said.get(blank.key)
        if chosen not in {option.key for option in blank.options}:
            raise BlankLeft(blank.key)
        return How(str(chosen))

    def _change(self, one: TemplateKeyResult) -> Change:
        start = self._figure(one, Part.START) if one.blank(Part.START) else one.start
        figure, how = self._figure(one, Part.TARGET), self.how(one)
        sign = 1 if one.kind is Kind.INCREASE else -1
        target = _target(start, figure, how, one)
        if (target - start) * sign <= 0 or (how is not How.TO and target < 0):
            raise WrongWay(_key(one, Part.TARGET))
        note = f"{'+' if sign > 0 else '-'}{figure.normalize():f} %" if how is How.BY_PERCENT else ""
        return Change(start, target, one.unit(self.language, self._currency()), baseline_note=note)

    def _figure(self, one: TemplateKeyResult, part: Part) -> Decimal:
        figure = self.said.get(_key(one, part))
        if not isinstance(figure, Decimal) or not figure.is_finite():
            raise BlankLeft(_key(one, part))
        return figure

    def _words(self, blank: Blank) -> str:
        said = self.said.get(blank.key)
        if blank.kind is BlankKind.CHOICE:
            chosen = next((option for option in blank.options if option.key == said), None)
            said = chosen.text.of(self.language) if chosen else None
        if not isinstance(said, str) or not said.strip():
            raise BlankLeft(blank.key)
        return said.strip()

    def _currency(self) -> str:
        blank = next((blank for blank in self.template.blanks if blank.part is Part.CURRENCY), None)
        return self._words(blank) if blank else ""


def _target(start: Decimal, figure: Decimal, how: How, one: TemplateKeyResult) -> Decimal:
    """Where a change ends. By percent of a whole count it is a whole count itself, else to the hundredth; never less
    than what was asked for."""
    if how is How.TO:
        return figure
    grows = one.kind is Kind.INCREASE
    moved = figure if how is How.BY_POINTS else start * figure / _HUNDRED
    counted = how is How.BY_PERCENT and start == start.to_integral_value() and one.unit_en.kind is not UnitKind.PERCENT
    step = _WHOLE if counted else _CENTS
    return (start + moved if grows else start - moved).quantize(step, ROUND_CEILING if grows else ROUND_FLOOR)


def _key(one: TemplateKeyResult, part: Part) -> str:
    blank = one.blank(part)
    if blank is None:
        raise BlankLeft(part)
    return blank.key
