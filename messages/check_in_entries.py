"""Reading the form as Slack hands it over: what stands in each field, by key result."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from messages.cleaning import kept
from okr.draft import Entry


class Field(StrEnum):
    """The fields of one key result, and the blocks that are there to be tapped or read."""

    VALUE = "value"
    STEPS = "steps"
    DONE = "done"
    CONFIDENCE = "confidence"
    NOTE = "note"
    BLOCKER = "blocker"
    REFILLED = "refilled"
    FORESEEN = "foreseen"
    OWNER = "owner"
    SURE = "sure"
    SURER = "surer"
    MEANS = "means"
    CLEARED = "cleared"
    WHY = "why"
    WHOSE = "whose"


BLOCK = re.compile(r"kr-(\d{1,9})-([a-z]+)")
YES, NO = "yes", "no"
MINE, THEIRS = "mine", "theirs"


def block_id(number: int, field: Field) -> str:
    """The id of a field's block, which is also where its error is shown."""
    return f"kr-{number}-{field}"


def number_of(block: str) -> int | None:
    """The key result whose field that block is."""
    match = BLOCK.fullmatch(block)
    return int(match[1]) if match else None


FIGURES = frozenset({Field.VALUE, Field.STEPS, Field.DONE})
BLOCKERS = frozenset({Field.BLOCKER, Field.REFILLED})
"""The two fields for a blocker, of which one is there: see Entry.refilled."""


def entries_of(values: Mapping[str, Any]) -> dict[int, Entry]:
    """What stands in the fields of a view's `state.values`, as typed; blocks that are not ours are left out."""
    found: dict[int, Entry] = {}
    for block, elements in values.items():
        match = BLOCK.fullmatch(block)
        if match is None or match[2] not in set(Field):
            continue
        number = int(match[1])
        for element in elements.values():
            found[number] = with_field(found.get(number, Entry()), Field(match[2]), element)
    return found


def entries_on(view: Mapping[str, Any]) -> dict[int, Entry]:
    """What stands on a page of the weekly form: as entries_of, with the number that shows as chosen, and with what is
    put away (a key result whose field for a figure or for a blocker is not there)."""
    values, sure = (view.get("state") or {}).get("values") or {}, confidences_of(view)
    return {
        number: replace(
            entry,
            confidence=sure.get(number),
            no_figure=all(block_id(number, field) not in values for field in FIGURES),
            cleared=all(block_id(number, field) not in values for field in BLOCKERS),
        )
        for number, entry in entries_of(values).items()
    }


def confidences_of(view: Mapping[str, Any]) -> dict[int, int]:
    """By key result, the number that shows as chosen."""
    found = {}
    for block in view.get("blocks") or []:
        match = BLOCK.fullmatch(str(block.get("block_id")))
        if match is None or match[2] not in {Field.SURE, Field.SURER}:
            continue
        chosen = [str(each.get("value")) for each in block.get("elements", ()) if each.get("style") == "primary"]
        found.update({int(match[1]): int(value) for value in chosen if value.isdigit()})
    return found


def choices_of(values: Mapping[str, Any]) -> dict[int, str]:
    """Whose answer was chosen for each key result that two people answered: MINE or THEIRS."""
    found = {}
    for block, elements in values.items():
        match = BLOCK.fullmatch(block)
        if match is not None and match[2] == Field.WHOSE:
            found.update({int(match[1]): chosen(element) for element in elements.values()})
    return found


def with_field(entry: Entry, field: Field, element: Mapping[str, Any]) -> Entry:
    """The entry with what one field holds."""
    match field:
        case Field.STEPS:
            options = element.get("selected_options") or []
            return replace(entry, steps=tuple(int(option["value"]) for option in options if option["value"].isdigit()))
        case Field.DONE:
            return replace(entry, done={YES: True, NO: False}.get(chosen(element)))
        case Field.CONFIDENCE:
            return replace(entry, confidence=int(chosen(element)) if chosen(element).isdigit() else None)
        case Field.OWNER:
            return replace(entry, blocker_owner=str(element.get("selected_user") or "") or None)
        case Field.VALUE | Field.NOTE | Field.BLOCKER | Field.REFILLED | Field.WHY:
            return with_words(entry, field, kept(element.get("value") or ""))
        case _:
            return entry


def with_words(entry: Entry, field: Field, typed: str) -> Entry:
    """The entry with what was typed into one of its text fields."""
    match field:
        case Field.VALUE:
            return replace(entry, value=typed)
        case Field.NOTE:
            return replace(entry, note=typed)
        case Field.BLOCKER:
            return replace(entry, blocker=typed)
        case Field.REFILLED:
            return replace(entry, blocker=typed, refilled=True)
        case _:
            return replace(entry, explanation=typed)


def chosen(element: Mapping[str, Any]) -> str:
    """The value of the chosen option, empty where there is none."""
    option = element.get("selected_option") or {}
    return str(option.get("value") or "")
