"""Radio buttons, checkboxes and files."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.blocks.shapes import actions, an_input, confirm, element, option, plain, section
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
LEVELS = [option("Low", description=plain("a miracle")), option("Medium"), option("High")]


def a_file(name: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": b"a,b"}


async def test_a_radio_button_by_mouse(stage: Stage) -> None:
    await stage.show(an_input("radio_buttons", options=LEVELS, initial_option=LEVELS[1]))
    await expect(stage.page.get_by_role("radiogroup", name="Label")).to_be_visible()
    await expect(stage.page.get_by_role("radio", name="Medium")).to_be_checked()
    await expect(stage.page.get_by_role("radio", name="Low")).to_have_accessible_description("a miracle")
    await stage.page.get_by_text("Low", exact=True).click()
    assert await stage.entered() == {"type": "radio_buttons", "selected_option": LEVELS[0]}
    await expect(stage.page.get_by_role("radio", name="Low")).to_be_checked()


async def test_radio_buttons_by_keyboard(stage: Stage) -> None:
    await stage.show(an_input("radio_buttons", options=LEVELS))
    await stage.press("Tab", "Space")
    assert await stage.entered() == {"type": "radio_buttons", "selected_option": LEVELS[0]}
    await stage.press("ArrowDown", "ArrowDown")
    assert await stage.entered() == {"type": "radio_buttons", "selected_option": LEVELS[2]}


async def test_checkboxes_keep_the_order_of_their_options(stage: Stage) -> None:
    await stage.show(an_input("checkboxes", options=LEVELS))
    await expect(stage.page.get_by_role("group", name="Label")).to_be_visible()
    await stage.page.get_by_role("checkbox", name="High").check()
    await stage.page.get_by_role("checkbox", name="Low").press("Space")
    assert await stage.entered() == {"type": "checkboxes", "selected_options": [LEVELS[0], LEVELS[2]]}
    await stage.page.get_by_role("checkbox", name="High").uncheck()
    await stage.page.get_by_role("checkbox", name="Low").uncheck()
    assert await stage.entered() == {"type": "checkboxes", "selected_options": []}


async def test_boxes_beside_a_section_act_at_once(stage: Stage) -> None:
    await stage.show(section(accessory=element("checkboxes", options=LEVELS)), surface="message")
    await stage.page.get_by_role("checkbox", name="Medium").check()
    assert await stage.actions() == [{"block_id": "b", "action_id": "a", "selected_options": [LEVELS[1]]}]


@pytest.mark.parametrize(("answer", "is_on"), [("No", False), ("Yes", True)])
async def test_a_box_is_ticked_only_once_confirmed(stage: Stage, answer: str, is_on: bool) -> None:
    await stage.show(actions(element("checkboxes", options=LEVELS[1:], confirm=confirm())))
    box = stage.page.get_by_role("checkbox", name="Medium")
    await box.click()
    await expect(box).not_to_be_checked()
    await stage.page.get_by_role("button", name=answer).click()
    await expect(box).to_be_checked(checked=is_on)
    assert len(await stage.actions()) == is_on


async def test_a_radio_button_that_is_not_confirmed_leaves_the_one_before(stage: Stage) -> None:
    radios = element("radio_buttons", options=LEVELS, initial_option=LEVELS[1], confirm=confirm())
    await stage.show(actions(radios))
    await stage.page.get_by_role("radio", name="High").click()
    await stage.page.get_by_role("button", name="No").click()
    await expect(stage.page.get_by_role("radio", name="Medium")).to_be_checked()
    await expect(stage.page.get_by_role("radio", name="High")).not_to_be_checked()
    assert await stage.actions() == []


@pytest.mark.parametrize("kind", ["radio_buttons", "checkboxes", "file_input", "datetimepicker"])
async def test_an_error_stands_at_the_whole_group(stage: Stage, kind: str) -> None:
    await stage.show(an_input(kind, options=LEVELS), errors={"b": "Choose one."})
    group = stage.page.locator('[role=radiogroup], .bk-input-body[role="group"]')
    await expect(group).to_have_accessible_description("Choose one.")
    await expect(group).to_have_accessible_name("Label")


async def test_files_are_listed_and_taken_off_again(stage: Stage) -> None:
    await stage.show(an_input("file_input", max_files=2))
    picker = stage.page.locator("input[type=file]")
    await picker.set_input_files([a_file("one.csv"), a_file("two.csv")])
    await expect(stage.page.locator(".bk-file-name")).to_have_text(["one.csv", "two.csv"])
    state = await stage.entered()
    assert [(one["name"], one["filetype"], one["size"], one["id"][:2]) for one in state["files"]] == [
        ("one.csv", "csv", 3, "F0"),
        ("two.csv", "csv", 3, "F0"),
    ]
    await expect(picker).to_be_disabled()
    await stage.page.get_by_role("button", name="Remove one.csv").press("Enter")
    assert [one["name"] for one in (await stage.entered())["files"]] == ["two.csv"]


async def test_files_of_other_kinds_and_too_many_are_refused_at_the_field(stage: Stage) -> None:
    await stage.show(an_input("file_input", filetypes=["csv"], max_files=1))
    picker = stage.page.locator("input[type=file]")
    await expect(picker).to_have_attribute("accept", ".csv")
    await picker.set_input_files(a_file("one.pdf"))
    await expect(stage.page.get_by_role("alert")).to_have_text("Only csv")
    assert await stage.calls("input") == []
    await picker.set_input_files(a_file("one.csv"))
    await expect(stage.page.get_by_role("alert")).to_have_count(0)
    assert len((await stage.entered())["files"]) == 1
