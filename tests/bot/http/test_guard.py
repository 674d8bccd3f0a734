"""The guard: what Slack signed comes through byte for byte, and nothing else does, whatever it looks like."""

import asyncio
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.applications import Starlette
from starlette.datastructures import Headers as ReadHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bot.http.guard import MOST_BYTES, Guard
from bot.http.requests import Requests
from tests.bot.http.asking import JSON, NOW, SECRET, Headers, Told, ask, signed

BODY = b'{"type":"event_callback","event_id":"Ev1","event":{"type":"app_home_opened","user":"U1"}}'


class Behind:
    """What lies behind the guard, and what came to it."""

    def __init__(self) -> None:
        self.came: list[bytes] = []

    async def answer(self, body: bytes, headers: ReadHeaders) -> Response:
        del headers
        self.came.append(body)
        return PlainTextResponse("in")


def knock(*chunks: bytes, headers: Headers, method: str = "POST") -> tuple[Told, list[bytes]]:
    """What the guard says, and what it let through."""
    behind = Behind()
    guard = Guard(behind.answer, secret=SECRET, now=lambda: NOW)
    told = asyncio.run(ask(guard, *chunks, headers=headers, method=method))
    return told, behind.came


def test_what_slack_signed_comes_through_in_one_piece() -> None:
    told, came = knock(BODY[:10], b"", BODY[10:], headers=signed(BODY))
    assert (told.status, came) == (200, [BODY])


REPEATED = [*signed(BODY), (b"x-slack-signature", b"v0=0")]
WITHOUT = {name: [pair for pair in signed(BODY) if pair[0] != name] for name, _ in signed(BODY)}
REFUSED: dict[str, tuple[bytes, Headers, str]] = {
    "nothing at all": (b"", [], "POST"),
    "no signature": (BODY, WITHOUT[b"x-slack-signature"], "POST"),
    "no timestamp": (BODY, WITHOUT[b"x-slack-request-timestamp"], "POST"),
    "two signatures": (BODY, REPEATED, "POST"),
    "another secret": (BODY, signed(BODY, secret="0" * 32), "POST"),
    "five minutes ago": (BODY, signed(BODY, at=NOW - 301), "POST"),
    "in five minutes": (BODY, signed(BODY, at=NOW + 301), "POST"),
    "another body": (BODY + b" ", signed(BODY), "POST"),
    "not a POST": (BODY, signed(BODY), "PUT"),
    "a GET": (b"", signed(b""), "GET"),
    "an empty signature": (BODY, [*WITHOUT[b"x-slack-signature"], (b"x-slack-signature", b"")], "POST"),
    "bytes beyond ASCII": (BODY, [*WITHOUT[b"x-slack-signature"], (b"x-slack-signature", b"v0=\xff\xfe")], "POST"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_is_401(name: str) -> None:
    body, headers, method = REFUSED[name]
    told, came = knock(body, headers=headers, method=method)
    assert (told.status, told.body, came) == (401, b"unauthorized", [])


def test_a_megabyte_is_read_and_a_byte_more_is_not() -> None:
    most = b"x" * MOST_BYTES
    assert knock(most, headers=signed(most))[0].status == 200
    assert knock(most, b"x", headers=signed(most + b"x")) == (Told(401, b"unauthorized"), [])


def test_a_body_that_never_ends_is_not_read_to_its_end() -> None:
    async def knocked() -> int:
        read = 0
        sent: list[int] = []

        async def receive() -> dict[str, object]:
            nonlocal read
            read += 1
            return {"type": "http.request", "body": b"x" * 65_536, "more_body": True}

        async def send(message: Message) -> None:
            sent.append(message.get("status", 0))

        scope = {"type": "http", "method": "POST", "path": "/", "headers": signed(b""), "query_string": b""}
        await Guard(Behind().answer, secret=SECRET, now=lambda: NOW)(scope, receive, send)
        assert sent == [401, 0]
        return read

    assert asyncio.run(knocked()) == MOST_BYTES // 65_536 + 1


def test_a_body_that_does_not_come_is_waited_for_no_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.http.guard.READ_WITHIN", 0.01)
    sent: list[object] = []

    async def knocked() -> None:
        async def receive() -> dict[str, object]:
            await asyncio.Event().wait()
            return {}

        async def send(message: object) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "POST", "path": "/", "headers": signed(b""), "query_string": b""}
        await Guard(Behind().answer, secret=SECRET, now=lambda: NOW)(scope, receive, send)

    asyncio.run(knocked())
    assert isinstance(sent[0], dict)
    assert sent[0]["status"] == 401


def test_a_body_that_breaks_off_is_401() -> None:
    async def knocked() -> Told:
        headers = signed(BODY)
        return await ask(Guard(Behind().answer, secret=SECRET, now=lambda: NOW), BODY[:20], headers=headers)

    assert asyncio.run(knocked()).status == 401


MANY = settings(max_examples=3 * settings().max_examples)
"""300, and in the long form 10,200."""
NAMES = (b"content-type", b"x-slack-request-timestamp", b"x-slack-signature")
WHERE = st.tuples(st.sampled_from(NAMES[1:]), st.integers(0, 10**6))


def flipped(value: bytes, bit: int) -> bytes:
    """The same bytes with one bit turned."""
    bit %= len(value) * 8
    return bytes(byte ^ (1 << bit % 8) if number == bit // 8 else byte for number, byte in enumerate(value))


@MANY
@pytest.mark.soak
@given(where=WHERE)
def test_one_bit_turned_in_signature_or_timestamp_is_401(where: tuple[bytes, int]) -> None:
    name, bit = where
    headers = [(key, flipped(value, bit) if key == name else value) for key, value in signed(BODY)]
    assert knock(BODY, headers=headers) == (Told(401, b"unauthorized"), [])


@MANY
@pytest.mark.soak
@given(bit=st.integers(0, len(BODY) * 8 - 1))
def test_one_bit_turned_in_the_body_is_401(bit: int) -> None:
    assert knock(flipped(BODY, bit), headers=signed(BODY)) == (Told(401, b"unauthorized"), [])


def the_whole_way_in() -> Starlette:
    """The guard with Bolt's reading behind it, as asgi_app has them; what is understood is answered with 200."""

    async def dispatch(request: AsyncBoltRequest) -> BoltResponse:
        del request
        return BoltResponse(status=200)

    return Starlette(routes=[Route("/slack/events", Guard(Requests(dispatch).answer, secret=SECRET, now=lambda: NOW))])


HEADERS = st.lists(
    st.tuples(st.one_of(st.sampled_from(NAMES), st.binary(max_size=20)), st.binary(max_size=100)), max_size=8
)


@MANY
@pytest.mark.soak
@given(body=st.binary(max_size=2_000), headers=HEADERS, method=st.sampled_from(["POST", "GET", "PUT", "\x00"]))
def test_nothing_malformed_comes_in_and_nothing_breaks(body: bytes, headers: Headers, method: str) -> None:
    assert asyncio.run(ask(the_whole_way_in(), body, headers=headers, method=method)).status == 401


FIELDS = ("type", "event", "event_id", "team", "user", "view", "payload", "authorizations", "enterprise", "command")
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS) | st.text(), inner, max_size=6),
    max_leaves=20,
)
KINDS = st.sampled_from([JSON, b"application/x-www-form-urlencoded", b"text/plain", b""])
BODIES = st.binary(max_size=300) | JSONS.map(lambda value: json.dumps(value).encode())


@MANY
@pytest.mark.soak
@given(body=BODIES, kind=KINDS)
@example(body=b"[" * 100_000, kind=JSON)
@example(body=b'{"type":"event_callback","event":"x"}', kind=JSON)
@example(body=b"payload=%FF", kind=b"application/x-www-form-urlencoded")
@example(body=b"payload=[]", kind=b"application/x-www-form-urlencoded")
@example(body=b'{"type":"block_actions","user":"U1","team":"T1","view":[]}', kind=JSON)
def test_even_what_is_signed_and_makes_no_sense_breaks_nothing(body: bytes, kind: bytes) -> None:
    told = asyncio.run(ask(the_whole_way_in(), body, headers=signed(body, kind=kind)))
    assert told.status in {200, 400}


def test_slacks_question_at_set_up_is_answered_once_it_is_signed() -> None:
    asked = b'{"type":"url_verification","challenge":"3eZbrw1aB"}'
    told = asyncio.run(ask(the_whole_way_in(), asked, headers=signed(asked)))
    assert told.json == {"challenge": "3eZbrw1aB"}
    assert asyncio.run(ask(the_whole_way_in(), asked, headers=[(b"content-type", JSON)])).status == 401
