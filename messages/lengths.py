"""Lengths as Slack may count them, and cutting a text without breaking a character or, if it can be, a word."""

import re
import unicodedata

ELLIPSIS = "…"
_JOINER = "\u200d"
_WORD_BORDER_WITHIN = 24


def length(text: str) -> int:
    """How long `text` is in UTF-16 code units.

    Slack does not say which unit it counts; its clients count UTF-16 units, which are never fewer than
    code points, so a text within a limit here is within it either way.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """`text`, or its beginning and an ellipsis in at most `most` units; `most` is at least 1.

    Never breaks a visible character (accents, flags, joined emoji); ends at a word where one ends near.
    """
    if length(text) <= most:
        return text
    kept = _whole_characters(text, most - 1)
    space = kept.rfind(" ")
    if space > 0 and not text[len(kept) : len(kept) + 1].isspace() and len(kept) - space <= _WORD_BORDER_WITHIN:
        kept = kept[:space]
    return kept.rstrip(" ,;:.-–—·") + ELLIPSIS


def _whole_characters(text: str, most: int) -> str:
    """The longest beginning of `text` that fits and ends where a visible character ends."""
    units, fits = 0, 0
    for index, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > most:
            break
        fits = index + 1
    while 0 < fits < len(text) and not _is_border(text, fits):
        fits -= 1
    return text[:fits]


def _is_border(text: str, at: int) -> bool:
    """Whether a visible character ends before `text[at]` (the rules of UAX #29 that matter in chat)."""
    before, after = text[at - 1], text[at]
    if _JOINER in (after, before) or _extends(after):
        return False
    if before == "\r" and after == "\n":
        return False
    return not (_is_flag_half(after) and _flag_halves_before(text, at) % 2 == 1)


def _extends(character: str) -> bool:
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves_before(text: str, at: int) -> int:
    run = re.search("[\U0001f1e6-\U0001f1ff]*$", text[:at])
    return len(run.group()) if run else 0
