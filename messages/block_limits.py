"""Slack's limits on each kind of block and element, as one table and the walk that holds blocks against it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from messages.lengths import length

# By the type of the thing: the longest text under each of its keys (a string or a text object).
TEXTS: Mapping[str, Mapping[str, int]] = {
    "section": {"text": 3_000},
    "header": {"text": 150},
    "button": {"text": 75, "value": 2_000, "url": 3_000},
    "input": {"label": 2_000, "hint": 2_000},
    "image": {"alt_text": 2_000, "title": 2_000},
    "plain_text_input": {"initial_value": 3_000},
    "option": {"text": 75, "value": 150, "description": 75},
    "confirm": {"title": 100, "text": 300, "confirm": 30, "deny": 30},
    "context element": {"text": 3_000},
    "field": {"text": 2_000},
    "markdown": {"text": 12_000},
}
EVERYWHERE = {"placeholder": 150, "block_id": 255, "action_id": 255}
# By the type of the thing: how many a list under each of its keys may hold.
COUNTS: Mapping[str, Mapping[str, int]] = {
    "section": {"fields": 10},
    "actions": {"elements": 25},
    "context": {"elements": 10},
    "static_select": {"options": 100, "option_groups": 100},
    "multi_static_select": {"options": 100, "option_groups": 100},
    "radio_buttons": {"options": 10},
    "checkboxes": {"options": 10, "initial_options": 10},
    "overflow": {"options": 5},
    "table": {"rows": 100},
}
_OPTION_LISTS = {"options", "initial_options"}


def block_faults(block: Mapping[str, Any]) -> Iterator[str]:
    """Each limit that the block, or anything in it, breaks."""
    yield from _faults(block, str(block.get("type")))


def id_faults(blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """block_ids used twice in the payload, and action_ids used twice in their block."""
    yield from _used_twice("block_id", [block["block_id"] for block in blocks if "block_id" in block])
    for block in blocks:
        yield from _used_twice("action_id", list(_action_ids(block)))


def _used_twice(what: str, names: Sequence[str]) -> Iterator[str]:
    if len(set(names)) < len(names):
        yield from (f"{what} {name} used {count} times" for name, count in Counter(names).items() if count > 1)


def _action_ids(block: Mapping[str, Any]) -> Iterator[str]:
    nested = [*block.get("elements", []), block.get("accessory"), block.get("element")]
    yield from (element["action_id"] for element in nested if element and "action_id" in element)


def _faults(thing: Mapping[str, Any], kind: str) -> Iterator[str]:
    longest = TEXTS.get(kind, {})
    for key in thing:
        if most := longest.get(key) or EVERYWHERE.get(key):
            yield from _text_faults(thing, key, most)
    for key, most in COUNTS.get(kind, {}).items():
        if key in thing and not 1 <= len(thing[key]) <= most:
            yield f"{len(thing[key])} {key}, not 1 to {most}"
    yield from _own_faults(thing, kind)
    yield from _faults_within(thing)


def _faults_within(thing: Mapping[str, Any]) -> Iterator[str]:
    for key, value in thing.items():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and not _is_text(part):
                yield from _faults(part, _kind_of(part, key))
            elif isinstance(part, dict) and key in {"fields", "elements"}:
                yield from _faults(part, "field" if key == "fields" else "context element")


def _text_faults(thing: Mapping[str, Any], key: str, most: int) -> Iterator[str]:
    value = thing[key]["text"] if isinstance(thing[key], dict) else thing[key]
    least = 0 if key in {"initial_value", "value"} else 1
    # What a field is prefilled with was typed into one, within Slack's own count: so the count that gives least.
    size = len(value) if key == "initial_value" else length(value)
    if not least <= size <= most:
        yield f"{key} of {size} characters, not {least} to {most}"


def _own_faults(thing: Mapping[str, Any], kind: str) -> Iterator[str]:
    if kind == "section" and not ("text" in thing or "fields" in thing):
        yield "a section with neither text nor fields"
    if kind == "number_input" and "is_decimal_allowed" not in thing:
        yield "a number_input must say is_decimal_allowed"
    if kind == "header" and thing.get("text", {}).get("type") != "plain_text":
        yield "a header in mrkdwn"


def _kind_of(part: Mapping[str, Any], key: str) -> str:
    if key in _OPTION_LISTS or key == "initial_option":
        return "option"
    return "confirm" if key == "confirm" else str(part.get("type"))


def _is_text(part: Mapping[str, Any]) -> bool:
    return part.get("type") in {"plain_text", "mrkdwn"}
