"""A unit says what a figure counts and so how people read and type it."""

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    DURATION = "duration"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts.

    Figures are exact decimals, in these measures: percent in points (45 % is 45), currency in whole
    units of its ISO code, a duration in the smaller of its two parts (``h:min`` in minutes, ``min:s``
    in seconds), all else as it is.

    ``name`` is the ISO 4217 code of a currency, ``h:min`` or ``min:s`` for a duration, the free noun
    ("tickets/month") for a noun, and empty otherwise.
    """

    kind: UnitKind = UnitKind.NUMBER
    name: str = ""

    def __post_init__(self) -> None:
        if self.kind is UnitKind.DURATION and self.name not in {"h:min", "min:s"}:
            raise ValueError("a duration is counted in h:min or min:s")
        if self.kind is UnitKind.CURRENCY and not (len(self.name) == 3 and self.name.isupper()):
            raise ValueError("a currency is an ISO 4217 code of three capital letters")
        if self.kind is UnitKind.NOUN and not self.name.strip():
            raise ValueError("a noun unit needs its noun")
        if self.kind in {UnitKind.NUMBER, UnitKind.PERCENT} and self.name:
            raise ValueError(f"{self.kind} takes no name")


NUMBER = Unit()
PERCENT = Unit(UnitKind.PERCENT)
HOURS = Unit(UnitKind.DURATION, "h:min")
MINUTES = Unit(UnitKind.DURATION, "min:s")


def currency(code: str) -> Unit:
    """The unit of amounts in the ISO 4217 currency `code`."""
    return Unit(UnitKind.CURRENCY, code)


def noun(name: str) -> Unit:
    """A free unit such as "tickets/month"."""
    return Unit(UnitKind.NOUN, name)
