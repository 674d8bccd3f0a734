"""What a feature of the bot is to the process: listeners it registers, and the words of /okr it answers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from handlers.who import Who


@dataclass(frozen=True, slots=True)
class Ask:
    """One `/okr <word> <rest>` as somebody typed it in `channel`; `rest` is what followed the word."""

    ack: AsyncAck
    who: Who
    rest: str
    body: dict[str, Any]
    client: AsyncWebClient
    respond: AsyncRespond
    trigger_id: str
    channel: str


CommandHandler = Callable[[Ask], Awaitable[None]]


class Feature(Protocol):
    def register(self, app: AsyncApp) -> None:
        """Register every listener of the feature."""
        ...

    def commands(self) -> Mapping[str, CommandHandler]:
        """The words of /okr that the feature answers, by their English name."""
        ...
