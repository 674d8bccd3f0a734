"""Blocks inside an open modal dialog: their lists lie above it, and Escape closes the innermost thing alone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.blocks.shapes import FRUITS, actions, an_input, button, confirm, element, options
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
OPENED = """() => {
    const dialog = document.createElement("dialog");
    dialog.id = "around";
    document.body.append(dialog);
    dialog.append(document.getElementById("gallery"));
    dialog.showModal();
}"""
CLOSED = """() => {
    const dialog = document.getElementById("around");
    document.body.append(document.getElementById("gallery"));
    dialog.remove();
}"""
IS_ON_TOP = """(one) => {
    const box = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""
BLOCKS = {
    "list": an_input("static_select", options=FRUITS),
    "calendar": an_input("datepicker"),
    "menu": actions(element("overflow", options=options("One"))),
    "question": actions(button("Drop", confirm=confirm())),
}


@pytest_asyncio.fixture(loop_scope="session")
async def in_dialog(stage: Stage) -> AsyncIterator[Stage]:
    """A stage inside a modal dialog."""
    await stage.page.evaluate(OPENED)
    yield stage
    await stage.page.evaluate(CLOSED)


@pytest.mark.parametrize("what", [*BLOCKS])
async def test_what_opens_lies_above_the_dialog_and_escape_closes_it_alone(in_dialog: Stage, what: str) -> None:
    await in_dialog.show(BLOCKS[what])
    await in_dialog.page.locator("[data-action-id=a]").click()
    opened = in_dialog.page.locator(".bk-panel, .bk-confirm")
    assert await opened.evaluate(IS_ON_TOP)
    await in_dialog.press("Escape")
    await expect(opened).to_have_count(0)
    await expect(in_dialog.page.locator("#around")).to_have_attribute("open", "")


async def test_a_field_that_wants_the_focus_gets_it_though_the_dialog_opens_with_it(stage: Stage) -> None:
    second = an_input("plain_text_input", label="Second", focus_on_load=True)
    props = {"blocks": [an_input("plain_text_input"), {**second, "block_id": "second"}]}
    await stage.page.evaluate(f"(props) => {{ gallery.show(props); ({OPENED})(); }}", props)
    await expect(stage.page.get_by_label("Second")).to_be_focused()
    await stage.page.evaluate(CLOSED)
