"""The marks of currencies: which ones people write beside an amount, and how amounts are written."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale
from babel.numbers import get_currency_precision, get_currency_symbol, list_currencies

from messages.digits import write_digits
from messages.language import Language
from messages.numerals import folded_figure

_SPOKEN: Mapping[str, tuple[str, ...]] = {
    "VND": ("đ", "đồng"),
    "USD": ("$", "us$", "đô", "đô la", "dollar", "dollars"),
    "EUR": ("euro", "euros"),
    "GBP": ("pound", "pounds", "bảng"),
    "JPY": ("yen", "yên"),
    "CNY": ("tệ", "nhân dân tệ", "yuan"),
}
_MILLION, _BILLION = Decimal(1_000_000), Decimal(1_000_000_000)
_SCALE_WORDS = {Language.EN: ("million", "billion"), Language.VI: ("triệu", "tỷ")}


@dataclass(frozen=True, slots=True)
class Unmarked:
    """What stands beside a currency's mark, and whether the mark is of the currency asked for."""

    text: str
    is_own: bool


def without_mark(text: str, code: str) -> Iterator[Unmarked]:
    """What folded `text` may be without the currency mark before or after its number, its own marks first.

    A `$`, `¥` or `£` is the own mark of every currency whose symbol ends so.
    """
    own = _own_marks(code)
    before = re.fullmatch(r"(?P<minus>-?) ?(?P<mark>[^\d.,-]+?) ?(?P<number>-?[\d.,].*)", text)
    if before and (before["mark"] in own or _is_mark(before["mark"])):
        yield Unmarked(before["minus"] + before["number"], before["mark"] in own)
    for mark in sorted(own, key=len, reverse=True):
        if text.endswith(mark):
            yield Unmarked(text.removesuffix(mark).strip(), is_own=True)
    after = re.fullmatch(r"(?P<number>.*?[\d ](?:k|m|tr|ty|b)?) ?(?P<mark>[^\d\s.,]+(?: la)?)", text)
    if after and _is_mark(after["mark"]):
        yield Unmarked(after["number"].strip(), is_own=False)


def write_amount(figure: Decimal, code: str, language: Language) -> str:
    """The unsigned amount, exact: in millions or billions where that is short, else to the last digit."""
    scaled, word = _scale(figure, language)
    if language is Language.EN:
        symbol = get_currency_symbol(code, locale="en")
        gap = " " if symbol[-1].isalpha() else ""
        return f"{symbol}{gap}{_digits(scaled, code, language, word)}"
    unit = {("VND", True): "đồng", ("VND", False): "₫"}.get((code, bool(word)), code)
    return f"{_digits(scaled, code, language, word)} {unit}"


def _scale(figure: Decimal, language: Language) -> tuple[Decimal, str]:
    """The figure in millions or billions where two decimals hold it; never Babel's compact "1,2 T"."""
    million, billion = _SCALE_WORDS[language]
    for size, word in ((_BILLION, billion), (_MILLION, million)):
        if figure >= size and figure % (size / 100) == 0:
            return (figure / size).normalize(), word
    return figure, ""


def _digits(figure: Decimal, code: str, language: Language, word: str) -> str:
    cents = 0 if word else get_currency_precision(code)
    return f"{write_digits(figure, language, least_places=cents)} {word}".strip()


def _own_marks(code: str) -> set[str]:
    if not code:
        return set()
    symbols = {get_currency_symbol(code, locale=language.value) for language in Language}
    endings = {symbol[-1] for symbol in symbols if symbol[-1] in "$¥£"}
    return {folded_figure(mark) for mark in {code, *symbols, *endings, *_SPOKEN.get(code, ())}}


def _is_mark(text: str) -> bool:
    spoken = {folded_figure(mark) for marks in _SPOKEN.values() for mark in marks}
    is_symbol = any(unicodedata.category(sign) == "Sc" for sign in text)
    return is_symbol or text in spoken or text.upper() in list_currencies(Locale("en"))


def currency_of(text: str) -> str:
    """The ISO code of the currency that `text` names alone: "VND", "đồng", "$", "usd"; empty for none of them."""
    folded = folded_figure(text)
    if text in list_currencies(Locale("en")):
        return text
    marks = {folded_figure(mark): code for code, some in _SPOKEN.items() for mark in (code, *some)}
    symbols = {get_currency_symbol(code, locale="en"): code for code in _SPOKEN}
    return marks.get(folded) or symbols.get(text, "")
