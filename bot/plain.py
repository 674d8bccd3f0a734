"""A message as plain text, for the terminal: what its blocks say, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def plain(blocks: Sequence[Mapping[str, Any]]) -> str:
    """Headers, sections, fields, contexts and buttons in the order they are read; mrkdwn stays as it is."""
    return "\n".join(line for block in blocks for line in lines_of(block))


def lines_of(block: Mapping[str, Any]) -> Iterator[str]:
    if block.get("type") == "divider":
        yield "────"
    for part in ("text", "label"):
        if part in block:
            yield str(block[part]["text"])
    yield from (str(field["text"]) for field in block.get("fields", ()))
    told = [told_by(element) for element in (*block.get("elements", ()), *filter(None, [block.get("accessory")]))]
    if any(told):
        yield "  ".join(filter(None, told))


def told_by(element: Mapping[str, Any]) -> str:
    """A button in brackets, a text as it is, anything else not at all."""
    text = element.get("text", "")
    if isinstance(text, Mapping):
        return f"[{text['text']}]"
    return str(text)
