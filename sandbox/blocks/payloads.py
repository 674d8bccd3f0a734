"""Whole payloads: the blocks of a message, and modal and home views."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.blocks.checks import Check, Shape, Walk, anything, choice, flag, listing, one_of, string, text
from sandbox.blocks.layout import ALLOWED, BLOCKS, ELEMENT_SURFACES, HOME, MESSAGE, MODAL
from sandbox.blocks.measure import length
from sandbox.limits import figure
from sandbox.payload import Blocks, Json
from sandbox.refusal import SlackRefusal

VIEW_FIELDS: dict[str, Check] = {
    "private_metadata": string("view.private_metadata", least=0),
    "callback_id": string("view.callback_id", least=0),
    "external_id": string("view.external_id", least=0),
}
VIEWS: dict[str, Shape] = {
    MODAL: Shape(
        {"title": text("view.title"), "blocks": anything},
        {
            **VIEW_FIELDS,
            "submit": text("view.submit"),
            "close": text("view.close"),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
    ),
    HOME: Shape({"blocks": anything}, VIEW_FIELDS),
}


def check_message_blocks(blocks: Any) -> None:
    """Refuse blocks that a message cannot hold: invalid_blocks or msg_blocks_too_long."""
    walk = Walk(MESSAGE)
    _check_blocks(blocks, "/blocks", walk, limit="message.blocks")
    if not walk.problems:
        _check_message_totals(blocks, walk)
    if walk.problems:
        raise SlackRefusal("invalid_blocks", messages=walk.problems)
    if size_of(blocks) > figure("message.block_characters"):
        raise SlackRefusal("msg_blocks_too_long")


def check_view(view: Any, *, surface: str) -> None:
    """Refuse a view Slack would not open: invalid_arguments with pointers, or view_too_large."""
    walk = Walk(surface)
    if not isinstance(view, Mapping):
        raise SlackRefusal("invalid_arguments", messages=["must provide an object [json-pointer:/view]"])
    if len(json.dumps(view, ensure_ascii=False).encode()) > figure("view.bytes"):
        raise SlackRefusal("view_too_large")
    _check_view_shape(view, surface, walk)
    if walk.problems:
        raise SlackRefusal("invalid_arguments", messages=walk.problems)


def _check_view_shape(view: Mapping[str, Any], surface: str, walk: Walk) -> None:
    choice(surface)(view.get("type"), "/view/type", walk)
    VIEWS[surface].check(view, "/view", walk)
    if "blocks" in view:
        _check_blocks(view["blocks"], "/view/blocks", walk, limit="view.blocks", least=0)
    if surface == MODAL and view.get("submit") is None:
        for index, block in enumerate(_blocks_of(view.get("blocks"))):
            if block.get("type") == "input":
                message = "must define `submit` to use an `input` block in modals"
                walk.wrong(f"/view/blocks/{index}/input", message)


def _blocks_of(blocks: Any) -> list[Mapping[str, Any]]:
    return [block for block in blocks if isinstance(block, Mapping)] if isinstance(blocks, list) else []


def _check_blocks(blocks: Any, at: str, walk: Walk, *, limit: str, least: int = 0) -> None:
    listing(one_of(BLOCKS, ALLOWED[walk.surface]), limit, least=least)(blocks, at, walk)
    seen: set[str] = set()
    focused = 0
    for index, block in enumerate(_blocks_of(blocks)):
        block_id = block.get("block_id")
        if isinstance(block_id, str) and block_id in seen:
            walk.wrong(f"{at}/{index}/block_id", f'`block_id` "{block_id}" already exists for another block')
        seen.add(str(block_id or ""))
        focused += _check_elements(block, f"{at}/{index}", walk)
    if focused > 1:
        walk.wrong(at, "only one element can have `focus_on_load`")


def _check_elements(block: Mapping[str, Any], at: str, walk: Walk) -> int:
    """Notes doubled action ids and elements the surface does not take; how many want the focus."""
    seen: set[str] = set()
    focused = 0
    for where, element in elements_of(block):
        action_id = element.get("action_id")
        if isinstance(action_id, str) and action_id in seen:
            walk.wrong(f"{at}/{where}/action_id", f'`action_id` "{action_id}" already exists')
        seen.add(str(action_id or ""))
        focused += element.get("focus_on_load") is True
        kind = element.get("type")
        if walk.surface not in ELEMENT_SURFACES.get(str(kind), {walk.surface}):
            walk.wrong(f"{at}/{where}/type", f"unsupported type: {kind}")
    return focused


def elements_of(block: Mapping[str, Any]) -> Iterator[tuple[str, Json]]:
    """The interactive elements of a block with where they stand in it; text and images left out."""
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield name, block[name]
    for name in ("elements", "actions"):
        if block.get("type") in ("actions", "context_actions", "card") and isinstance(block.get(name), list):
            yield from ((f"{name}/{i}", e) for i, e in enumerate(block[name]) if isinstance(e, dict))


def _check_message_totals(blocks: Blocks, walk: Walk) -> None:
    kinds = [block["type"] for block in blocks]
    if kinds.count("table") + kinds.count("data_table") > figure("table.per_message"):
        walk.problems.append("only_one_table_allowed")
    if kinds.count("data_visualization") > figure("chart.per_message"):
        walk.problems.append("too many data_visualization blocks")
    marked = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if marked > figure("markdown.text"):
        walk.wrong("/blocks", f"markdown must be less than {figure('markdown.text') + 1} characters in all")


def size_of(blocks: Blocks) -> int:
    """What counts towards msg_blocks_too_long.

    Slack does not say. About 13,200 characters failed (bolt-js#2509), and 11,341 of text alone where blocks were
    many (bolt-js#2867), so the whole JSON is counted, markup and all.
    """
    return length(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))
