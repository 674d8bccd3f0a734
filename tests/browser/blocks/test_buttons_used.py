"""Buttons, overflow menus, feedback and the questions they ask, by mouse and by keyboard."""

import pytest
from playwright.async_api import expect

from tests.browser.blocks.shapes import actions, button, confirm, element, option, options, plain, section
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
WHERE = {"block_id": "b", "action_id": "a"}
MENU = element(
    "overflow", options=[option("Edit"), option("Share", description=plain("with a channel")), option("Drop")]
)
GOOD = element(
    "feedback_buttons",
    positive_button={"text": plain("👍"), "value": "up", "accessibility_label": "Good"},
    negative_button={"text": plain("👎"), "value": "down", "accessibility_label": "Bad"},
)


@pytest.mark.parametrize("keys", [None, "Enter", "Space"])
async def test_a_button_reports_its_text_and_value(stage: Stage, keys: str | None) -> None:
    await stage.show(actions(button("Go", value="7", style="primary")))
    pressed = stage.page.get_by_role("button", name="Go")
    await (pressed.press(keys) if keys else pressed.click())
    assert await stage.actions() == [{**WHERE, "text": plain("Go"), "value": "7", "style": "primary"}]
    assert (await stage.calls("action"))[0]["element"]["type"] == "button"


async def test_a_button_without_a_value_reports_none(stage: Stage) -> None:
    await stage.show(section(accessory=button("Go")))
    await stage.page.get_by_role("button", name="Go").click()
    assert await stage.actions() == [{**WHERE, "text": plain("Go")}]


async def test_a_button_is_called_by_its_accessibility_label(stage: Stage) -> None:
    await stage.show(actions(button("Go", accessibility_label="Go to the form")))
    await expect(stage.page.get_by_role("button", name="Go to the form")).to_be_visible()


async def test_a_button_with_a_url_opens_the_page_and_tells_the_app(stage: Stage) -> None:
    await stage.show(actions(button("Help", url=stage.page.url.replace("?stage", "?only=header"))))
    async with stage.page.context.expect_page() as opening:
        await stage.page.get_by_role("button", name="Help").click()
    assert "only=header" in (await opening.value).url
    await (await opening.value).close()
    assert [one["url"] for one in await stage.actions()]


async def test_a_button_shows_that_it_is_busy_and_takes_no_second_press(stage: Stage) -> None:
    await stage.show(actions(button("Go"), button("Other") | {"action_id": "other"}), hold=True)
    pressed = stage.page.get_by_role("button", name="Go")
    await pressed.click()
    await expect(pressed).to_have_attribute("aria-busy", "true")
    await pressed.click()
    assert len(await stage.actions()) == 1
    await expect(stage.page.get_by_role("button", name="Other")).not_to_have_attribute("aria-busy", "true")
    await stage.page.evaluate("gallery.release()")
    await expect(pressed).not_to_have_attribute("aria-busy", "true")


async def test_a_confirm_dialog_is_asked_first_and_its_no_does_nothing(stage: Stage) -> None:
    await stage.show(actions(button("Drop", confirm=confirm(style="danger"))))
    await stage.page.get_by_role("button", name="Drop").click()
    dialog = stage.page.get_by_role("dialog", name="Sure?")
    await expect(dialog).to_be_visible()
    await expect(dialog.locator("strong")).to_have_text("gone")
    await dialog.get_by_role("button", name="No").click()
    await expect(dialog).to_have_count(0)
    assert await stage.actions() == []
    await stage.page.get_by_role("button", name="Drop").click()
    await dialog.get_by_role("button", name="Yes").click()
    assert len(await stage.actions()) == 1


async def test_a_confirm_dialog_by_keyboard_gives_the_focus_back(stage: Stage) -> None:
    await stage.show(actions(button("Drop", confirm=confirm())))
    await stage.page.get_by_role("button", name="Drop").press("Enter")
    assert await stage.focused() == "Yes"
    await stage.press("Escape")
    assert await stage.focused() == "Drop"
    assert await stage.actions() == []
    await stage.press("Enter", "Enter")
    assert len(await stage.actions()) == 1


async def test_an_overflow_menu_by_mouse(stage: Stage) -> None:
    await stage.show(section(accessory=MENU))
    await stage.page.get_by_role("button", name="More actions").click()
    await stage.page.get_by_role("menuitem", name="Share").click()
    assert await stage.actions() == [{**WHERE, "selected_option": option("Share")}]
    await expect(stage.page.get_by_role("menu")).to_have_count(0)


async def test_an_overflow_menu_by_keyboard(stage: Stage) -> None:
    await stage.show(section(accessory=MENU))
    more = stage.page.get_by_role("button", name="More actions")
    await more.press("ArrowDown")
    assert await stage.focused() == "Edit"
    await stage.press("End")
    assert await stage.focused() == "Drop"
    await stage.press("ArrowDown")
    assert await stage.focused() == "Edit"
    await stage.press("s")
    assert (await stage.focused()).startswith("Share")
    await stage.press("Escape")
    assert await stage.focused() == "More actions"
    await stage.press("ArrowUp")
    assert await stage.focused() == "Drop"
    await stage.press("Home", "Enter")
    assert [one["selected_option"] for one in await stage.actions()] == [option("Edit")]


async def test_an_overflow_menu_closes_when_somebody_presses_elsewhere(stage: Stage) -> None:
    await stage.show(section("Elsewhere", accessory=MENU))
    await stage.page.get_by_role("button", name="More actions").click()
    await stage.page.get_by_text("Elsewhere").click()
    await expect(stage.page.get_by_role("menu")).to_have_count(0)


async def test_feedback_reports_which_of_the_two(stage: Stage) -> None:
    await stage.show({"type": "context_actions", "block_id": "b", "elements": [GOOD]}, surface="message")
    await stage.page.get_by_role("button", name="Bad").press("Enter")
    await stage.page.get_by_role("button", name="Good").click()
    assert await stage.actions() == [
        {**WHERE, "text": plain("👎"), "value": "down"},
        {**WHERE, "text": plain("👍"), "value": "up"},
    ]


async def test_an_icon_button_shows_itself_to_those_it_names(stage: Stage) -> None:
    icon = element("icon_button", icon="trash", text=plain("Delete"), value="x")
    other = {**icon, "action_id": "o", "text": plain("Theirs"), "visible_to_user_ids": ["U002"]}
    await stage.show({"type": "context_actions", "block_id": "b", "elements": [icon, other]}, surface="message")
    await expect(stage.page.get_by_role("button")).to_have_count(1)
    await stage.page.get_by_role("button", name="Delete").click()
    assert await stage.actions() == [{**WHERE, "text": plain("Delete"), "value": "x"}]


async def test_nothing_can_be_used_while_the_blocks_are_disabled(stage: Stage) -> None:
    menu = element("static_select", options=options("One")) | {"action_id": "m"}
    await stage.show(actions(button("Go"), {**MENU, "action_id": "o"}, menu), disabled=True)
    for name in ("Go", "More actions"):
        await expect(stage.page.get_by_role("button", name=name)).to_be_disabled()
    await expect(stage.page.get_by_role("combobox")).to_be_disabled()


async def test_the_element_a_view_wants_focused_is(stage: Stage) -> None:
    await stage.show(actions(button("First"), button("Second", focus_on_load=True) | {"action_id": "s"}))
    await expect(stage.page.get_by_role("button", name="Second")).to_be_focused()
