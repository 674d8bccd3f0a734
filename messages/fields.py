"""An input of a form as the finished values its template takes: what it is, what it offers, what stands in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Slack's element of the input; `templates/team_fields.j2` draws each."""

    PERSON = "person"
    PEOPLE = "people"
    CHANNEL = "channel"
    SELECT = "select"
    GROUPED = "grouped"
    MANY = "many"
    BOXES = "boxes"
    RADIO = "radio"
    TIME = "time"
    DATE = "date"
    WORDS = "words"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: what people read (up to 75 characters, and as many below it), and what Slack hands back."""

    text: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One input block. `value` is what stands in it at first: an id, a time as HH:MM, words; `chosen` the options.
    A choice made in a field with an `action` is heard at once, by that action id."""

    kind: Kind
    block: str
    label: str
    hint: str = ""
    placeholder: str = ""
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    groups: tuple[ChoiceGroup, ...] = ()
    chosen: tuple[Choice, ...] = ()
    value: str = ""
    values: tuple[str, ...] = ()
    most: int = 3_000
    action: str = ""


def chosen_among(choices: Iterable[Choice], *values: str) -> tuple[Choice, ...]:
    """Those of the choices whose value is named."""
    return tuple(choice for choice in choices if choice.value in values)


def held_in(values: Mapping[str, Any], block: str) -> Mapping[str, Any] | None:
    """The state of the one element of that block in a view's `state.values`; None where the form has no such block."""
    elements = values.get(block)
    return next(iter(elements.values()), None) if elements else None


def option_in(values: Mapping[str, Any], block: str) -> str:
    """The value of the option chosen in that block, empty where there is none."""
    held = held_in(values, block) or {}
    return str((held.get("selected_option") or {}).get("value") or "")


def options_in(values: Mapping[str, Any], block: str) -> frozenset[str]:
    """The values of the options ticked in that block."""
    held = held_in(values, block) or {}
    return frozenset(str(option["value"]) for option in held.get("selected_options") or ())


def words_in(values: Mapping[str, Any], block: str) -> str:
    """What was typed, picked or chosen in that block (words, a time, a person, a channel), empty for nothing."""
    held = held_in(values, block) or {}
    keys = ("value", "selected_time", "selected_date", "selected_user", "selected_conversation")
    return next((str(held[key]) for key in keys if held.get(key)), "")


def people_in(values: Mapping[str, Any], block: str) -> tuple[str, ...]:
    """The people picked in that block, by id."""
    held = held_in(values, block) or {}
    return tuple(str(user) for user in held.get("selected_users") or ())


def standing(field: Field, values: Mapping[str, Any]) -> Field:
    """The field with what stands in it in a view's `state.values` as its first value: so it stands there still when the
    view is drawn again, whether Slack keeps what was typed or not. What its choices do not hold any more is let go."""
    if held_in(values, field.block) is None:
        return field
    match field.kind:
        case Kind.SELECT | Kind.RADIO:
            chosen = chosen_among(field.choices, option_in(values, field.block))
            return replace(field, chosen=chosen or field.chosen)
        case Kind.GROUPED:
            every = (choice for group in field.groups for choice in group.choices)
            return replace(field, chosen=chosen_among(every, option_in(values, field.block)) or field.chosen)
        case Kind.MANY:
            every = (choice for group in field.groups for choice in group.choices)
            return replace(field, chosen=chosen_among(every, *options_in(values, field.block)))
        case Kind.BOXES:
            return replace(field, chosen=chosen_among(field.choices, *options_in(values, field.block)))
        case Kind.PEOPLE:
            return replace(field, values=people_in(values, field.block))
        case _:
            return replace(field, value=words_in(values, field.block))
