"""Fills in what Slack fills in when it takes blocks: ids, emoji and verbatim flags."""

from typing import Any

from sandbox.blocks.payloads import elements_of
from sandbox.ids import Ids
from sandbox.payload import Blocks, Json


def completed(blocks: Blocks, ids: Ids) -> Blocks:
    """A copy of the blocks with a block_id on each and an action_id on each element, as Slack echoes them."""
    copied: Blocks = _flags(blocks)
    for block in copied:
        block.setdefault("block_id", ids.block())
        for _, element in elements_of(block):
            if element.get("type") != "image":
                element.setdefault("action_id", ids.block())
        for child in block.get("child_blocks") or block.get("elements") or []:
            if isinstance(child, dict) and child.get("type") in ("card", "actions", "section"):
                _complete_child(child, ids)
    return copied


def _complete_child(child: Json, ids: Ids) -> None:
    child.setdefault("block_id", ids.block())
    for _, element in elements_of(child):
        if element.get("type") != "image":
            element.setdefault("action_id", ids.block())


def _flags(value: Any) -> Any:
    if isinstance(value, list):
        return [_flags(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    copied = {name: _flags(inner) for name, inner in value.items() if inner is not None}
    if copied.get("type") == "plain_text":
        copied.setdefault("emoji", True)
    if copied.get("type") == "mrkdwn":
        copied.setdefault("verbatim", False)
    return copied
