"""Reading and writing lengths of time: 2h30 · 2 tiếng rưỡi · 150p · 2:37 · 2p37 · 2 h 30 min."""

import re
from decimal import Decimal, localcontext

from messages.language import Language
from messages.numerals import Numeral, read_numeral
from okr.unit import Unit

_SECONDS = {
    **dict.fromkeys(("h", "g", "gio", "tieng", "hr", "hrs", "hour", "hours"), 3_600),
    **dict.fromkeys(("p", "ph", "phut", "m", "min", "mins", "minute", "minutes", "'"), 60),
    **dict.fromkeys(("s", "giay", "sec", "secs", "second", "seconds", '"'), 1),
}
_PART = re.compile(r"(?P<number>[.,]?\d(?:[\d.,]*\d)?) ?(?P<word>[a-z]+|['\"])? ?(?P<half>ruoi)? ?")
_CLOCK = re.compile(r"(\d+):(\d{2})(?::(\d{2}))?([.,]\d+)?")
_SHORT = re.compile(r"(\d+) ?[p'] ?([0-5]?\d) ?\"?")
_WORDS = {
    Language.EN: {"hours": "h", "minutes": "m", "between": ""},
    Language.VI: {"hours": "giờ", "minutes": "phút", "between": " "},
}


def parts_in(unit: Unit) -> tuple[int, int]:
    """How many seconds the larger and the smaller part of a duration unit have; figures count the smaller."""
    return (3_600, 60) if unit.name == "h:min" else (60, 1)


def read_duration(text: str, unit: Unit, language: Language) -> Decimal | None:
    """The unsigned duration in folded `text`, in the unit's smaller part; None if it is none or not exact.

    2:37, 2p37 and 2'37" are the unit's own two parts, whichever they are; spelt-out words mean what they say.
    """
    large, small = parts_in(unit)
    seconds = _clock(text, large, small)
    if seconds is None:
        seconds = _spelt(text, language)
    if seconds is None:
        return None
    with localcontext(prec=60):
        figure = (seconds / small).quantize(Decimal("1e-6"))
        return figure.normalize() if figure * small == seconds else None


def bare_readings(numeral: Numeral, unit: Unit) -> tuple[Decimal, ...]:
    """What a number without a unit could be: so many of the larger part, or of the smaller one."""
    large, small = parts_in(unit)
    return (numeral.value * (large // small), numeral.value) if numeral.value else (numeral.value,)


def write_duration(figure: Decimal, unit: Unit, language: Language, digits: str) -> str:
    """The unsigned figure in its unit's parts; `digits` is the number of the smaller part, already written."""
    whole = int(figure // 60)
    if unit.name == "min:s":
        return f"{whole}:{digits if figure % 60 >= 10 else '0' + digits}"
    words = _WORDS[language]
    hours = f"{whole}{words['between']}{words['hours']}" if whole else ""
    minutes = f"{digits}{words['between']}{words['minutes']}" if figure % 60 or not whole else ""
    return f"{hours} {minutes}".strip()


def _clock(text: str, large: int, small: int) -> Decimal | None:
    short = _SHORT.fullmatch(text)
    if short:
        return Decimal(short[1]) * large + Decimal(short[2]) * small
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    first, second, third, fraction = match.groups()
    if int(second) >= 60 or int(third or 0) >= 60:
        return None
    last = Decimal((fraction or "0").replace(",", "."))
    if third is None:
        return Decimal(first) * large + (Decimal(second) + last) * small
    return Decimal(first) * 3_600 + Decimal(second) * 60 + Decimal(third) + last


def _spelt(text: str, language: Language) -> Decimal | None:
    total, above, at = Decimal(0), 0, 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            return None
        ends, number = match.end() == len(text), read_numeral(match["number"], language)
        size = _SECONDS.get(match["word"]) if match["word"] else _next_smaller(above)
        if number is None or size is None or not _goes_on(number, match["number"], size, above, ends):
            return None
        if match["half"] and not (ends and match["number"].isdigit()):
            return None
        total += (number.value + (Decimal("0.5") if match["half"] else 0)) * size
        above, at = size, match.end()
    return total if above else None


def _goes_on(number: Numeral, typed: str, size: int, above: int, ends: bool) -> bool:
    """Parts get smaller, only the last has decimals, and one after another stays below sixty."""
    if not ends and not typed.isdigit():
        return False
    return not above or (size < above and number.value < 60)


def _next_smaller(above: int) -> int | None:
    return above // 60 if above > 1 else None
