"""The other side of the wire, in a process of its own: sends what it is given and says how long each answer took.

`python -m benchmarks.client LOAD.json` prints the seconds of each request and of the whole as JSON.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import uvloop

HEAD = (
    "POST /slack/events HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n"
    "x-slack-request-timestamp: {timestamp}\r\nx-slack-signature: {signature}\r\ncontent-length: {length}\r\n\r\n"
)


def bytes_of(request: dict[str, str]) -> bytes:
    body = request["body"].encode()
    told = HEAD.format(timestamp=request["timestamp"], signature=request["signature"], length=len(body))
    return told.encode() + body


async def answer_from(reader: asyncio.StreamReader) -> bytes:
    """Status line, headers and body of one answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return head + await reader.readexactly(length)


async def one_connection(port: int, requests: Iterator[bytes], expects: bytes) -> list[float]:
    """Take the next request as long as there are any; the seconds of each."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    seconds = []
    for request in requests:
        began = perf_counter()
        writer.write(request)
        answer = await answer_from(reader)
        seconds.append(perf_counter() - began)
        if not answer.startswith(b"HTTP/1.1 200") or expects not in answer:
            raise RuntimeError(answer.decode()[:2000])
    writer.close()
    return seconds


async def send(load: dict[str, Any]) -> dict[str, Any]:
    requests = iter([bytes_of(each) for each in load["requests"]])
    expects = load["expects"].encode()
    began = perf_counter()
    ends = await asyncio.gather(*(one_connection(load["port"], requests, expects) for _ in range(load["at_once"])))
    return {"whole": perf_counter() - began, "seconds": [each for some in ends for each in some]}


if __name__ == "__main__":
    print(json.dumps(uvloop.run(send(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))))
