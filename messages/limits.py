"""Slack's limits: checking a message or a view before it is sent, and splitting a message that is too long.

Text is measured in UTF-16 code units (see lengths.py), views in bytes of JSON as slack_sdk sends it.
What counts towards `msg_blocks_too_long` is not documented: about 13,200 characters were seen to fail
(bolt-js#2509), and 11,341 of text alone where blocks were many (bolt-js#2867), so the blocks' whole JSON
is counted, markup and all.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from messages.block_limits import block_faults, id_faults
from messages.lengths import length

MESSAGE_BLOCKS = 45
MESSAGE_CHARACTERS = 13_000
MESSAGE_TEXT = 4_000
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
VIEW_TITLE = 24
PRIVATE_METADATA = 3_000
IDENTIFIER = 255
_AS_SENT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_MESSAGES_ONLY = {"table", "markdown", "plan", "task_card", "context_actions", "data_visualization"}


class LimitExceeded(ValueError):
    """A payload breaks a limit of Slack's; says each one that it breaks."""


def check_message(message: Mapping[str, Any]) -> None:
    """LimitExceeded, with every fault, if Slack would refuse this message."""
    blocks = message.get("blocks", [])
    faults = [*_block_list_faults(blocks, MESSAGE_BLOCKS), *_fallback_faults(message.get("text"))]
    if characters(blocks) > MESSAGE_CHARACTERS:
        faults.append(f"blocks of {characters(blocks)} characters, over {MESSAGE_CHARACTERS}")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        faults.append("more than one table")
    if any(block.get("type") == "input" for block in blocks):
        faults.append("an input outside a view")
    _raise_if_any(faults)


def check_view(view: Mapping[str, Any]) -> None:
    """LimitExceeded, with every fault, if Slack would refuse this modal or home view."""
    blocks = view.get("blocks", [])
    faults = [*_block_list_faults(blocks, VIEW_BLOCKS), *_frame_faults(view)]
    if (size := len(json.dumps(view))) > VIEW_BYTES:
        faults.append(f"a view of {size} bytes, over {VIEW_BYTES}")
    faults += [f"a {block['type']} in a view" for block in blocks if block.get("type") in _MESSAGES_ONLY]
    _raise_if_any(faults)


def characters(blocks: Sequence[Mapping[str, Any]]) -> int:
    """The length of the blocks' JSON, which is what we hold against MESSAGE_CHARACTERS."""
    return length(_AS_SENT.encode(blocks))


def split_blocks(blocks: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The blocks in as few runs as fit a message each, in order; none ends with a header or a divider."""
    parts: list[list[dict[str, Any]]] = [[]]
    for block in blocks:
        grown = [*parts[-1], block]
        if parts[-1] and (len(grown) > MESSAGE_BLOCKS or characters(grown) > MESSAGE_CHARACTERS):
            parts.append([*_taken_along(parts[-1]), block])
        else:
            parts[-1] = grown
    return [part for part in parts if part]


def _taken_along(part: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What introduces the next block leaves its own part with it: headers; a divider there is dropped."""
    along: list[dict[str, Any]] = []
    while len(part) > 1 and part[-1].get("type") in {"header", "divider"}:
        block = part.pop()
        if block["type"] == "header":
            along.insert(0, block)
    return along


def _block_list_faults(blocks: Sequence[Mapping[str, Any]], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks, over {most}"
    yield from id_faults(blocks)
    for number, block in enumerate(blocks):
        for fault in block_faults(block):
            yield f"block {number} ({block.get('type')}): {fault}"


def _fallback_faults(text: object) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield "no fallback text"
    elif length(text) > MESSAGE_TEXT:
        yield f"a fallback text of {length(text)} characters, over {MESSAGE_TEXT}"


def _frame_faults(view: Mapping[str, Any]) -> Iterator[str]:
    if view.get("type") not in {"modal", "home"}:
        yield "a view is a modal or a home"
    if view.get("type") == "modal" and "title" not in view:
        yield "a modal without a title"
    for name in ("title", "submit", "close"):
        if name in view and not 1 <= length(view[name]["text"]) <= VIEW_TITLE:
            yield f"a {name} of {length(view[name]['text'])} characters, over {VIEW_TITLE}"
    if length(view.get("private_metadata", "")) > PRIVATE_METADATA:
        yield f"private_metadata over {PRIVATE_METADATA}"
    if length(view.get("callback_id", "")) > IDENTIFIER:
        yield f"callback_id over {IDENTIFIER}"
    if view.get("type") == "modal" and "submit" not in view and _has_input(view):
        yield "an input and no submit"


def _has_input(view: Mapping[str, Any]) -> bool:
    return any(block.get("type") == "input" for block in view.get("blocks", []))


def _raise_if_any(faults: list[str]) -> None:
    if faults:
        raise LimitExceeded("; ".join(faults))
