"""What each person has read, and what they have not."""

from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.payload import Json
from sandbox.state.conversations import Conversation
from sandbox.state.messages import Message
from sandbox.state.office import Office

EVERYBODY = ("<!channel", "<!here", "<!everyone")


class Reading:
    """By person and conversation, the timestamp of the last message they saw."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._marks: dict[tuple[str, str], str] = {}

    def as_json(self) -> list[Json]:
        """The marks, to be taken up again."""
        return [{"user": user, "channel": channel, "ts": ts} for (user, channel), ts in self._marks.items()]

    def take_up(self, marks: Iterable[Json]) -> None:
        """Put back what `as_json` gave."""
        for mark in marks:
            self.mark(**mark)

    def mark(self, user: str, channel: str, ts: str) -> None:
        """The person has seen everything up to there; a mark only goes forward."""
        self._marks[user, channel] = max(ts, self._marks.get((user, channel), ""))

    def marked(self, user: str, channel: str) -> str:
        """The last message they saw, empty where none."""
        return self._marks.get((user, channel), "")

    def unread(self, user: str, conversation: Conversation) -> Json:
        """How many messages of others they have not seen, and how many of those are meant for them."""
        count = meant = 0
        for message in self._unseen(user, conversation.id):
            count += 1
            meant += conversation.kind == "im" or is_meant_for(user, message)
        return {"unread": count, "mentions": meant}

    def _unseen(self, user: str, channel: str) -> Iterator[Message]:
        mark = self.marked(user, channel)
        for message in self._office.messages.newest_first(channel):
            if message.ts <= mark:
                return
            if message.in_channel and message.user != user and message.ephemeral_to in (None, user):
                yield message


def is_meant_for(user: str, message: Message) -> bool:
    """Whether a message mentions the person, or everybody."""
    wanted = (f"<@{user}", *EVERYBODY)
    return any(one in text for text in texts_of([message.text, message.blocks]) for one in wanted) or any(
        element.get("user_id") == user for element in _objects(message.blocks)
    )


def texts_of(value: Any) -> Iterator[str]:
    """Every string in a piece of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_of(inner)


def _objects(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _objects(inner)
