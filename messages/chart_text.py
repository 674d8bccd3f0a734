"""Rows of text in a drawing: escaped, cut to the pixels they have, in letters that the bundled font has."""

import unicodedata
from dataclasses import dataclass
from xml.sax.saxutils import escape

from messages.cleaning import clean
from messages.lengths import cut, length

NARROWEST = 0.3
WIDE, NARROW = frozenset("mwMW@%…—"), frozenset("iljtfrI.,:;'|!()[] ")


@dataclass(frozen=True, slots=True)
class Face:
    """How a row of text looks; `size` in pixels. It ends at its x where it `ends_there`, and begins there else."""

    size: int
    is_bold: bool = False
    colour: str = "#202124"
    ends_there: bool = False


def words(x: float, y: float, text: str, face: Face, *, room: float) -> str:
    """One row of text as SVG, as much of it as has room in that many pixels."""
    weight, anchor = "700" if face.is_bold else "400", "end" if face.ends_there else "start"
    return (
        f'<text x="{x}" y="{y}" font-size="{face.size}" font-weight="{weight}" fill="{face.colour}"'
        f' text-anchor="{anchor}">{escape(fitting(drawable(text), face.size, room))}</text>'
    )


def fitting(text: str, size: int, room: float) -> str:
    """`text`, or its beginning and an ellipsis, in about `room` pixels."""
    shown = cut(text, int(room / (size * NARROWEST)) + 1)
    most = length(shown)
    while most > 1 and width(shown, size) > room:
        most -= 1
        shown = cut(text, most)
    return shown


def width(text: str, size: int) -> float:
    """About how many pixels the font takes, rather too many than too few."""
    return sum(size * share_of(character) for character in text)


def share_of(character: str) -> float:
    """A letter's width as a share of the font's size."""
    if character in NARROW:
        return NARROWEST
    if character in WIDE:
        return 0.88
    return 0.66 if character.isupper() else 0.54


def drawable(text: str) -> str:
    """`text` in letters that the bundled font has: no emoji, no other scripts, accents joined."""
    kept = "".join(one if has_letter(one) else " " for one in unicodedata.normalize("NFC", clean(text)))
    return " ".join(kept.split())


def has_letter(character: str) -> bool:
    """Whether the font has it: Latin with all of Vietnamese, Greek and Cyrillic, and the usual signs."""
    code = ord(character)
    return 0x20 <= code < 0x7F or 0xA0 <= code < 0x180 or 0x1EA0 <= code < 0x1EFA or character in ALSO


ALSO = frozenset("ƠơƯư–—‘’“”•…‰€₫−≤≥≠")
