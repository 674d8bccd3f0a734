"""What Slack's own form says before it sends anything: empty required fields, too short, out of range."""

import re
from decimal import Decimal

from sandbox.blocks.stateful import first_state, is_empty
from sandbox.payload import Json
from sandbox.state.views import OpenView

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL = re.compile(r"https?://\S+")


def form_errors(view: OpenView) -> dict[str, str]:
    """By block_id, what stands in the way of sending the form; empty where nothing does."""
    errors = {}
    for block in view.payload["blocks"]:
        if block["type"] == "input":
            key = (block["block_id"], block["element"]["action_id"])
            state = view.filled.get(key) or first_state(block["element"], opened_in=view.opened_in)
            if error := _error(block, state):
                errors[block["block_id"]] = error
    return errors


def _error(block: Json, state: Json) -> str | None:
    element = block["element"]
    if is_empty(state):
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] == "number_input":
        return _range_error(element, Decimal(state["value"]))
    if element["type"] == "email_text_input" and not EMAIL.fullmatch(state["value"]):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and not URL.fullmatch(state["value"]):
        return "Please enter a valid URL."
    least = element.get("min_length")
    if least is not None and len(state["value"]) < least:
        return f"This field must have at least {least} characters."
    return None


def _range_error(element: Json, value: Decimal) -> str | None:
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and value < Decimal(low):
        return f"Must be greater than or equal to {low}."
    if high is not None and value > Decimal(high):
        return f"Must be less than or equal to {high}."
    return None
