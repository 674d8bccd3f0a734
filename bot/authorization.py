"""What Bolt needs to know of the workspace of each request: asked once, forgotten when Slack says that it ended."""

from collections.abc import Awaitable, Callable

from slack_bolt.authorization import AuthorizeResult

Find = Callable[[str], Awaitable[AuthorizeResult | None]]


class Authorizations:
    """A cache, and no more: a process that starts without it finds the same. Asking Slack for every request would
    cost each of them a call to auth.test."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._known: dict[str, AuthorizeResult] = {}

    def know(self, workspace: str, authorized: AuthorizeResult) -> None:
        """Keep what is known already."""
        self._known[workspace] = authorized

    async def of(self, workspace: str) -> AuthorizeResult | None:
        """None where the app is not installed. Raises what `find` raises."""
        if workspace not in self._known:
            found = await self._find(workspace)
            if found is None:
                return None
            self._known[workspace] = found
        return self._known[workspace]

    def evict(self, workspace: str) -> None:
        """Ask anew at the next request: its token was revoked, or the app removed."""
        self._known.pop(workspace, None)
