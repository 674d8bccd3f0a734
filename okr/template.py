"""A template is an objective whose figures, names and days are still blanks, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okr.metric import Kind
from okr.objective import Ambition, Level
from okr.unit import NUMBER, Unit, UnitKind

Said = Decimal | date | str
"""What a blank was filled with: a figure in the measure of its unit, a day, a name, or the key of a choice."""


@dataclass(frozen=True, slots=True)
class Both:
    """One text in both languages; `{name}` in it stands for the blank of that key."""

    en: str
    vi: str

    def of(self, language: str) -> str:
        """The text in the language of that code, English for any but "vi"."""
        return self.vi if language == "vi" else self.en


class BlankKind(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    AMOUNT = "amount"
    TIMES_A_WEEK = "times_a_week"
    DURATION = "duration"
    DATE = "date"
    NAME = "name"
    CHOICE = "choice"


FIGURES = frozenset({BlankKind.NUMBER, BlankKind.PERCENT, BlankKind.AMOUNT, BlankKind.TIMES_A_WEEK, BlankKind.DURATION})
"""The kinds that are filled with a figure."""


class Part(StrEnum):
    """What a blank is for: words within the texts, the currency of all amounts, or one part of a key result."""

    WORDS = "words"
    CURRENCY = "currency"
    START = "start"
    HOW = "how"
    TARGET = "target"
    LIMIT = "limit"
    DUE = "due"


class How(StrEnum):
    """How a target is put: to a figure, by so many percent of the start, or (of a rate) by so many points.

    "Giảm 15 %" and "giảm xuống 15 %" are two things, so it is asked."""

    TO = "to"
    BY_PERCENT = "by_percent"
    BY_POINTS = "by_points"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice; `text` takes the blank's place in the texts."""

    key: str
    text: Both


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One thing to fill in. `key` names it within its template; `label` is empty where `part` says what it is.

    `unit` and `example` are by language: `example_en`, `example_vi` are what would be typed there, figures as exact
    decimals in the unit's measure; a day has none (the cycle's last day is proposed); of a choice, the option's key.
    """

    key: str
    kind: BlankKind
    part: Part = Part.WORDS
    label: Both = Both("", "")
    example_en: Said = ""
    example_vi: Said = ""
    options: tuple[Option, ...] = ()

    def example(self, language: str) -> Said:
        return self.example_vi if language == "vi" else self.example_en


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateKeyResult:
    """How a template measures its objective once. `start` is where a change begins that has no blank for it; `steps`
    are a milestone's, `evidence` what proves that a yes or no is yes."""

    kind: Kind
    title: Both
    unit_en: Unit = NUMBER
    unit_vi: Unit = NUMBER
    start: Decimal = Decimal(0)
    steps: tuple[Both, ...] = ()
    evidence: Both = Both("", "")
    blanks: tuple[Blank, ...] = ()

    def unit(self, language: str, currency: str = "") -> Unit:
        """What its figures count; an amount's in `currency` where that is chosen."""
        unit = self.unit_vi if language == "vi" else self.unit_en
        return Unit(UnitKind.CURRENCY, currency) if currency and unit.kind is UnitKind.CURRENCY else unit

    def blank(self, part: Part) -> Blank | None:
        return next((blank for blank in self.blanks if blank.part is part), None)

    @property
    def texts(self) -> tuple[Both, ...]:
        return (self.title, *self.steps, *([self.evidence] if self.evidence.en else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An objective to start from. `departments` are the keys of the groups it is found in, its own first."""

    key: str
    departments: tuple[str, ...]
    level: Level
    title: Both
    why: Both
    ambition: Ambition = Ambition.COMMITTED
    blanks: tuple[Blank, ...] = ()
    key_results: tuple[TemplateKeyResult, ...]
    initiatives: tuple[Both, ...] = ()
    obstacles: tuple[Both, ...] = ()

    @property
    def all_blanks(self) -> tuple[Blank, ...]:
        """Its own, then those of its key results, in their order."""
        return (*self.blanks, *(blank for one in self.key_results for blank in one.blanks))

    @property
    def texts(self) -> Iterator[Both]:
        """Every text that a filled template says."""
        yield from (self.title, self.why, *self.initiatives, *self.obstacles)
        for one in self.key_results:
            yield from one.texts

    def examples(self, language: str, *, due: date) -> dict[str, Said]:
        """Every blank filled with its example; days with `due`."""
        return {
            blank.key: due if blank.kind is BlankKind.DATE else blank.example(language) for blank in self.all_blanks
        }
