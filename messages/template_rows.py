"""The rows of messages/library/*.yaml as they are written there, and the templates they make."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from okr.metric import Kind
from okr.objective import Ambition, Level
from okr.template import Blank, BlankKind, Both, How, Option, Part, Template, TemplateKeyResult
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, UnitKind, currency, noun

CURRENCIES = ("VND", "USD", "EUR", "GBP", "JPY", "SGD", "THB")
TIMES_A_WEEK = (noun("times/week"), noun("lần/tuần"))
UNITS = {
    "number": (NUMBER, NUMBER),
    "percent": (PERCENT, PERCENT),
    "hours": (HOURS, HOURS),
    "minutes": (MINUTES, MINUTES),
    "money": (currency("USD"), currency("VND")),
    "times_a_week": TIMES_A_WEEK,
}
HOWS = {
    (Kind.INCREASE, How.TO): Both("Up to this figure", "Tăng lên mức này"),
    (Kind.INCREASE, How.BY_PERCENT): Both(
        "Up by, in percent of today's figure", "Tăng thêm, tính theo % so với hiện tại"
    ),
    (Kind.INCREASE, How.BY_POINTS): Both("Up by, in percentage points", "Tăng thêm, tính theo điểm phần trăm"),
    (Kind.DECREASE, How.TO): Both("Down to this figure", "Giảm xuống mức này"),
    (Kind.DECREASE, How.BY_PERCENT): Both(
        "Down by, in percent of today's figure", "Giảm bớt, tính theo % so với hiện tại"
    ),
    (Kind.DECREASE, How.BY_POINTS): Both("Down by, in percentage points", "Giảm bớt, tính theo điểm phần trăm"),
}


def in_both(text: str) -> Both:
    """ "English | Tiếng Việt" as the two texts it holds; ValueError where it is not in two languages."""
    english, mark, vietnamese = text.partition(" | ")
    if not mark or not english.strip() or not vietnamese.strip():
        raise ValueError(f"not in two languages: {text!r}")
    return Both(english.strip(), vietnamese.strip())


def texts(value: object) -> object:
    return in_both(value) if isinstance(value, str) else value


Texts = Annotated[Both, BeforeValidator(texts)]
Figure = Decimal | tuple[Decimal, Decimal]
"""One figure for both languages, or an English and a Vietnamese one (amounts in USD and in VND)."""


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class BlankRow(Row):
    """A name with its example, or a choice among `options` (the first one is the example)."""

    label: Texts
    example: Texts | None = None
    options: Mapping[str, Texts] | None = None

    def blank(self, key: str) -> Blank:
        if self.options:
            options = tuple(Option(one, text) for one, text in self.options.items())
            first = options[0].key
            return Blank(
                key=key, kind=BlankKind.CHOICE, label=self.label, example_en=first, example_vi=first, options=options
            )
        if self.example is None:
            raise ValueError(f"the blank {key} has no example")
        said = self.example
        return Blank(key=key, kind=BlankKind.NAME, label=self.label, example_en=said.en, example_vi=said.vi)


class KeyResultRow(Row):
    """One key result: its title beside its kind, and the figures that are examples.

    A change without `start` begins at zero and does not ask; `by` is a change in percent (or `by_points`) and `to` a
    target; of a change from a start it is asked which of them is meant wherever it could be either.
    """

    increase: Texts | None = None
    decrease: Texts | None = None
    at_least: Texts | None = None
    at_most: Texts | None = None
    milestone: Texts | None = None
    binary: Texts | None = None
    unit: str = "number"
    start: Figure | None = None
    to: Figure | None = None
    by: Figure | None = None
    by_points: Figure | None = None
    limit: Figure | None = None
    steps: tuple[Texts, ...] = ()
    evidence: Texts | None = None
    due: Literal["ask"] | None = None

    @property
    def kind(self) -> Kind:
        return self._titled[0]

    @property
    def _titled(self) -> tuple[Kind, Both]:
        named = [(kind, title) for kind in Kind if isinstance(title := getattr(self, kind.value), Both)]
        if len(named) != 1:
            raise ValueError("a key result has one kind")
        return named[0]

    @property
    def units(self) -> tuple[Unit, Unit]:
        if self.unit in UNITS:
            return UNITS[self.unit]
        both = in_both(self.unit)
        return noun(both.en), noun(both.vi)

    def key_result(self, number: int) -> TemplateKeyResult:
        kind, title = self._titled
        unit_en, unit_vi = self.units
        return TemplateKeyResult(
            kind=kind,
            title=title,
            unit_en=unit_en,
            unit_vi=unit_vi,
            steps=self.steps,
            evidence=self.evidence or Both("", ""),
            blanks=tuple(self.blanks(f"kr{number}")),
        )

    def blanks(self, key: str) -> Iterator[Blank]:
        if self.start is not None:
            yield self._figure(key, Part.START, self.start)
        if self.by is not None or self.by_points is not None or (self.start is not None and self.unit == "percent"):
            yield self._how(key)
        target = next((one for one in (self.to, self.by, self.by_points) if one is not None), None)
        if target is not None:
            yield self._figure(key, Part.TARGET, target)
        if self.limit is not None:
            yield self._figure(key, Part.LIMIT, self.limit)
        if self.due:
            yield Blank(key=f"{key}_{Part.DUE}", kind=BlankKind.DATE, part=Part.DUE)

    def _how(self, key: str) -> Blank:
        meant = How.BY_PERCENT if self.by is not None else How.BY_POINTS if self.by_points is not None else How.TO
        hows = [how for how in How if how is not How.BY_POINTS or self.unit == "percent"]
        options = tuple(Option(how.value, HOWS[self.kind, how]) for how in hows)
        return Blank(
            key=f"{key}_{Part.HOW}",
            kind=BlankKind.CHOICE,
            part=Part.HOW,
            example_en=meant.value,
            example_vi=meant.value,
            options=options,
        )

    def _figure(self, key: str, part: Part, figure: Figure) -> Blank:
        english, vietnamese = figure if isinstance(figure, tuple) else (figure, figure)
        return Blank(
            key=f"{key}_{part}",
            kind=kind_of(self.units[0]),
            part=part,
            example_en=english,
            example_vi=vietnamese,
        )


class TemplateRow(Row):
    key: str
    also: tuple[str, ...] = ()
    level: Level
    ambition: Ambition = Ambition.COMMITTED
    title: Texts
    why: Texts
    blanks: Mapping[str, BlankRow] = {}
    key_results: tuple[KeyResultRow, ...]
    initiatives: tuple[Texts, ...]
    obstacles: tuple[Texts, ...] = ()

    def template(self, department: str) -> Template:
        own = [row.blank(key) for key, row in self.blanks.items()]
        return Template(
            key=self.key,
            departments=(department, *self.also),
            level=self.level,
            ambition=self.ambition,
            title=self.title,
            why=self.why,
            blanks=(*own, *([CURRENCY] if any(one.unit == "money" for one in self.key_results) else [])),
            key_results=tuple(one.key_result(number) for number, one in enumerate(self.key_results, start=1)),
            initiatives=self.initiatives,
            obstacles=self.obstacles,
        )


class DepartmentRow(Row):
    """One file: a department's name and its templates."""

    department: Texts
    templates: tuple[TemplateRow, ...]


def read_department(text: str) -> DepartmentRow:
    """One file's rows; pydantic's ValidationError says where it is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C it is ten times as fast, where it is built in
    return DepartmentRow.model_validate(yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, either of them


CURRENCY = Blank(
    key="currency",
    kind=BlankKind.CHOICE,
    part=Part.CURRENCY,
    example_en="USD",
    example_vi="VND",
    options=tuple(Option(code, Both(code, code)) for code in CURRENCIES),
)
"""Asked once in a template that has amounts."""


def kind_of(unit: Unit) -> BlankKind:
    """What kind of blank a figure in that unit is."""
    if unit in TIMES_A_WEEK:
        return BlankKind.TIMES_A_WEEK
    kinds = {
        UnitKind.PERCENT: BlankKind.PERCENT,
        UnitKind.CURRENCY: BlankKind.AMOUNT,
        UnitKind.DURATION: BlankKind.DURATION,
    }
    return kinds.get(unit.kind, BlankKind.NUMBER)
