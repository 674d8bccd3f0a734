"""The messages of the running workspace, by channel, in the order of their timestamps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sandbox.payload import Blocks, Json


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands: `ts` is its id within the channel; `edited` the ts of its edit, if it shows one.

    `ephemeral_to` names the only person who sees it. `text` and `blocks` are as the app sent them, with the block
    and action ids Slack fills in; `files` are file objects of the Web API.
    """

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: Blocks = field(default_factory=list)
    thread_ts: str | None = None
    edited: str | None = None
    ephemeral_to: str | None = None
    metadata: Json | None = None
    deleted: bool = False
    broadcast: bool = False
    bot_id: str | None = None
    subtype: str | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    attachments: Blocks = field(default_factory=list)
    files: Blocks = field(default_factory=list)

    @property
    def in_channel(self) -> bool:
        """Whether it is read in the channel itself and not only inside a thread."""
        return self.thread_ts in (None, self.ts) or self.broadcast


class Messages:
    """All messages; replaced in place when they change, found by channel and timestamp."""

    def __init__(self) -> None:
        self._by_channel: dict[str, dict[str, Message]] = {}
        self._threads: dict[tuple[str, str], list[str]] = {}
        self._last: dict[str, int] = {}
        self.on_change: list[Callable[[Message], None]] = []

    def next_ts(self, channel: str, now: datetime) -> str:
        """A timestamp of calendar time, later than every other in the channel."""
        micros = max(int(now.timestamp() * 1_000_000), self._last.get(channel, 0) + 1)
        self._last[channel] = micros
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    def put(self, message: Message) -> Message:
        """Add a message, or replace the one with its timestamp."""
        of_channel = self._by_channel.setdefault(message.channel, {})
        self._last[message.channel] = max(self._last.get(message.channel, 0), int(message.ts.replace(".", "")))
        if message.ts not in of_channel and message.thread_ts:
            self._threads.setdefault((message.channel, message.thread_ts), []).append(message.ts)
        of_channel[message.ts] = message
        for listener in self.on_change:
            listener(message)
        return message

    def change(self, message: Message, **changes: Any) -> Message:
        """Replace fields of a stored message."""
        return self.put(replace(message, **changes))

    def move(self, channel: str, new: str) -> None:
        """The channel has another id; its messages keep their timestamps."""
        for message in list(self._by_channel.pop(channel, {}).values()):
            self.put(replace(message, channel=new))
        for _, parent in [key for key in self._threads if key[0] == channel]:
            self._threads.pop((channel, parent))

    def get(self, channel: str, ts: str) -> Message | None:
        """The message, if it is there and not deleted."""
        found = self._by_channel.get(channel, {}).get(ts)
        return found if found and not found.deleted else None

    def in_channel(self, channel: str) -> Iterator[Message]:
        """Every message of the channel that is not deleted, threads included, oldest first."""
        return (m for m in self._by_channel.get(channel, {}).values() if not m.deleted)

    def all_of(self, channel: str) -> Iterator[Message]:
        """Every message of the channel, the deleted ones too, oldest first."""
        return iter(self._by_channel.get(channel, {}).values())

    def newest_first(self, channel: str) -> Iterator[Message]:
        """The same, newest first."""
        return (m for m in reversed(self._by_channel.get(channel, {}).values()) if not m.deleted)

    def replies(self, channel: str, thread_ts: str) -> list[Message]:
        """The replies of a thread that are not deleted, oldest first, without its parent."""
        stamps = self._threads.get((channel, thread_ts), [])
        found = (self.get(channel, ts) for ts in stamps if ts != thread_ts)
        return [message for message in found if message]

    def ephemeral(self) -> Iterator[Message]:
        """Every ephemeral message that is not deleted."""
        return (m for channel in self._by_channel for m in self.in_channel(channel) if m.ephemeral_to)
