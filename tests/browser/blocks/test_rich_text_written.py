"""The rich text box: what is written and formatted becomes a rich_text block."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.blocks.shapes import actions, an_input, element
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


def text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def line(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(parts)}


def rich(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": list(parts)}


async def written(stage: Stage) -> Any:
    """The elements of what stands in the box."""
    value = (await stage.entered())["rich_text_value"]
    return value and value["elements"]


async def opened(stage: Stage, **more: Any) -> None:
    """A rich text box with the cursor in it."""
    await stage.show(an_input("rich_text_input", **more))
    await stage.page.get_by_role("textbox", name="Label").focus()


async def test_plain_words_are_one_section(stage: Stage) -> None:
    await opened(stage)
    await stage.type("Hello there")
    assert await stage.entered() == {"type": "rich_text_input", "rich_text_value": rich(line(text("Hello there")))}


async def test_an_emptied_box_holds_null(stage: Stage) -> None:
    await opened(stage)
    await stage.type("x")
    await stage.press("Backspace")
    assert await written(stage) is None


@pytest.mark.parametrize(
    ("keys", "name", "style"),
    [("Control+b", "Bold", "bold"), ("Control+i", "Italic", "italic"), ("Control+Shift+X", "Strikethrough", "strike")],
)
async def test_a_format_by_its_keys_and_by_its_button(stage: Stage, keys: str, name: str, style: str) -> None:
    await opened(stage)
    await stage.type("a ")
    await stage.press(keys)
    await stage.type("b")
    await expect(stage.page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    await stage.page.get_by_role("button", name=name).click()
    await stage.type(" c")
    assert await written(stage) == [line(text("a "), text("b", **{style: True}), text(" c"))]


async def test_code_around_what_is_selected(stage: Stage) -> None:
    await opened(stage)
    await stage.type("run x")
    await stage.press("Shift+ArrowLeft")
    await stage.page.get_by_role("button", name="Code", exact=True).click()
    assert await written(stage) == [line(text("run "), text("x", code=True))]


@pytest.mark.parametrize(("name", "style"), [("Bulleted list", "bullet"), ("Numbered list", "ordered")])
async def test_a_list(stage: Stage, name: str, style: str) -> None:
    await opened(stage)
    await stage.page.get_by_role("button", name=name).click()
    await stage.type("one")
    await stage.press("Enter")
    await stage.type("two")
    items = [line(text("one")), line(text("two"))]
    assert await written(stage) == [{"type": "rich_text_list", "style": style, "indent": 0, "elements": items}]


@pytest.mark.parametrize(("name", "kind"), [("Quote", "rich_text_quote"), ("Code block", "rich_text_preformatted")])
async def test_a_quote_and_a_code_block(stage: Stage, name: str, kind: str) -> None:
    await opened(stage)
    await stage.type("said")
    await stage.page.get_by_role("button", name=name).click()
    assert await written(stage) == [{"type": kind, "elements": [text("said")]}]


async def test_lines_emoji_and_addresses(stage: Stage) -> None:
    await opened(stage)
    await stage.type("one :tada:")
    await stage.press("Enter")
    await stage.type("see https://example.com.")
    assert await written(stage) == [
        line(
            text("one "),
            {"type": "emoji", "name": "tada"},
            text("\nsee "),
            {"type": "link", "url": "https://example.com"},
            text("."),
        )
    ]


async def test_what_stood_there_first_keeps_its_names_and_formats(stage: Stage) -> None:
    first = rich(
        line(
            text("Ask "), {"type": "user", "user_id": "U002"}, text(" in "), {"type": "channel", "channel_id": "C001"}
        ),
        {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": [line(text("b", bold=True))]},
    )
    await opened(stage, initial_value=first)
    await stage.press("Control+End")
    await stage.type("!")
    value = (await stage.entered())["rich_text_value"]
    assert value["elements"][0] == first["elements"][0]
    assert value["elements"][1]["elements"] == [line(text("b!", bold=True))]


async def test_what_is_pasted_loses_its_markup(stage: Stage) -> None:
    await opened(stage)
    await stage.page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", "bare");
            clipboardData.setData("text/html", "<h1>x</h1>");
            const pasted = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(pasted);
        }"""
    )
    assert await written(stage) == [line(text("bare"))]


async def test_enter_sends_a_box_that_dispatches(stage: Stage) -> None:
    await stage.show(actions(element("rich_text_input")))
    await stage.page.get_by_role("textbox").focus()
    await stage.type("x")
    assert [one["rich_text_value"]["elements"] for one in await stage.actions()] == [[line(text("x"))]]


async def test_an_error_stands_at_the_box(stage: Stage) -> None:
    await stage.show(an_input("rich_text_input"), errors={"b": "Say more."})
    box = stage.page.get_by_role("textbox", name="Label")
    await expect(box).to_have_attribute("aria-invalid", "true")
    await expect(box).to_have_accessible_description("Say more.")
