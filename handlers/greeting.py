"""The bot comes into a channel: it says hello there, once; where a team is at home, its digest goes there again."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import look_up
from handlers.channels import Channels
from handlers.desk import ActFor
from okr.actions.greet_channel import greet_channel
from okr.actions.know_member import find_member, know_member


class Greetings:
    """Listens for people who come into channels, of whom only the bot itself matters."""

    def __init__(self, act_for: ActFor, *, workspace: str) -> None:
        self._act_for = act_for
        self._workspace = workspace
        self._channels = Channels(act_for, workspace=workspace)

    def register(self, app: AsyncApp) -> None:
        app.event("member_joined_channel")(self.joined)

    async def joined(self, event: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """The same event twice has one effect. What is said goes out as every message does."""
        if event["user"] == context.bot_user_id:
            await self._channels.look(client, str(event["channel"]), None)
            inviter = str(event.get("inviter") or "")
            await self._know(client, inviter)
            await self._act_for(self._workspace, greet_channel, str(event["channel"]), inviter=inviter)

    async def _know(self, client: AsyncWebClient, inviter: str) -> None:
        """It is in their language that the bot says hello."""
        if inviter and (await self._act_for(self._workspace, find_member, inviter)).member is None:
            for member in await look_up(client, [inviter], workspace=self._workspace):
                await self._act_for(self._workspace, know_member, member)
