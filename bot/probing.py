"""Asks Slack whether what was closed works again: an event that says so may be lost, and none says that of a token."""

from collections.abc import Callable
from functools import partial

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.actions import Actor
from bot.destinations import Destinations
from bot.install import ask_install
from handlers.channels import Channels
from okr.actions.outage import to_look_at
from okr.destination import INSTALL, ClosedDestination

MOST_AT_ONCE = 10
"""Channels asked about in one tick: conversations.info is Tier 3, 50 a minute, and the rest come an hour later."""


class Probe:
    """Of one workspace, with the client that holds its token."""

    def __init__(self, actor: Actor, client: AsyncWebClient, *, workspace: str, resume: Callable[[str], None]) -> None:
        """`resume` lets the deliverer go on in a workspace at once."""
        self._resume = resume
        self._actor = actor
        self._client = client
        self._workspace = workspace
        self._destinations = Destinations(actor)
        self._channels = Channels(actor.act_for, workspace=workspace)

    async def look(self) -> None:
        """One tick: nothing where nothing is closed."""
        closed = await self._actor.act_for(self._workspace, to_look_at)
        install = next((one for one in closed if one.place == INSTALL), None)
        if install is not None and not await self._works(install):
            return
        for channel in [one.place for one in closed if one.place != INSTALL][:MOST_AT_ONCE]:
            await self._channels.look_again(self._client, channel)

    async def _works(self, closed: ClosedDestination) -> bool:
        """Whether the token is taken again, with the scope that it lacked."""
        try:
            install = await ask_install(self._client)
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            return False
        lacks = {scope for scope in closed.needed.split(",") if scope} - (install.scopes or frozenset())
        if lacks:
            return False
        await self._actor.in_thread(partial(self._resume, self._workspace))
        await self._destinations.install_works(self._workspace)
        return True
