"""Values that no message of ours carries (of another release, of another feature, made up): a kind word, no write."""

import zlib
from collections.abc import Iterator
from copy import deepcopy

import pytest

from sandbox.payload import Json
from tests.handlers.every_control.pressing import EVERY_PRESS, as_pressed, broken, changed
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("nothing_broke"), pytest.mark.slow]
STRANGE = (
    "",
    " ",
    "x" * 2000,
    "\u202e🦊 ngày mai \x00",
    "9999-W99",
    "9999-W52",
    "0000-W01 today",
    "KR-999999999999",
    "999999999999",
    "-1",
    "1 9999-W52",
    "seen 999999999999 2026-W48",
    "1 2126-W01",
    "nobody 9999-W52",
    "correct 1 9999-W01",
    "2 team nobody",
    "999999999999999999999 me x",
    "{}",
    "[1]",
    "null",
    '{"week":"9999-W52","only":[999999999999],"seen":{"x":1},"page":"x","theirs":[]}',
    '{"week":"9999-W52","only":[999999999999],"seen":{},"page":1,"theirs":[]}',
    '{"team":5,"rows":"x","turn":null,"cycle":[]}',
)


SHARE = 6
"""Every value meets every sixth control, so that all of them meet each kind of reader in a minute."""

BLOCKS = ("kr-999999999999-sure", "kr-999999999-value", "nonsense", "")


def tampered(press: Json, row: Row) -> Iterator[Json]:
    """The press with its share of the strange values in the place of each that it carries. What a home carries is the
    print of what it says, and no press reads it."""
    values = STRANGE[zlib.crc32(row.name.encode()) % SHARE :: SHARE]
    view = press.get("view", {})
    if view.get("type") == "modal" and view.get("private_metadata"):
        yield from (with_state(press, strange) for strange in values)
    for action in press.get("actions", ()):
        if action["type"] == "button" and "value" in action and May.VALUE_UNREAD not in row.may:
            yield from (with_action(press, value=strange) for strange in values)
        if action.get("selected_option"):
            option = action["selected_option"]
            yield from (with_action(press, selected_option=option | {"value": strange}) for strange in values)
        if action["block_id"].startswith("kr-"):
            yield from (with_action(press, block_id=strange) for strange in BLOCKS)


def with_action(press: Json, **changes: object) -> Json:
    anew = deepcopy(press)
    anew["actions"][0] |= changes
    return anew


def with_state(press: Json, carried: str) -> Json:
    anew = deepcopy(press)
    anew["view"]["private_metadata"] = carried
    return anew


@pytest.mark.parametrize("row", EVERY_PRESS)
async def test_strange_values_break_nothing_and_write_nothing(stage: Stage, row: Row) -> None:
    press = await as_pressed(stage, row)
    rows, stack = stage.rows(), stage.bot.slack.office.views.stack(row.user)
    open_views = list(stack)
    for strange in tampered(press, row):
        (done,) = await stage.again(strange)
        assert done.acked, done.error
        assert not done.error, (done.error, done.pointers)
        assert changed(rows, stage.rows()) == {}, strange.get("actions") or strange["view"]
        stack[:] = open_views
    assert broken(stage, row.user) == []
