"""Slack's real rate limits, counted in machine time; off unless asked for."""

from collections import deque

from sandbox.clock import Clock
from sandbox.limits import figure
from sandbox.web_api.method import Method

MINUTE = 60.0


class Rates:
    """Counts calls by method (and posts by channel) and says how long to wait when there are too many."""

    def __init__(self, clock: Clock, *, enforced: bool) -> None:
        self.enforced = enforced
        self._clock = clock
        self._seen: dict[str, deque[float]] = {}

    def wait_for(self, method: Method, channel: str, *, kept_back: bool = False) -> int | None:
        """Seconds to wait before this call, or None where it may go ahead; one that may is counted. `kept_back`: the
        app is one that may make it once a minute, which is enforced always."""
        if kept_back:
            return self._count(method.name, figure("rate.outside_marketplace"), MINUTE)
        if not self.enforced:
            return None
        if method.name == "chat.postMessage":
            return self._count(f"post:{channel}", figure("rate.post_message"), 1.0)
        if not method.tier:
            return None
        return self._count(method.name, figure(f"rate.tier_{method.tier}"), MINUTE)

    def _count(self, key: str, most: int, window: float) -> int | None:
        seen, now = self._seen.setdefault(key, deque()), self._clock.machine()
        while seen and now - seen[0] >= window:
            seen.popleft()
        if len(seen) >= most:
            return max(1, round(window - (now - seen[0])))
        seen.append(now)
        return None
