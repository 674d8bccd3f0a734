"""A Slack that answers every call at once, in a process of its own: what is left is our own time.

`python -m benchmarks.fake_slack PORT` serves until it is ended.
"""

import asyncio
import json
import sys
from itertools import count
from typing import cast

import uvloop

numbers = count(1)


def answer_to(path: bytes, host: bytes) -> dict[str, object]:
    """What Slack, asked as `host`, says to that call, as far as anybody reads it."""
    number = next(numbers)
    match path.rpartition(b"/")[2]:
        case b"auth.test":
            whole = {"team": "Acme", "team_id": "T1", "user": "okr", "user_id": "UBOT", "bot_id": "B1"}
            return {"ok": True, "url": "https://acme.slack.com/", **whole}
        case b"users.list":
            return {"ok": True, "members": [], "response_metadata": {"next_cursor": ""}}
        case b"conversations.history":
            return {"ok": True, "messages": [], "has_more": False}
        case b"conversations.info":
            return {"ok": True, "channel": {"id": f"C{number}", "name": "team", "is_member": True}}
        case b"files.getUploadURLExternal":
            return {"ok": True, "upload_url": f"http://{host.decode()}/upload", "file_id": f"F{number}"}
        case b"views.open" | b"views.update" | b"views.publish" | b"views.push":
            return {"ok": True, "view": {"id": f"V{number}", "hash": f"{number}.x"}}
        case _:
            return {"ok": True, "channel": f"D{number}", "ts": f"1795766400.{number:06}", "message": {}}


class Answering(asyncio.Protocol):
    """One connection, kept open; requests come one after the other."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's own is not of that class

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while (request := self.whole_request()) is not None:
            body = json.dumps(answer_to(*request)).encode()
            head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: %d\r\n\r\n"
            assert self.transport is not None
            self.transport.write(head % len(body) + body)

    def whole_request(self) -> tuple[bytes, bytes] | None:
        """Path and host of the next request, which is taken off; None while it is not all there."""
        head, ended, rest = self.waiting.partition(b"\r\n\r\n")
        if not ended:
            return None
        named = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
        length = int(named.get(b"content-length", b"0"))
        if len(rest) < length:
            return None
        self.waiting = rest[length:]
        return head.split(b" ", 2)[1].partition(b"?")[0], named[b"host"].strip()


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
