"""Reading the figures people type, by unit and language; what could be two figures is asked, never guessed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from messages.currencies import without_mark
from messages.durations import bare_readings, read_duration
from messages.language import Language
from messages.numerals import Numeral, folded_figure
from messages.scales import read_amount
from okr.unit import Unit, UnitKind

LONGEST_INPUT = 60
MOST_DIGITS = 15
MOST_PLACES = 6
_MOST_TYPED_DIGITS = 26
_FAR_OFF = 100
_PERCENT = re.compile(r" ?(?:%|phan tram|percent|per cent|pct)$")
_ABOUT = re.compile(
    r"(?:[~≈<>≤≥±]|(?:khoang|tren|duoi|hon|gan|tam|chung|xap xi|about|around|over|under|above|below|almost"
    r"|nearly|roughly|approx\.?|more than|less than|circa)\b)"
)


class Reason(StrEnum):
    """Why a text is no figure of its unit."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    APPROXIMATE = "approximate"
    OTHER_CURRENCY = "other_currency"
    OTHER_UNIT = "other_unit"
    NOT_A_NUMBER = "not_a_number"


@dataclass(frozen=True, slots=True)
class Read:
    """The one figure a text means, in the measure of its unit (see okr.unit.Unit)."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The two figures a text may mean; the first is what the language's rule says."""

    readings: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """No figure, and an example of what would be one."""

    reason: Reason
    example: str


def read_figure(
    text: str, unit: Unit, language: Language, *, last: Decimal | None = None, target: Decimal | None = None
) -> Read | Ambiguous | Unreadable:
    """The figure `text` means on a key result in `unit`; never raises, whatever was typed.

    `last` is the figure before, `target` what stands in for it where there is none or it is 0. By them
    1,200 beside 1.250 is asked about, and so is 0,45 on a percent key result that was at 40.
    """
    reading = _read(text, unit, language)
    if isinstance(reading, Reason):
        return Unreadable(reading, example_of(unit, language))
    readings = _in_doubt(reading, unit, last=last, target=target)
    if not all(_is_in_range(one) for one in readings):
        return Unreadable(Reason.OUT_OF_RANGE, example_of(unit, language))
    return Read(readings[0]) if len(readings) == 1 else Ambiguous(readings)


def read_steps(text: str, of: int, language: Language) -> int | Unreadable:
    """How many of `of` milestone steps are done: "3/5", "3 of 5", "3"."""
    refused = f"{min(3, of)}/{of}"
    match = re.fullmatch(r"(\d{1,4})(?: ?(?:/|of|tren|trong) ?(\d{1,4}))?", folded_figure(text[:LONGEST_INPUT]))
    if match is None or len(text) > LONGEST_INPUT:
        return Unreadable(Reason.NOT_A_NUMBER, refused)
    done, all_steps = int(match[1]), int(match[2] or of)
    return done if done <= of == all_steps else Unreadable(Reason.OUT_OF_RANGE, refused)


def example_of(unit: Unit, language: Language) -> str:
    """Two figures as people of the language type them on a key result in `unit`, joined by "or"."""
    english, vietnamese = _EXAMPLES[unit.name if unit.kind is UnitKind.DURATION else unit.kind.value]
    if unit.kind is UnitKind.CURRENCY and unit.name == "VND":
        english, vietnamese = "1,200,000 or 1.2bn", "1.200.000 hoặc 1,2 tỷ"
    return english if language is Language.EN else vietnamese


_EXAMPLES = {
    UnitKind.NUMBER.value: ("12.5 or 1,200,000", "12,5 hoặc 1.200.000"),
    UnitKind.NOUN.value: ("12.5 or 1,200,000", "12,5 hoặc 1.200.000"),
    UnitKind.PERCENT.value: ("45 or 12.5", "45 hoặc 12,5"),
    UnitKind.CURRENCY.value: ("500,000 or 1.2M", "500.000 hoặc 1,2 triệu"),
    "h:min": ("2h 30m or 150m", "2h30 hoặc 150p"),
    "min:s": ("2:37 or 2m 37s", "2:37 hoặc 2p37"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What a text says by itself: a figure with its doubts, or one that leaves none."""

    number: Numeral
    minus: bool = False
    percent_said: bool = False
    bare_duration: bool = False


def _read(text: str, unit: Unit, language: Language) -> _Found | Reason:
    figure = _without_noun(folded_figure(text[:500]), unit)
    if not figure:
        return Reason.EMPTY
    if len(figure) > LONGEST_INPUT or len(text) > 500:
        return Reason.TOO_LONG
    if _ABOUT.match(figure):
        return Reason.APPROXIMATE
    if sum(sign.isdigit() for sign in figure) > _MOST_TYPED_DIGITS:
        return Reason.OUT_OF_RANGE
    bare, percent_said = _PERCENT.sub("", figure), bool(_PERCENT.search(figure))
    if percent_said and unit.kind is not UnitKind.PERCENT:
        return Reason.OTHER_UNIT
    return _read_signed(bare, unit, language, percent_said=percent_said)


def _read_signed(text: str, unit: Unit, language: Language, *, percent_said: bool) -> _Found | Reason:
    minus, unsigned = text.startswith("-"), text.lstrip("+-").strip()
    if len(text) - len(text.lstrip("+-")) > 1:
        return Reason.NOT_A_NUMBER
    if unit.kind is UnitKind.DURATION:
        duration = read_duration(unsigned, unit, language)
        if duration is not None:
            return _Found(Numeral(duration), minus)
    number = read_amount(unsigned, language)
    if number is not None:
        return _Found(number, minus, percent_said, bare_duration=unit.kind is UnitKind.DURATION)
    return _read_marked(text, unit, language)


def _read_marked(text: str, unit: Unit, language: Language) -> _Found | Reason:
    """An amount with a currency's mark, and the refusal of one where it does not belong."""
    for unmarked in without_mark(text, unit.name if unit.kind is UnitKind.CURRENCY else ""):
        amount = read_amount(unmarked.text.lstrip("-+ "), language)
        if amount is not None and unmarked.is_own:
            return _Found(amount, minus=unmarked.text.startswith("-"))
        if amount is not None:
            return Reason.OTHER_CURRENCY if unit.kind is UnitKind.CURRENCY else Reason.OTHER_UNIT
    return Reason.NOT_A_NUMBER


def _without_noun(figure: str, unit: Unit) -> str:
    """The figure without the unit's own noun, or the part of it before a slash, said after it."""
    if unit.kind is not UnitKind.NOUN:
        return figure
    noun = folded_figure(unit.name)
    for ending in (noun, noun.split("/")[0].strip()):
        if ending and figure.endswith(f" {ending}"):
            return figure.removesuffix(ending).strip()
    return figure


def _in_doubt(found: _Found, unit: Unit, *, last: Decimal | None, target: Decimal | None) -> tuple[Decimal, ...]:
    readings: tuple[Decimal, ...] = (found.number.value,)
    if found.bare_duration:
        readings = bare_readings(found.number, unit)
    elif _is_share(found, unit, last):
        readings = (found.number.value, found.number.value * 100)
    elif found.number.other is not None and _is_far_off(found.number, last or target):
        readings = (found.number.value, found.number.other)
    return tuple(-one if found.minus else one for one in readings)


def _is_share(found: _Found, unit: Unit, last: Decimal | None) -> bool:
    """0,45 without a percent sign, on a percent key result whose last figure was 1 or more."""
    is_fraction = 0 < found.number.value < 1
    return unit.kind is UnitKind.PERCENT and is_fraction and not found.percent_said and last is not None and last >= 1


def _is_far_off(number: Numeral, reference: Decimal | None) -> bool:
    """Whether the rule's reading lies far from what is known, and the other one less far."""
    if not reference or not number.value or not number.other:
        return False
    off = _times_apart(number.value, reference)
    return off >= _FAR_OFF and _times_apart(number.other, reference) < off


def _times_apart(one: Decimal, other: Decimal) -> Decimal:
    smaller, larger = sorted((abs(one), abs(other)))
    return larger / smaller


def _is_in_range(figure: Decimal) -> bool:
    exponent = figure.normalize().as_tuple().exponent
    return figure.adjusted() < MOST_DIGITS and isinstance(exponent, int) and exponent >= -MOST_PLACES
