"""How long Slack waited for an answer: measured where requests come in, by the kind of request."""

from collections.abc import Callable
from typing import Any

Acked = Callable[[str, float], None]
"""Told the kind of a request and the seconds from its arrival to its answer."""

KINDS = {
    "event_callback": "event",
    "block_actions": "action",
    "view_submission": "view",
    "view_closed": "view",
    "block_suggestion": "options",
    "shortcut": "shortcut",
    "message_action": "shortcut",
}
"""Slack's type of a payload, and what it is called here."""


def kind_of(body: dict[str, Any]) -> str:
    """`command`, one of KINDS, or `other`."""
    told = body.get("type")
    if told is None and "command" in body:
        return "command"
    return KINDS.get(told, "other") if isinstance(told, str) else "other"
