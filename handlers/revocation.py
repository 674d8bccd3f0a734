"""The app is removed from a workspace, or its token revoked: what was known of it is forgotten."""

from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp

log = structlog.get_logger(__name__)


class Revocations:
    """Listens for the end of an installation. The database keeps everything: whoever installs anew goes on."""

    def __init__(self, evict: Callable[[str], None], *, workspace: str) -> None:
        self._evict = evict
        self._workspace = workspace

    def register(self, app: AsyncApp) -> None:
        app.event("tokens_revoked")(self.revoked)
        app.event("app_uninstalled")(self.uninstalled)

    async def revoked(self, event: dict[str, Any]) -> None:
        """The tokens of people alone do not matter: the bot has none of theirs."""
        if (event.get("tokens") or {}).get("bot"):
            self._forget("tokens_revoked")

    async def uninstalled(self) -> None:
        self._forget("app_uninstalled")

    def _forget(self, why: str) -> None:
        self._evict(self._workspace)
        log.warning("installation ended", workspace=self._workspace, why=why)
