"""Interactive elements as they look: buttons, menus, boxes and fields with what is in them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date

from sandbox.blocks.parts import offered
from sandbox.blocks.stateful import HOLDINGS, first_state
from sandbox.payload import Json
from sandbox.plain.dates import date_text
from sandbox.plain.mrkdwn import text_of
from sandbox.plain.reader import Reader
from sandbox.plain.rich import rich_lines

States = Mapping[str, Mapping[str, Json]]
CHOICES_SHOWN = 12


def element_lines(element: Json, reader: Reader, state: Json | None = None) -> list[str]:
    """An element as one line or, where it lists its options, several."""
    kind = element["type"]
    if kind == "image":
        return [f"[{element['alt_text']}]"]
    if kind in ("button", "workflow_button", "icon_button"):
        return [_button(element, reader)]
    if kind == "overflow":
        return [f"[⋯ {' | '.join(_label(option, reader) for option in element['options'])}]"]
    if kind == "feedback_buttons":
        return [" ".join(f"[{element[n]['text']['text']}]" for n in ("positive_button", "negative_button"))]
    if kind not in HOLDINGS:
        return [f"[{kind}]"]
    value = (state or first_state(element))[HOLDINGS[kind].key]
    if kind in ("radio_buttons", "checkboxes"):
        return _ticks(element, reader, value)
    return _field(element, reader, value)


def _button(element: Json, reader: Reader) -> str:
    label = text_of(element["text"], reader)
    return f"[{label}]" if element.get("style") is None else f"[{label}]{'!' * (element['style'] == 'danger')}"


def _label(option: Json, reader: Reader) -> str:
    return text_of(option["text"], reader)


def _ticks(element: Json, reader: Reader, value: Any) -> list[str]:
    many = element["type"] == "checkboxes"
    chosen = [one["value"] for one in (value if many else [value] if value else [])]
    on, off = ("[x]", "[ ]") if many else ("(•)", "( )")
    lines = []
    for option in element["options"]:
        note = f" — {text_of(option['description'], reader)}" if option.get("description") else ""
        lines.append(f"{on if option['value'] in chosen else off} {_label(option, reader)}{note}")
    return lines


def _field(element: Json, reader: Reader, value: Any) -> list[str]:
    shown = value_text(element, value, reader)
    hint = text_of(element["placeholder"], reader) if element.get("placeholder") else ""
    arrow = " ▾" if element["type"].endswith(("select", "picker")) else ""
    if shown and "\n" in shown:
        return [f"[{line}]" for line in shown.split("\n")]
    lines = [f"[{shown or (f'… {hint}' if hint else '____')}{arrow}]"]
    options = [] if shown else [_label(option, reader) for option in offered(element)]
    if options:
        more = ["…"] if len(options) > CHOICES_SHOWN else []
        lines.append(f"  {' | '.join([*options[:CHOICES_SHOWN], *more])}")
    return lines


def value_text(element: Json, value: Any, reader: Reader) -> str:
    """What is in an element, as it reads; empty where it is empty."""
    if value in (None, [], ""):
        return ""
    if isinstance(value, list):
        return ", ".join(value_text(element, one, reader) for one in value)
    if isinstance(value, dict):
        if value.get("type") == "rich_text":
            return "\n".join(rich_lines(value, reader))
        return _label(value, reader) if "text" in value else str(value.get("name", ""))
    kind = element["type"]
    if kind.endswith("users_select"):
        return reader.person(value)
    if kind.endswith(("conversations_select", "channels_select")):
        return reader.channel(value)
    if kind == "datepicker":
        return str(format_date(date.fromisoformat(value), "long", locale=reader.locale))
    return date_text(value, "{date} {time}", reader) if kind == "datetimepicker" else str(value)
