"""Turns what a test wants entered into the state of an element, refusing what a person could not enter."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sandbox.blocks.parts import offered
from sandbox.blocks.stateful import HOLDINGS
from sandbox.driver.choosing import chosen
from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.state.office import Office

NUMBER = re.compile(r"-?\d+(\.\d+)?")
Answer = Callable[[Office, Json, Any], Any]


def answered(office: Office, element: Json, value: Any, *, suggested: Sequence[Json] = (), by: str = "") -> Json:
    """The element's state with that value entered (None empties it); CannotDo where a person could not.

    `suggested` are the options of an external menu, `by` who enters it.
    """
    kind = element["type"]
    if kind not in HOLDINGS:
        raise CannotDo(f"nothing can be entered into a {kind}")
    holding = HOLDINGS[kind]
    state: Json = {"type": kind}
    if value is None or value in ("", []):
        state[holding.key] = [] if holding.many else None
    elif kind in ("external_select", "multi_external_select"):
        state[holding.key] = _choose({**element, "options": list(suggested)}, value, many=holding.many)
    elif kind == "file_input":
        state[holding.key] = chosen(office, element, value, by=by)
    else:
        state[holding.key] = ANSWERS[kind](office, element, value)
    if element.get("timezone"):
        state["timezone"] = element["timezone"]
    return state


def _text(office: Office, element: Json, value: Any) -> str:
    text, most = str(value), element.get("max_length", figure("plain_text_input.max_length"))
    if len(text) > most:
        raise CannotDo(f"{element['action_id']} takes {most} characters, not {len(text)}")
    if "\n" in text and not element.get("multiline"):
        raise CannotDo(f"{element['action_id']} has a single line")
    return text


def _number(office: Office, element: Json, value: Any) -> str:
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    if not NUMBER.fullmatch(text):
        raise CannotDo(f"{element['action_id']} takes a number, not {text!r}")
    if "." in text and not element["is_decimal_allowed"]:
        raise CannotDo(f"{element['action_id']} takes whole numbers, not {text}")
    return text


def _rich(office: Office, element: Json, value: Any) -> Json:
    if isinstance(value, Mapping):
        return dict(value)
    parts = [{"type": "text", "text": str(value)}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}


def _one(office: Office, element: Json, value: Any) -> Json:
    chosen: Json = _choose(element, value, many=False)
    return chosen


def _some(office: Office, element: Json, value: Any) -> list[Json]:
    chosen: list[Json] = _choose(element, value, many=True)
    return chosen


def _choose(element: Json, value: Any, *, many: bool) -> Any:
    if not many:
        return _option(element, value)
    _check_count(element, value)
    return [_option(element, one) for one in value]


def _option(element: Json, wanted: Any) -> Json:
    """The option with that value, else with that label."""
    if isinstance(wanted, Mapping):
        wanted = wanted.get("value")
    options: list[Json] = offered(element)
    for option in options:
        if option["value"] == str(wanted):
            return option
    for option in options:
        if option["text"]["text"] == str(wanted):
            return option
    labels = [option["text"]["text"] for option in options]
    raise CannotDo(f"{element['action_id']} does not offer {wanted!r}, but {labels}")


def _check_count(element: Json, value: Any) -> None:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise CannotDo(f"{element['action_id']} takes a list")
    most = element.get("max_selected_items")
    if most is not None and len(value) > most:
        raise CannotDo(f"{element['action_id']} takes {most} at most")


def _user(office: Office, element: Json, value: Any) -> str:
    member = office.people.get(str(value))
    if member is None or member.kind == "deactivated":
        raise CannotDo(f"{element['action_id']} does not offer {value!r}: no such active person")
    return member.id


def _channel(office: Office, element: Json, value: Any) -> str:
    conversation = office.conversations.get(str(value))
    if conversation is None or conversation.archived:
        raise CannotDo(f"{element['action_id']} does not offer {value!r}: no such open channel")
    if element["type"].endswith("channels_select") and conversation.kind not in ("public", "external"):
        raise CannotDo(f"{element['action_id']} offers public channels alone")
    return conversation.id


def _several(one: Answer) -> Answer:
    def several(office: Office, element: Json, value: Any) -> list[Any]:
        _check_count(element, value)
        return [one(office, element, item) for item in value]

    return several


def _date(office: Office, element: Json, value: Any) -> str:
    try:
        return value.isoformat() if isinstance(value, date) else date.fromisoformat(str(value)).isoformat()
    except ValueError as wrong:
        raise CannotDo(f"{element['action_id']} takes a date, not {value!r}") from wrong


def _time(office: Office, element: Json, value: Any) -> str:
    try:
        return (value if isinstance(value, time) else time.fromisoformat(str(value))).strftime("%H:%M")
    except ValueError as wrong:
        raise CannotDo(f"{element['action_id']} takes a time, not {value!r}") from wrong


def _moment(office: Office, element: Json, value: Any) -> int:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise CannotDo(f"{element['action_id']} takes an aware datetime")
    return int(value.timestamp()) if isinstance(value, datetime) else int(value)


ANSWERS: dict[str, Answer] = {
    "plain_text_input": _text,
    "email_text_input": _text,
    "url_text_input": _text,
    "number_input": _number,
    "rich_text_input": _rich,
    "static_select": _one,
    "radio_buttons": _one,
    "checkboxes": _some,
    "multi_static_select": _some,
    "users_select": _user,
    "conversations_select": _channel,
    "channels_select": _channel,
    "multi_users_select": _several(_user),
    "multi_conversations_select": _several(_channel),
    "multi_channels_select": _several(_channel),
    "datepicker": _date,
    "timepicker": _time,
    "datetimepicker": _moment,
}
