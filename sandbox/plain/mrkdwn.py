"""mrkdwn as it reads: mentions, channels, links and dates resolved, marks of emphasis taken off."""

import html
import re

from sandbox.payload import Json
from sandbox.plain.dates import date_text
from sandbox.plain.emoji import with_signs
from sandbox.plain.reader import Reader

REFERENCE = re.compile(r"<([^<>]+)>")
CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
EMPHASIS = tuple(
    re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]*?\S){mark}(?![\w{mark}])") for mark in ("_", "~", r"\*")
)
QUOTE = re.compile(r"^(?:&gt;|>) ?", re.MULTILINE)


def text_of(text: Json, reader: Reader) -> str:
    """A text object as it reads."""
    if text["type"] == "plain_text":
        return with_signs(text["text"])
    return mrkdwn(text["text"], reader)


def mrkdwn(source: str, reader: Reader) -> str:
    """mrkdwn as it reads."""
    pieces = CODE.split(QUOTE.sub("│ ", source))
    return "".join(_code(p, reader) if i % 2 else _plain(p, reader) for i, p in enumerate(pieces))


def _plain(piece: str, reader: Reader) -> str:
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(_reference(match[1], reader))
        return f"\x00{len(held) - 1}\x00"

    piece = REFERENCE.sub(hold, piece)
    for emphasis in EMPHASIS:
        piece = emphasis.sub(r"\1", piece)
    piece = with_signs(html.unescape(piece))
    return re.sub("\x00(\\d+)\x00", lambda match: held[int(match[1])], piece)


def _code(piece: str, reader: Reader) -> str:
    inner = piece.strip("`").strip("\n")
    return html.unescape(REFERENCE.sub(lambda match: _reference(match[1], reader), inner))


def _reference(inside: str, reader: Reader) -> str:
    """What stands for the inside of angle brackets."""
    target, _, label = inside.partition("|")
    label = html.unescape(label)
    if target.startswith("@"):
        return reader.person(target[1:])
    if target.startswith("#"):
        return reader.channel(target[1:])
    if target.startswith("!date^"):
        return _date(target, label, reader)
    if target.startswith("!subteam^"):
        return label or f"@{target.removeprefix('!subteam^')}"
    if target.startswith("!"):
        return f"@{label.lstrip('@') or target[1:]}"
    return label or html.unescape(target).removeprefix("mailto:")


def _date(target: str, fallback: str, reader: Reader) -> str:
    _, timestamp, template, *_ = [*target.split("^"), "", ""]
    if not timestamp.isdigit() or not template:
        return fallback
    return date_text(int(timestamp), template, reader)
