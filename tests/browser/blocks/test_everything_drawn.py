"""Every block and element Slack knows is in the gallery, valid to Slack, drawn and called by a name."""

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.blocks.elements import ELEMENTS
from sandbox.blocks.layout import BLOCKS
from sandbox.blocks.payloads import check_message_blocks, check_view
from sandbox.blocks.rich_text import PARTS
from sandbox.blocks.stateful import HOLDINGS, first_state
from sandbox.payload import Json
from tests.browser.blocks.shapes import an_input, options, plain
from tests.browser.blocks.stage import Stage, wrong

pytestmark = pytest.mark.asyncio(loop_scope="session")


def objects(value: Any) -> Iterator[Json]:
    """Every object in a piece of JSON."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from objects(inner)


async def examples(stage: Stage) -> list[Json]:
    """The gallery's examples."""
    found: list[Json] = await stage.page.evaluate("gallery.examples")
    return found


async def test_the_gallery_has_every_block_element_and_part_of_rich_text(stage: Stage) -> None:
    kinds = {str(one.get("type")) for example in await examples(stage) for one in objects(example["blocks"])}
    known = {*BLOCKS, *ELEMENTS, *PARTS} - {"workflow_button", "usergroup", "team"}
    assert known - kinds == set()


async def test_slack_would_take_every_example(stage: Stage) -> None:
    for example in await examples(stage):
        if example.get("surface", "message") == "message":
            tables = [one for one in example["blocks"] if one["type"] != "table"]
            check_message_blocks(tables or example["blocks"])
        else:
            title = plain("Title")
            check_view({"type": "modal", "title": title, "submit": title, "blocks": example["blocks"]}, surface="modal")


async def test_every_example_is_drawn_and_each_control_has_a_name(stage: Stage) -> None:
    for example in await examples(stage):
        await stage.page.evaluate("gallery.clear()")
        await stage.page.evaluate("props => gallery.show(props)", example)
        drawn = stage.page.locator("[data-block]")
        assert await drawn.count() >= len(example["blocks"])
        assert await stage.page.locator(".bk-unknown").count() == 0
        assert await wrong(stage.page, "nameless") == [], example["id"]
        assert await wrong(stage.page, "lost") == [], example["id"]


async def test_what_slack_adds_later_is_named_rather_than_hidden(stage: Stage) -> None:
    await stage.show({"type": "hologram", "block_id": "b"}, an_input("mind_reader"))
    assert await stage.page.locator(".bk-unknown").all_text_contents() == [
        "This page cannot draw hologram",
        "This page cannot draw mind_reader",
    ]


async def test_the_browser_knows_the_same_states_as_the_sandbox(stage: Stage) -> None:
    there = await stage.page.evaluate("async () => (await import('./blocks/held.js')).HOLDINGS")
    assert {kind: (row[0], row[1], len(row) > 2) for kind, row in there.items()} == {
        kind: (row.key, row.initial, row.many) for kind, row in HOLDINGS.items()
    }


@pytest.mark.parametrize("kind", [*HOLDINGS])
async def test_an_empty_state_is_the_same_in_the_browser_and_in_the_sandbox(stage: Stage, kind: str) -> None:
    element = {"type": kind, "action_id": "a", "timezone": "Asia/Ho_Chi_Minh"}
    there = await stage.page.evaluate(
        "async (element) => (await import('./blocks/held.js')).stateOf(element, null)", element
    )
    assert there == first_state(element)


async def test_what_an_element_holds_survives_an_update_of_its_view(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input"))
    await stage.page.get_by_label("Label").fill("kept")
    await stage.show({"type": "divider", "block_id": "new"}, an_input("plain_text_input", label="Renamed"))
    assert await stage.page.get_by_label("Renamed").input_value() == "kept"


async def test_a_value_from_outside_wins_over_what_stood_there(stage: Stage) -> None:
    block = an_input("static_select", options=options("One", "Two"))
    await stage.show(block)
    chosen = {"b": {"a": {"type": "static_select", "selected_option": options("Two")[0]}}}
    await stage.show(block, values=chosen)
    assert await stage.page.get_by_label("Label").input_value() == "Two"


async def test_the_echo_of_typing_never_sets_the_text_back(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input"))
    field = stage.page.get_by_label("Label")
    await field.press_sequentially("abc")
    for late in ("a", "ab"):
        await stage.show(an_input("plain_text_input"), values={"b": {"a": {"type": "plain_text_input", "value": late}}})
        assert await field.input_value() == "abc"
