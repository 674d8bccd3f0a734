"""Rich text as lines."""

from collections.abc import Callable
from typing import Any

from sandbox.payload import Json
from sandbox.plain.dates import date_text
from sandbox.plain.emoji import SIGNS
from sandbox.plain.reader import Reader

Part = Callable[[Json, Reader], str]

PARTS: dict[str, Part] = {
    "text": lambda part, reader: str(part["text"]),
    "link": lambda part, reader: str(part.get("text") or part["url"]),
    "user": lambda part, reader: reader.person(part["user_id"]),
    "channel": lambda part, reader: reader.channel(part["channel_id"]),
    "usergroup": lambda part, reader: f"@{part['usergroup_id']}",
    "team": lambda part, reader: f"@{part['team_id']}",
    "broadcast": lambda part, reader: f"@{part['range']}",
    "emoji": lambda part, reader: SIGNS.get(part["name"], f":{part['name']}:"),
    "date": lambda part, reader: date_text(part["timestamp"], part["format"], reader),
    "color": lambda part, reader: str(part["value"]),
}


def rich_lines(block: Json, reader: Reader) -> list[str]:
    """The lines of a rich_text block."""
    return [line for paragraph in block["elements"] for line in _paragraph(paragraph, reader)]


def _paragraph(paragraph: Json, reader: Reader) -> list[str]:
    kind = paragraph["type"]
    if kind == "rich_text_list":
        return _list(paragraph, reader)
    lines = _inline(paragraph["elements"], reader).rstrip("\n").split("\n")
    marks = {"rich_text_quote": "│ ", "rich_text_preformatted": "    "}
    return [marks.get(kind, "") + line for line in lines]


def _list(paragraph: Json, reader: Reader) -> list[str]:
    indent, start = "   " * paragraph.get("indent", 0), paragraph.get("offset", 0) + 1
    ordered = paragraph["style"] == "ordered"
    return [
        f"{indent}{f'{start + index}.' if ordered else '•'} {_inline(item['elements'], reader)}"
        for index, item in enumerate(paragraph["elements"])
    ]


def _inline(parts: list[Any], reader: Reader) -> str:
    return "".join(PARTS[part["type"]](part, reader) for part in parts)
