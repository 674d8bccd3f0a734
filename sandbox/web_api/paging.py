"""Cursor pagination, as every listing method does it."""

import base64
from collections.abc import Sequence
from typing import TypeVar

from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.web_api.call import Call

T = TypeVar("T")


def page(
    call: Call, items: Sequence[T], *, default: int = 100, most: str = "page.list", clamp: int | None = None
) -> tuple[list[T], Json]:
    """One page of the items and the response_metadata that leads to the next; invalid_cursor, invalid_limit. With
    `clamp` it holds no more than so many, whatever was asked for."""
    limit = call.integer("limit", default)
    if limit < 1 or limit > figure(most):
        raise SlackRefusal("invalid_limit")
    limit = min(limit, clamp or limit)
    start = _start(call.text("cursor"))
    end = start + limit
    following = base64.b64encode(f"at:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), {"next_cursor": following}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, position = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "at":
            return int(position)
    except ValueError as wrong:
        raise SlackRefusal("invalid_cursor") from wrong
    raise SlackRefusal("invalid_cursor")
