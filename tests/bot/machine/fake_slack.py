"""A Slack in memory that fails as it is told: it answers late, wrongly or never, and knows what really arrived."""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.slack_gateway import Address, Ambiguous, Outcome, Posted, TryLater
from bot.slack_history import Page, Seen
from messages.picture import Picture
from tests.bot.delivering import TickingClock


class Killed(BaseException):
    """The process is gone: nothing that it meant to do next is done."""


class Fault(StrEnum):
    """What becomes of one call."""

    NONE = "none"
    LOST = "lost before it arrived"
    ANSWER_LOST = "arrived, and its answer was lost"
    BUSY = "429"
    NOT_CONNECTED = "not connected"
    KILLED_BEFORE = "killed before it arrived"
    KILLED_AFTER = "arrived, and killed"


@dataclass(frozen=True, slots=True)
class Message:
    delivery: int
    channel: str
    ts: str


class FakeSlack:
    """Posts, edits, and is read back. `posted` is the plain dict: how often each delivery arrived.

    `early` are the calls that came before the Retry-After they were told.
    """

    def __init__(self, clock: TickingClock) -> None:
        self.clock = clock
        self.faults: deque[Fault] = deque()
        self.messages: list[Message] = []
        self.posted: Counter[int] = Counter()
        self.closed_until: dict[tuple[str, str], float] = {}
        self.early: list[str] = []

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        del text, blocks
        return self._called(delivery, address)

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        del picture
        return self._called(0, address)

    async def is_shared(self, channel: str) -> bool | Outcome:
        del channel
        return False

    def _called(self, delivery: int, address: Address) -> Outcome:
        if self.clock.machine < self.closed_until.get((address.method, address.channel), 0.0):
            self.early.append(f"{address.method} to {address.channel} at {self.clock.machine}")
        fault = self.faults.popleft() if self.faults else Fault.NONE
        if fault in {Fault.NONE, Fault.ANSWER_LOST, Fault.KILLED_AFTER}:
            message = self._posted(delivery, address)
        match fault:
            case Fault.NONE:
                return Posted(message.channel, message.ts)
            case Fault.LOST | Fault.ANSWER_LOST:
                return Ambiguous("ClientOSError")
            case Fault.BUSY:
                self.closed_until[address.method, address.channel] = self.clock.machine + 30
                return TryLater("ratelimited", 30)
            case Fault.NOT_CONNECTED:
                return TryLater("ClientConnectorError")
            case _:
                raise Killed

    def _posted(self, delivery: int, address: Address) -> Message:
        """An edit changes what is there; a post to a person goes to their direct messages."""
        channel = f"D{address.channel}" if address.channel.startswith("U") else address.channel
        if address.ts is not None:
            return Message(delivery, channel, address.ts)
        message = Message(delivery, channel, f"{self.clock.now().timestamp():.0f}.{len(self.messages):06}")
        self.messages.append(message)
        if delivery:  # a file carries no delivery's number
            self.posted[delivery] += 1
        return message

    async def dm_of(self, member: str) -> str | Outcome:
        return f"D{member}"

    async def page(self, channel: str, *, thread_ts: str | None, oldest: float, cursor: str | None) -> Page | Outcome:
        del thread_ts, cursor
        here = [one for one in self.messages if one.channel == channel and float(one.ts) >= oldest]
        return Page(tuple(Seen(one.ts, one.delivery) for one in here))

    async def remove(self, channel: str, ts: str) -> Outcome | None:
        self.messages = [one for one in self.messages if (one.channel, one.ts) != (channel, ts)]
        return None
