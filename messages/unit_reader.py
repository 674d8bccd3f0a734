"""Reading the unit of a figure as people write it: %, VND, $, hours, or a noun of their own."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from messages.cleaning import clean
from messages.currencies import currency_of
from messages.language import Language
from messages.lengths import length
from messages.number_reader import Ambiguous, Read, Reason, Unreadable, read_figure
from messages.numerals import folded_figure
from okr.unit import HOURS, MINUTES, NUMBER, PERCENT, Unit, UnitKind, currency, noun

LONGEST_NOUN = 30
WORDS: Final = {
    NUMBER: ("number", "numbers", "no", "so", "con so"),
    PERCENT: ("%", "percent", "per cent", "pct", "phan tram"),
    HOURS: ("h", "hour", "hours", "gio", "tieng", "h:min", "gio phut"),
    MINUTES: ("min", "minute", "minutes", "phut", "min:s", "phut giay"),
}
CURRENCIES = ("VND", "USD", "EUR", "GBP", "JPY")
"""Tried where an amount names its currency and the unit was left empty."""


def read_unit(text: str) -> Unit | None:
    """The unit that `text` names, a plain number for an empty one; None where it is too long for a noun."""
    typed = clean(text)
    folded = folded_figure(typed)
    if not typed:
        return NUMBER
    for unit, words in WORDS.items():
        if folded in words:
            return unit
    code = currency_of(typed)
    if code:
        return currency(code)
    return noun(typed) if length(typed) <= LONGEST_NOUN else None


def unit_to_edit(unit: Unit) -> str:
    """The unit as a field is prefilled with it, in words that read back as the same in every language."""
    match unit.kind:
        case UnitKind.NUMBER:
            return ""
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.DURATION:
            return "h" if unit == HOURS else "min"
        case UnitKind.CURRENCY | UnitKind.NOUN:
            return unit.name


def unit_meant(text: str, figures: tuple[str, ...], language: Language) -> Unit | None:
    """As read_unit; where no unit is named, the one that the figures themselves carry: 45% is in percent, 3 triệu đồng
    in VND, 2h30 in hours."""
    unit = read_unit(text)
    if unit is not NUMBER or clean(text) or not any(is_of_another_unit(one, language) for one in figures):
        return unit
    carried = (PERCENT, *(currency(code) for code in CURRENCIES), HOURS)
    legible = [one for one in figures if any(reads(one, other, language) for other in (NUMBER, *carried))]
    fitting = (other for other in carried if legible and all(reads(one, other, language) for one in legible))
    return next(fitting, unit)


def reads(text: str, unit: Unit, language: Language) -> bool:
    return not isinstance(read_figure(text, unit, language), Unreadable)


def is_of_another_unit(text: str, language: Language) -> bool:
    """Whether it is a figure, but no plain number."""
    read = read_figure(text, NUMBER, language, last=Decimal(0))
    return isinstance(read, Unreadable) and read.reason in {Reason.OTHER_UNIT, Reason.NOT_A_NUMBER}


def read_beside_unit(
    text: str, unit: Unit, named: str, language: Language, *, target: Decimal | None = None
) -> Read | Ambiguous | Unreadable:
    """As read_figure, of a figure whose `unit` was read from what stands `named` in a field beside it: a bare 5 beside
    "hours" is five hours, and "3 tickets" beside nothing has a unit."""
    read = read_figure(text, unit, language, target=target)
    if isinstance(read, Ambiguous) and unit.kind is UnitKind.DURATION:
        said = read_figure(f"{text} {named}", unit, language)
        return said if isinstance(said, Read) else read
    if isinstance(read, Unreadable) and unit == NUMBER and stands_before_a_word(text, language):
        return replace(read, reason=Reason.OTHER_UNIT)
    return read


def stands_before_a_word(text: str, language: Language) -> bool:
    """Whether it is a figure, and words without any behind it."""
    figure, _, word = clean(text).partition(" ")
    is_word = any(sign.isalpha() for sign in word) and not any(sign.isdigit() for sign in word)
    return is_word and reads(figure, NUMBER, language)
