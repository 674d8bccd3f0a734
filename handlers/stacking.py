"""Showing a modal from wherever a button was pressed, within the three that Slack lets lie upon one another."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient


async def show(client: AsyncWebClient, body: dict[str, Any], view: dict[str, Any]) -> None:
    """Open `view`; over the modal that the button is in, or in its place where that lies on another already: the third
    place stays free for a word about what cannot be done."""
    pressed_in = body.get("view") or {}
    if pressed_in.get("type") != "modal":
        await client.views_open(trigger_id=body["trigger_id"], view=view)
    elif pressed_in.get("previous_view_id"):
        await client.views_update(view_id=pressed_in["id"], hash=pressed_in["hash"], view=view)
    else:
        await client.views_push(trigger_id=body["trigger_id"], view=view)
