"""Reading amounts with words of scale: 1,2 tỷ · 3tr5 · 1 tỷ 200 triệu · 500k · 1.5bn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from messages.language import Language
from messages.numerals import Numeral, read_numeral

SCALES = {
    **dict.fromkeys(("k", "nghin", "ngan", "thousand"), 3),
    **dict.fromkeys(("m", "mn", "mil", "tr", "trieu", "million", "millions"), 6),
    **dict.fromkeys(("b", "bn", "ty", "ti", "billion", "billions"), 9),
    **dict.fromkeys(("tn", "trillion", "trillions", "nghin ty", "ngan ty", "nghin ti", "ngan ti"), 12),
}
"""The power of ten of each word, without accents; understood in both languages."""

_HALF = "ruoi"
_PART = re.compile(r"(?P<number>[.,]?\d(?:[\d., ]*\d)?) ?(?P<word>[a-z]+(?: [a-z]+)*)? ?")


@dataclass(frozen=True, slots=True)
class _Part:
    number: str
    power: int | None
    half: bool


def read_amount(text: str, language: Language) -> Numeral | None:
    """The unsigned amount in folded `text`, which holds nothing else; None if it is not one."""
    parts = list(_parts(text))
    if not parts or None in parts:
        return None
    known = [part for part in parts if part is not None]
    if len(known) == 1 and not known[0].half:
        numeral = read_numeral(known[0].number, language)
        return numeral and numeral.times(Decimal(10) ** (known[0].power or 0))
    return _compound(known)


def _parts(text: str) -> Iterator[_Part | None]:
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            yield None
            return
        word = match["word"] or ""
        half = word.endswith(_HALF)
        scale = word.removesuffix(_HALF).strip()
        yield _Part(match["number"], SCALES[scale] if scale else None, half) if scale in {"", *SCALES} else None
        at = match.end()


def _compound(parts: list[_Part]) -> Numeral | None:
    """Whole numbers of ever smaller scale; the last may be decimals of the one before (1 tỷ 2 is 1,2 tỷ)."""
    if not all(part.number.isdigit() for part in parts):
        return None
    total, above = Decimal(0), None
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if part.power is None:
            if above is None or not is_last or part.half or len(part.number) > 3:
                return None
            total += Decimal(f"0.{part.number}").scaleb(above)
        else:
            if (above is not None and part.power >= above) or (part.half and not is_last):
                return None
            total += (Decimal(part.number) + (Decimal("0.5") if part.half else 0)).scaleb(part.power)
        above = part.power
    return Numeral(total)
