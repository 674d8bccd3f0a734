"""A metric is how a key result is measured: one of six kinds, each with its own figures."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okr.unit import NUMBER, Unit

Reading = Decimal | frozenset[int] | bool
"""What was measured: a figure; the numbers of the milestone steps that are done; or done at all."""


LIGHTEST = Decimal("0.000001")
HEAVIEST = Decimal(1_000_000)


class Kind(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MILESTONE = "milestone"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Phase:
    """A point that the expected figure passes: `value` on `day`; straight between points (Viva)."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that goes from `start` to `target`; the direction follows from the two.

    `baseline_note` keeps how a relative target was put ("-15 %"), for people to read.
    Raises ValueError where start and target are equal or a figure is not finite.
    """

    start: Decimal
    target: Decimal
    unit: Unit = NUMBER
    phases: tuple[Phase, ...] = ()
    baseline_note: str = ""

    def __post_init__(self) -> None:
        require_finite(self.start, self.target)
        if self.start == self.target:
            raise ValueError("start and target are the same")
        if self.phases:
            require_phases(self.phases)

    @property
    def kind(self) -> Kind:
        return Kind.INCREASE if self.target > self.start else Kind.DECREASE


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that is to stay on the right side of `limit`, week by week."""

    kind: Kind
    limit: Decimal
    unit: Unit = NUMBER

    def __post_init__(self) -> None:
        require_finite(self.limit)
        if self.kind not in {Kind.AT_LEAST, Kind.AT_MOST}:
            raise ValueError("a limit is at_least or at_most")

    def is_met_by(self, figure: Decimal) -> bool:
        return figure >= self.limit if self.kind is Kind.AT_LEAST else figure <= self.limit


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone step; `number` is what a check-in names it by and never changes."""

    number: int
    title: str
    weight: Decimal = Decimal(1)
    due: date | None = None

    def __post_init__(self) -> None:
        require_finite(self.weight)
        if not LIGHTEST <= self.weight <= HEAVIEST:
            raise ValueError("a step's weight lies between a millionth and a million")


@dataclass(frozen=True, slots=True)
class Milestones:
    """Weighted steps on the way, in their order."""

    steps: tuple[Step, ...]
    kind: Kind = field(default=Kind.MILESTONE, init=False)

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("milestones need at least one step")
        numbers = [step.number for step in self.steps]
        if len(set(numbers)) != len(numbers):
            raise ValueError("two steps have the same number")


@dataclass(frozen=True, slots=True)
class Binary:
    """Done or not done; `evidence` says what proves it."""

    evidence: str = ""
    kind: Kind = field(default=Kind.BINARY, init=False)


Metric = Change | Limit | Milestones | Binary


def fits(metric: Metric, reading: Reading) -> bool:
    """Whether `reading` is of the kind that `metric` takes: a finite figure, known steps, or done at all."""
    match metric:
        case Change() | Limit():
            return isinstance(reading, Decimal) and reading.is_finite()
        case Milestones(steps=steps):
            return isinstance(reading, frozenset) and reading <= {step.number for step in steps}
        case Binary():
            return isinstance(reading, bool)


def require_finite(*figures: Decimal) -> None:
    """Refuse NaN and the infinities with a ValueError."""
    for figure in figures:
        if not figure.is_finite():
            raise ValueError("a figure is a finite number")


def require_phases(phases: tuple[Phase, ...]) -> None:
    """Refuse phased targets that are out of order, or two a day, with a ValueError."""
    require_finite(*(phase.value for phase in phases))
    days = [phase.day for phase in phases]
    if days != sorted(set(days)):
        raise ValueError("phased targets are in the order of their days, one a day")
