"""Requests of Slack's form that Slack would never send: values, types and keys changed, bytes lost, and well signed."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from bot.http.guard import Guard
from bot.http.requests import Requests
from bot.once import Dispatch
from sandbox.payload import Json
from tests.bot.http.asking import NOW, SECRET, Told, ask, signed

FORM = b"application/x-www-form-urlencoded"
HUGE = "x" * 5_000
NAMES = ("type", "id", "value", "user", "team", "view", "actions", "event", "private_metadata", "values", "state", "")


class How(StrEnum):
    OTHER = auto()
    GONE = auto()
    MORE = auto()


JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=20),
        st.sampled_from(["", "\ud83d", "\x00", HUGE, 10**30, -1, "KR-1", "[]", "{}", "<!channel>", "%s%n"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=8,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one place of a payload; `place` counts through all of them and round again."""

    place: int
    how: How
    junk: Any


CHANGES = st.lists(
    st.builds(Change, place=st.integers(0, 10**6), how=st.sampled_from(How), junk=JUNK), min_size=1, max_size=4
)


def changed_by(payload: Json, changes: list[Change]) -> Json:
    """The payload, changed in so many places, one after the other."""
    anew = deepcopy(payload)
    for change in changes:
        every = list(places(anew))
        holder, key = every[change.place % len(every)]
        if change.how is How.GONE:
            del holder[key]
        elif change.how is How.MORE and isinstance(holder, dict):
            holder[NAMES[change.place % len(NAMES)]] = deepcopy(change.junk)
        else:
            holder[key] = deepcopy(change.junk)
        if not anew:
            return anew
    return anew


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in it, with what holds it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from places(inner)


def whole_way_in(dispatch: Dispatch) -> Starlette:
    """The guard and what is behind it, as asgi_app has them, before that dispatch."""
    return Starlette(routes=[Route("/slack/events", Guard(Requests(dispatch).answer, secret=SECRET, now=lambda: NOW))])


async def sent_signed(app: Starlette, kind: str, payload: Json, *, lost: int = 0) -> Told:
    """What the app answers to that payload, well signed; the last `lost` bytes of it did not come along."""
    if kind == "events_api":
        body, form = json.dumps(payload).encode(), b"application/json"
    else:
        fields = {"payload": json.dumps(payload)} if kind == "interactive" else payload
        body, form = urlencode(fields, errors="replace").encode(), FORM
    body = body[: len(body) - lost] if lost else body
    return await ask(app, body, headers=signed(body, kind=form))
