"""Asks an ASGI app directly, byte for byte as a server would hand it on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message

from bot.http.signature import signature_of

SECRET = "5a4db0ec5a4db0ec5a4db0ec5a4db0ec"
NOW = 1_795_766_400
JSON = b"application/json"

Headers = Sequence[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Told:
    status: int
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def signed(body: bytes, *, at: float = NOW, secret: str = SECRET, kind: bytes = JSON) -> list[tuple[bytes, bytes]]:
    """The headers with which Slack sends that body."""
    timestamp = str(int(at)).encode()
    return [
        (b"content-type", kind),
        (b"x-slack-request-timestamp", timestamp),
        (b"x-slack-signature", signature_of(secret, timestamp=timestamp, body=body)),
    ]


async def ask(
    app: ASGIApp, *chunks: bytes, headers: Headers = (), method: str = "POST", path: str = "/slack/events"
) -> Told:
    """What the app answers to a body that comes in these chunks; then the connection is gone."""
    coming: list[Message] = [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks)}
        for number, chunk in enumerate(chunks or (b"",), start=1)
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return coming.pop(0) if coming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": list(headers), "query_string": b""}
    await app(scope, receive, send)
    return Told(sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]))
