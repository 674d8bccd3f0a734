"""Finds the element a person uses and what Slack says of its use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.blocks.payloads import elements_of
from sandbox.blocks.stateful import HOLDINGS
from sandbox.driver.answering import answered
from sandbox.interactions.actions import Press
from sandbox.payload import Blocks, Json
from sandbox.refusal import CannotDo
from sandbox.state.office import Office

BUTTONS = ("button", "icon_button", "workflow_button")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which element to use and what to choose there.

    `value` tells buttons with the same action_id apart; `option` is what is chosen in a menu (its value or label,
    a list where several can be); `text` what is typed.
    """

    action_id: str
    block_id: str | None = None
    value: str | None = None
    option: Any = None
    text: str | None = None


def found(blocks: Blocks, wish: Wish) -> tuple[Json, Json]:
    """The block and element wished for; CannotDo where it is not there."""
    seen: list[str] = []
    for block, element in _everywhere(blocks):
        seen.append(str(element.get("action_id")))
        if element.get("action_id") != wish.action_id or wish.block_id not in (None, block["block_id"]):
            continue
        if wish.value is not None and element["type"] in BUTTONS and element.get("value") != wish.value:
            continue
        return block, element
    raise CannotDo(f"there is no {wish.action_id!r} to use here, only {seen}")


def _everywhere(blocks: Blocks) -> list[tuple[Json, Json]]:
    pairs = [(block, element) for block in blocks for _, element in elements_of(block)]
    inner = [
        child
        for block in blocks
        for child in [*(block.get("child_blocks") or []), *(block.get("elements") or [])]
        if isinstance(child, dict) and "block_id" in child
    ]
    return pairs + (list(_everywhere(inner)) if inner else [])


def pressed(
    office: Office,
    blocks: Blocks,
    wish: Wish,
    *,
    keep: Callable[[tuple[str, str], Json], None],
    offers: Mapping[tuple[str, str], list[Json]],
) -> Press:
    """The use of an element. CannotDo where none is possible.

    `keep` stores the value of elements that hold one; `offers` are the options that external menus were given.
    """
    block, element = found(blocks, wish)
    kind = element["type"]
    if kind in BUTTONS:
        return Press(block, element, _button(element))
    if kind == "overflow":
        state = answered(office, {**element, "type": "static_select"}, wish.option or wish.value)
        return Press(block, element, {"selected_option": state["selected_option"]})
    if kind == "feedback_buttons":
        return Press(block, element, _feedback(element, wish))
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise CannotDo(f"{wish.action_id!r} only counts when the form is sent: fill it")
    entered = wish.text if wish.text is not None else wish.option if wish.option is not None else wish.value
    key = (block["block_id"], element["action_id"])
    state = answered(office, element, entered, suggested=offers.get(key, []))
    keep(key, state)
    return Press(block, element, {key: state[key] for key in state if key == HOLDINGS[kind].key})


def _button(element: Json) -> Json:
    used: Json = {"text": element["text"]}
    for name in ("value", "style", "url"):
        if element.get(name) is not None:
            used[name] = element[name]
    return used


def _feedback(element: Json, wish: Wish) -> Json:
    for name in ("positive_button", "negative_button"):
        if wish.value in (name, element[name].get("value")):
            return {"text": element[name]["text"], "value": element[name].get("value")}
    raise CannotDo(f"{wish.action_id!r} has a positive and a negative button; say which by its value")
