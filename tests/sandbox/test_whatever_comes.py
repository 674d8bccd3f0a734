"""Whatever an app sends, the sandbox answers as Slack would: taken or refused, never a crash."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.blocks.payloads import check_message_blocks, check_view
from sandbox.clock import Clock
from sandbox.manifest import read_manifest
from sandbox.plain.blocks import Page, block_lines
from sandbox.plain.mrkdwn import mrkdwn
from sandbox.plain.reader import reader_of
from sandbox.refusal import SlackRefusal
from sandbox.state.office import Office
from sandbox.web_api.call import Call
from sandbox.web_api.content import content_of
from sandbox.web_api.registry import METHODS
from sandbox.workspace import Member
from tests.sandbox import shapes
from tests.sandbox.conftest import FRIDAY, MANIFEST, WORKSPACE
from tests.sandbox.shapes import actions, an_input, home, menu, modal, section
from tests.sandbox.test_blocks_taken import ELEMENTS, GOOD

NAMES = st.sampled_from(["type", "text", "x"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.text(max_size=4)
    | st.sampled_from(["section", "mrkdwn", "C001"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
BLOCKS = [*GOOD, *(an_input(element) for element in ELEMENTS), actions(menu("overflow")), shapes.fields("a", "b")]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for name, one in inner for place in places(one, (*path, name)))]


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The value with something else at that place."""
    if not path:
        return new
    if isinstance(value, dict):
        return {name: put(one, path[1:], new) if name == path[0] else one for name, one in value.items()}
    return [put(one, path[1:], new) if index == path[0] else one for index, one in enumerate(value)]


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A good list of blocks with anything at all at one place."""
    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3))
    return put(blocks, draw(st.sampled_from(places(blocks)[1:])), draw(JSON))


class Names:
    """A directory with nobody in it."""

    def member(self, user_id: str) -> Member | None:
        return None

    def channel_name(self, channel_id: str) -> str | None:
        return None

    def now(self) -> Any:
        return FRIDAY


@pytest.fixture(scope="module")
def office() -> Office:
    """An office with nobody connected."""

    return Office(WORKSPACE, read_manifest(MANIFEST), Clock(FRIDAY))


def refusal_of(act: Callable[[], Any]) -> SlackRefusal | None:
    """The refusal an act ends in, None where it is taken; anything else is a crash."""
    try:
        act()
    except SlackRefusal as refusal:
        return refusal
    return None


@settings(max_examples=200)
@given(spoilt())
def test_spoilt_blocks_are_taken_or_refused_and_read_if_taken(blocks: Any) -> None:
    refusal = refusal_of(lambda: check_message_blocks(blocks))
    if refusal is None:
        block_lines(blocks, Page(reader_of(Names(), "U1")))
    else:
        assert refusal.code == "msg_blocks_too_long" or (refusal.code == "invalid_blocks" and refusal.messages)


@settings(max_examples=200)
@given(spoilt(), JSON, st.sampled_from(["title", "submit", "blocks", "type", "private_metadata"]))
def test_spoilt_views_are_taken_or_refused(blocks: Any, value: Any, name: str) -> None:
    views = ((modal(*blocks), "modal"), ({**modal(section()), name: value}, "modal"), (home(*blocks), "home"))
    for view, surface in views:
        refusal = refusal_of(partial(check_view, view, surface=surface))
        assert refusal is None or refusal.code in ("invalid_arguments", "view_too_large")


@settings(max_examples=200)
@given(st.text() | st.text(alphabet="<>!@#^|*_~`&;: U1{date}\n"))
def test_any_mrkdwn_can_be_read(source: str) -> None:
    assert isinstance(mrkdwn(source, reader_of(Names(), "U1")), str)


ARGUMENTS = st.dictionaries(
    st.sampled_from(
        [
            "channel",
            "user",
            "users",
            "text",
            "blocks",
            "ts",
            "thread_ts",
            "view",
            "view_id",
            "trigger_id",
            "limit",
            "cursor",
            "types",
            "name",
            "filename",
            "length",
            "file",
            "files",
            "channels",
        ]
    ),
    JSON,
    max_size=5,
)


@pytest.mark.parametrize("method", sorted(METHODS))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arguments=ARGUMENTS)
def test_any_arguments_are_answered_or_refused(office: Office, method: str, arguments: dict[str, Any]) -> None:
    refusal = refusal_of(lambda: METHODS[method].handle(Call(office, arguments)))
    assert refusal is None or refusal.body()["ok"] is False


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(["text", "blocks", "attachments", "metadata"]), JSON))
def test_any_content_is_taken_or_refused(office: Office, fields: dict[str, Any]) -> None:
    refusal = refusal_of(lambda: content_of(office, fields))
    assert refusal is None or refusal.code
