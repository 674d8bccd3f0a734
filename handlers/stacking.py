"""Showing a modal from wherever a button was pressed, and another in its place; pressed twice is no trouble."""

from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack_code import code_of

GONE_BY = frozenset({"not_found", "hash_conflict", "ratelimited"})
"""Why a view may not be brought up to date: it was closed, or has changed since. Nothing is lost by it."""

FULL = frozenset({"push_limit_reached"})
"""Three modals lie upon one another: whoever pressed so often has what they asked for on top."""


async def show(client: AsyncWebClient, body: dict[str, Any], view: dict[str, Any]) -> None:
    """Open `view`; over the modal that the button is in, or in its place where that lies on another already: the third
    place stays free for a word about what cannot be done."""
    pressed_in = body.get("view") or {}
    if pressed_in.get("type") != "modal":
        await client.views_open(trigger_id=body["trigger_id"], view=view)
    elif pressed_in.get("previous_view_id"):
        await put_in_place(client, pressed_in, view, sight=pressed_in["hash"])
    else:
        await put_on_top(client, body, view)


async def put_on_top(client: AsyncWebClient, body: dict[str, Any], view: dict[str, Any]) -> None:
    """Open `view` over the modal that the button is in, where there is room for it."""
    try:
        await client.views_push(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as error:
        if code_of(error) not in FULL:
            raise


async def put_in_place(client: AsyncWebClient, old: dict[str, Any], view: dict[str, Any], *, sight: str = "") -> str:
    """Put `view` in the place of `old`, where that still is as it was at that sight (its hash; none: whatever it is
    by now); Slack's word why not, or "" where it was done."""
    try:
        await client.views_update(view_id=old["id"], view=view, **({"hash": sight} if sight else {}))
    except SlackApiError as error:
        if code_of(error) not in GONE_BY:
            raise
        return code_of(error)
    return ""
