"""Reading digits and their marks: which mark is the decimal one, and when it could be either."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from messages.cleaning import clean
from messages.language import Language

_GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_GROUPING_MARK = {Language.EN: ",", Language.VI: "."}
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("−–‐‑‒﹣－", "-"),
        **dict.fromkeys("’‘′ʹ＇", "'"),
        **dict.fromkeys("”“″＂", '"'),
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F) if chr(wide) not in "－＇＂"},
    }
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read by the language's rule, and what it would be were its only mark of the other sort."""

    value: Decimal
    other: Decimal | None = None

    def times(self, factor: Decimal) -> "Numeral":
        return Numeral(self.value * factor, None if self.other is None else self.other * factor)


def folded_figure(text: str) -> str:
    """`text` as figures are read: plain digits, signs and spaces, lower case, without accents (đ is d)."""
    plain = clean(text).translate(_SIGNS).casefold().replace("''", '"')
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in plain)
    parts = unicodedata.normalize("NFD", digits.replace("đ", "d"))
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())


def read_numeral(text: str, language: Language) -> Numeral | None:
    """The unsigned number in `text`, which holds nothing else; None if it is not one.

    Two sorts of mark: the last is the decimal one. One mark, several times: thousands. One mark, once: it
    parts thousands where just three digits follow and it is the language's thousands mark, else decimals.
    """
    if " " in text:
        if not _SPACED.fullmatch(text):
            return None
        return Numeral(Decimal(text.replace(" ", "").replace(",", ".")))
    marks = [sign for sign in text if sign in ".,"]
    if not re.fullmatch(r"(?:\d[\d.,]*)?\d|[.,]\d+", text):
        return None
    if len(marks) <= 1:
        return _with_one_mark(text, language)
    return _with_several_marks(text, marks)


def _with_several_marks(text: str, marks: list[str]) -> Numeral | None:
    whole, fraction = text, ""
    if len(set(marks)) == 2:
        whole, _, fraction = text.rpartition(marks[-1])
    if len({sign for sign in whole if sign in ".,"}) != 1 or not _GROUPED.fullmatch(whole):
        return None
    digits = re.sub(r"[.,]", "", whole)
    return Numeral(Decimal(f"{digits}.{fraction}" if fraction else digits))


def _with_one_mark(text: str, language: Language) -> Numeral:
    as_decimal = Decimal(text.replace(",", "."))
    if not _GROUPED.fullmatch(text) or text.startswith("0"):
        return Numeral(as_decimal)
    as_grouped = Decimal(re.sub(r"[.,]", "", text))
    if _GROUPING_MARK[language] in text:
        return Numeral(as_grouped, as_decimal)
    return Numeral(as_decimal, as_grouped)
