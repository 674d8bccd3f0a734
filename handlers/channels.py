"""Channels are archived, deleted, shared, or lose the bot: what goes to their teams is held back until they work."""

import asyncio
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import LOOK_FOR
from handlers.desk import ActFor
from handlers.slack_code import code_of
from okr.actions.close_destination import close_channel, open_channel
from okr.actions.move_channel import is_of_a_team, move_channel
from okr.destination import CHANNEL_TROUBLES, Trouble

CLOSING: Mapping[str, Trouble] = {
    "channel_archive": Trouble.ARCHIVED,
    "group_archive": Trouble.ARCHIVED,
    "channel_deleted": Trouble.GONE,
    "group_deleted": Trouble.GONE,
    "channel_left": Trouble.REMOVED,
    "group_left": Trouble.REMOVED,
    "channel_shared": Trouble.SHARED,
}
"""Events after which nothing can be posted, and what they mean where Slack cannot be asked."""

OPENING = ("channel_unarchive", "group_unarchive", "channel_unshared", "channel_rename", "group_rename")
"""Events after which it may work; a channel's new name is shown by Slack itself wherever it is mentioned."""


class Channels:
    """What an event says is looked up in Slack: it may come late, twice, or after the next one."""

    def __init__(self, act_for: ActFor, *, workspace: str) -> None:
        self._act_for = act_for
        self._workspace = workspace

    def register(self, app: AsyncApp) -> None:
        for name in (*CLOSING, *OPENING):
            app.event(name)(self.changed)
        app.event("member_left_channel")(self.somebody_left)
        app.event("channel_id_changed")(self.moved)

    async def changed(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        await self.look(client, channel_in(event), CLOSING.get(str(event["type"])))

    async def somebody_left(self, event: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """Of all who leave channels only the bot itself matters."""
        if event["user"] == context.bot_user_id:
            await self.look(client, channel_in(event), Trouble.REMOVED)

    async def moved(self, event: dict[str, Any]) -> None:
        old, new = str(event["old_channel_id"]), str(event["new_channel_id"])
        await self._act_for(self._workspace, move_channel, old=old, new=new)

    async def look_again(self, client: AsyncWebClient, channel: str) -> None:
        """Open a closed channel where Slack shows that it works."""
        if await trouble_of(client, channel, else_=Trouble.GONE) is None:
            await self._act_for(self._workspace, open_channel, channel)

    async def look(self, client: AsyncWebClient, channel: str, told: Trouble | None) -> None:
        """Close or open a team's channel as Slack shows it now; as the event `told` where Slack does not say."""
        if not await self._act_for(self._workspace, is_of_a_team, channel):
            return
        trouble = await trouble_of(client, channel, else_=told)
        if trouble is None:
            await self._act_for(self._workspace, open_channel, channel)
        else:
            await self._act_for(self._workspace, close_channel, channel, trouble)


def channel_in(event: Mapping[str, Any]) -> str:
    """The channel's id: renames carry the channel itself."""
    channel = event["channel"]
    return str(channel["id"] if isinstance(channel, dict) else channel)


async def trouble_of(client: AsyncWebClient, channel: str, *, else_: Trouble | None) -> Trouble | None:
    """Why nothing can be posted there, None where it can; `else_` where Slack does not say in time."""
    try:
        async with asyncio.timeout(LOOK_FOR):
            told = (await client.conversations_info(channel=channel))["channel"]
    except SlackApiError as error:
        return CHANNEL_TROUBLES.get(code_of(error), else_)
    except (aiohttp.ClientError, TimeoutError):
        return else_
    if told.get("is_archived"):
        return Trouble.ARCHIVED
    if not told.get("is_member"):
        return Trouble.REMOVED
    return Trouble.SHARED if told.get("is_ext_shared") or told.get("is_pending_ext_shared") else None
