"""The app is removed from a workspace, or its token revoked: what was known of it is forgotten, and that is noted."""

from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp

from handlers.desk import ActFor
from okr.actions.outage import install_failed

log = structlog.get_logger(__name__)


class Revocations:
    """Listens for the end of an installation. The database keeps everything: whoever installs anew goes on."""

    def __init__(self, evict: Callable[[str], None], act_for: ActFor, *, workspace: str) -> None:
        self._evict = evict
        self._act_for = act_for
        self._workspace = workspace

    def register(self, app: AsyncApp) -> None:
        app.event("tokens_revoked")(self.revoked)
        app.event("app_uninstalled")(self.uninstalled)

    async def revoked(self, event: dict[str, Any]) -> None:
        """The tokens of people alone do not matter: the bot has none of theirs."""
        if (event.get("tokens") or {}).get("bot"):
            await self._forget("token_revoked")

    async def uninstalled(self) -> None:
        await self._forget("account_inactive")

    async def _forget(self, code: str) -> None:
        """As if Slack had refused a message with that code: the admins hear afterwards what was missed."""
        self._evict(self._workspace)
        await self._act_for(self._workspace, install_failed, code)
        log.error("The installation has ended: install the app anew.", workspace=self._workspace, code=code)
