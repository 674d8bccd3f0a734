"""response_urls: five uses within half an hour of machine time."""

from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.limits import figure
from sandbox.refusal import SlackRefusal


@dataclass(slots=True)
class ResponseUrl:
    """Where an answer to an interaction goes; `source_ts` is the message it came from, if it came from one."""

    user: str
    channel: str
    issued: float
    source_ts: str = ""
    thread_ts: str | None = None
    uses: int = 0


class ResponseUrls:
    """Every response_url handed out, by its secret."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._issued: dict[str, ResponseUrl] = {}

    def issue(self, user: str, channel: str, *, source_ts: str = "", thread_ts: str | None = None) -> str:
        """The secret of a fresh response_url."""
        secret = self._ids.secret()
        self._issued[secret] = ResponseUrl(user, channel, self._clock.machine(), source_ts, thread_ts)
        return secret

    def forget(self) -> None:
        """None that was handed out works any more."""
        self._issued.clear()

    def use(self, secret: str) -> ResponseUrl:
        """Count one use; expired_url or used_url where there is none left."""
        url = self._issued.get(secret)
        if url is None or self._clock.machine() - url.issued > figure("response_url.seconds"):
            raise SlackRefusal("expired_url")
        if url.uses >= figure("response_url.uses"):
            raise SlackRefusal("used_url")
        url.uses += 1
        return url
