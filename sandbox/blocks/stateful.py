"""Elements that hold a value: how each appears in `state.values`, empty, at first and filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.blocks.payloads import elements_of
from sandbox.payload import Blocks, Json


@dataclass(frozen=True, slots=True)
class Holding:
    """How an element holds its value: the key in the state, the field with the first value, one or many."""

    key: str
    initial: str
    many: bool = False


HOLDINGS: dict[str, Holding] = {
    "plain_text_input": Holding("value", "initial_value"),
    "email_text_input": Holding("value", "initial_value"),
    "url_text_input": Holding("value", "initial_value"),
    "number_input": Holding("value", "initial_value"),
    "rich_text_input": Holding("rich_text_value", "initial_value"),
    "static_select": Holding("selected_option", "initial_option"),
    "external_select": Holding("selected_option", "initial_option"),
    "radio_buttons": Holding("selected_option", "initial_option"),
    "users_select": Holding("selected_user", "initial_user"),
    "conversations_select": Holding("selected_conversation", "initial_conversation"),
    "channels_select": Holding("selected_channel", "initial_channel"),
    "datepicker": Holding("selected_date", "initial_date"),
    "timepicker": Holding("selected_time", "initial_time"),
    "datetimepicker": Holding("selected_date_time", "initial_date_time"),
    "checkboxes": Holding("selected_options", "initial_options", many=True),
    "multi_static_select": Holding("selected_options", "initial_options", many=True),
    "multi_external_select": Holding("selected_options", "initial_options", many=True),
    "multi_users_select": Holding("selected_users", "initial_users", many=True),
    "multi_conversations_select": Holding("selected_conversations", "initial_conversations", many=True),
    "multi_channels_select": Holding("selected_channels", "initial_channels", many=True),
    "file_input": Holding("files", "", many=True),
}


def first_state(element: Mapping[str, Any], *, opened_in: str = "") -> Json:
    """The state of an element nobody has touched."""
    holding = HOLDINGS[element["type"]]
    value = element.get(holding.initial)
    if element.get("default_to_current_conversation") and opened_in and value is None:
        value = [opened_in] if holding.many else opened_in
    state: Json = {"type": element["type"], holding.key: ([] if holding.many else None) if value is None else value}
    if element.get("timezone"):
        state["timezone"] = element["timezone"]
    return state


def stateful(blocks: Blocks) -> Iterator[tuple[Json, Json]]:
    """Each block and element in it that holds a value, in order."""
    for block in blocks:
        for _, element in elements_of(block):
            if element.get("type") in HOLDINGS:
                yield block, element


def state_values(blocks: Blocks, filled: Mapping[tuple[str, str], Json], *, opened_in: str = "") -> Json:
    """`state.values` of a view or message: what was filled in, else what stood there first."""
    values: Json = {}
    for block, element in stateful(blocks):
        key = (block["block_id"], element["action_id"])
        state = filled.get(key) or first_state(element, opened_in=opened_in)
        values.setdefault(key[0], {})[key[1]] = state
    return values


def is_empty(state: Mapping[str, Any]) -> bool:
    """Whether an element's state holds nothing."""
    return not state.get(HOLDINGS[state["type"]].key)
