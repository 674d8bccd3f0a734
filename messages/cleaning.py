"""Cleaning what people wrote: as it is read, of signs no database keeps; as it is shown, of those that hide."""

import re
import unicodedata

# Controls but tab and newline, marks that reorder text (a title could spoof what follows it), characters
# nobody sees, tags, and half surrogates, which no UTF-8 body can carry.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
_JOINERS = re.compile("[\u200c\u200d]+")
# Joiners belong between two characters of a joined emoji or a joining script, nowhere else.
_STRAY_JOINER = re.compile("(?<![^\x00-\x7f\\s])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f\\s])")
_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED_MARKS = re.compile(f"({_MARK}{{3}}){_MARK}+")
# Any sign that one of the above is about; most of what people write has none.
_TO_CLEAN = re.compile("|".join((_UNSEEN.pattern, _LINE_ENDS.pattern, _BLANKS.pattern, _JOINERS.pattern, _MARK)))


def kept(text: str) -> str:
    """`text` just as it was typed, but for what cannot be kept: NUL, which PostgreSQL refuses, and half surrogates."""
    return _UNKEPT.sub("", text)


def clean_lines(text: str) -> str:
    """`text` in NFC with its line breaks, without hidden, reordering or piled-up characters."""
    if _TO_CLEAN.search(text) or not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
        text = _BLANKS.sub(" ", _UNSEEN.sub("", text))
        text = _STRAY_JOINER.sub("", _JOINERS.sub(lambda run: run.group()[0], text))
        text = _PILED_MARKS.sub(r"\1", text)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def clean(text: str) -> str:
    """`text` on one line, cleaned as `clean_lines` does, its runs of space each made one."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(clean_lines(text).split())
