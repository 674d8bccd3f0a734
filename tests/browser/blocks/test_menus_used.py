"""Select menus of every kind, by mouse and by keyboard alone."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.blocks.shapes import FRUITS, actions, an_input, confirm, element, option, options, plain, section
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
PEOPLE = ["Alice Nguyen", "Bob Stone", "Carol Admin", "Đặng Thị Hương", "OKR bot"]
NAMES: list[tuple[str, dict[str, Any], list[str], str, str]] = [
    ("users_select", {}, PEOPLE, "Bob Stone", "U002"),
    ("channels_select", {}, ["partners", "sales", "support"], "sales", "C001"),
    ("conversations_select", {}, ["Bob Stone", "partners", "sales", "secret", "support"], "secret", "C002"),
    ("conversations_select", {"filter": {"include": ["private"]}}, ["secret"], "secret", "C002"),
    (
        "conversations_select",
        {"filter": {"include": ["public"], "exclude_external_shared_channels": True}},
        ["sales", "support"],
        "support",
        "C005",
    ),
]
KEYS = {
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
}


async def test_a_static_menu_by_mouse(stage: Stage) -> None:
    await stage.show(an_input("static_select", options=FRUITS, placeholder=plain("Pick")))
    field = stage.page.get_by_role("combobox", name="Label")
    await expect(field).to_have_attribute("placeholder", "Pick")
    await field.click()
    await stage.option("Banana").click()
    assert await stage.entered() == {"type": "static_select", "selected_option": FRUITS[1]}
    assert await field.input_value() == "Banana"
    await expect(stage.page.get_by_role("listbox")).to_have_count(0)


async def test_a_static_menu_by_keyboard(stage: Stage) -> None:
    await stage.show(an_input("static_select", options=FRUITS, initial_option=FRUITS[1]))
    await stage.press("Tab", "ArrowDown")
    assert await stage.active() == "Banana"
    await stage.press("ArrowDown")
    assert await stage.active() == "Cherry"
    await stage.press("End", "ArrowDown")
    assert await stage.active() == "Apple"
    await stage.press("ArrowUp")
    assert await stage.active() == "Elderberry"
    await stage.press("Home")
    field = stage.page.get_by_role("combobox")
    pointed = await field.get_attribute("aria-activedescendant")
    await expect(stage.page.locator(f'[id="{pointed}"]')).to_have_text("Apple")
    await stage.press("Enter")
    assert await stage.entered() == {"type": "static_select", "selected_option": FRUITS[0]}


async def test_typing_narrows_a_menu_without_regard_to_case_and_accents(stage: Stage) -> None:
    await stage.show(an_input("users_select"))
    await stage.page.get_by_role("combobox").press_sequentially("dang")
    assert await stage.options() == ["Đặng Thị Hương"]
    await stage.press("Enter")
    assert await stage.entered() == {"type": "users_select", "selected_user": "U004"}


async def test_escape_leaves_a_menu_as_it_was_and_the_form_open(stage: Stage) -> None:
    await stage.show(an_input("static_select", options=FRUITS, initial_option=FRUITS[2]))
    heard = "window.heard = 0; document.addEventListener('keydown', (e) => { window.heard += e.key === 'Escape'; })"
    await stage.page.evaluate(heard)
    field = stage.page.get_by_role("combobox")
    await field.press_sequentially("app")
    await stage.press("Escape")
    assert await field.input_value() == "Cherry"
    assert await stage.calls("input") == []
    assert await stage.page.evaluate("window.heard") == 0


async def test_what_nothing_matches_is_said(stage: Stage) -> None:
    await stage.show(an_input("static_select", options=FRUITS))
    await stage.page.get_by_role("combobox").press_sequentially("zz")
    await expect(stage.page.get_by_role("status")).to_have_text("Nothing found")
    await stage.press("Enter")
    assert await stage.calls("input") == []


async def test_option_groups_are_named(stage: Stage) -> None:
    groups = [{"label": plain("Sales"), "options": options("One")}, {"label": plain("Help"), "options": options("Two")}]
    await stage.show(an_input("static_select", option_groups=groups))
    await stage.page.get_by_role("combobox").click()
    await expect(stage.page.get_by_role("group", name="Help").get_by_role("option")).to_have_text("Two")
    await stage.press("ArrowDown", "Enter")
    assert await stage.entered() == {"type": "static_select", "selected_option": option("Two")}


async def test_an_optional_menu_can_be_emptied(stage: Stage) -> None:
    await stage.show(an_input("static_select", options=FRUITS, initial_option=FRUITS[0], block={"optional": True}))
    await stage.page.get_by_role("button", name="Clear").press("Enter")
    assert await stage.entered() == {"type": "static_select", "selected_option": None}


async def test_several_options_by_mouse(stage: Stage) -> None:
    await stage.show(an_input("multi_static_select", options=FRUITS, initial_options=FRUITS[:1]))
    await stage.page.get_by_role("combobox").click()
    await stage.option("Cherry").click()
    await stage.option("Banana").click()
    await stage.option("Apple").click()
    assert await stage.entered() == {"type": "multi_static_select", "selected_options": [FRUITS[2], FRUITS[1]]}
    await stage.page.get_by_role("button", name="Remove Cherry").click()
    assert (await stage.entered())["selected_options"] == [FRUITS[1]]


async def test_several_options_by_keyboard(stage: Stage) -> None:
    await stage.show(an_input("multi_static_select", options=FRUITS))
    await stage.page.get_by_role("combobox").press_sequentially("ch")
    await stage.press("Enter")
    await stage.type("el")
    await stage.press("Enter")
    assert (await stage.entered())["selected_options"] == [FRUITS[2], FRUITS[4]]
    await stage.press("Backspace")
    assert (await stage.entered())["selected_options"] == [FRUITS[2]]
    await stage.press("Backspace")
    assert await stage.entered() == {"type": "multi_static_select", "selected_options": []}


async def test_no_more_options_can_be_chosen_than_the_element_takes(stage: Stage) -> None:
    await stage.show(an_input("multi_static_select", options=FRUITS, initial_options=FRUITS[:1], max_selected_items=2))
    await stage.page.get_by_role("combobox").click()
    await stage.option("Banana").click()
    await expect(stage.page.get_by_role("status")).to_have_text("At most 2 can be chosen")
    await stage.option("Cherry").click(force=True)
    assert (await stage.entered())["selected_options"] == FRUITS[:2]


@pytest.mark.parametrize(("kind", "more", "offered", "name", "chosen"), NAMES)
async def test_a_menu_of_names_offers_those_it_should(
    stage: Stage, kind: str, more: dict[str, Any], offered: list[str], name: str, chosen: str
) -> None:
    await stage.show(an_input(kind, **more))
    await stage.page.get_by_role("combobox").click()
    assert await stage.options() == offered
    await stage.option(name).click()
    assert await stage.entered() == {"type": kind, KEYS[kind]: chosen}


@pytest.mark.parametrize(("kind", "more", "offered", "name", "chosen"), NAMES)
async def test_a_menu_of_several_names_reports_their_ids(
    stage: Stage, kind: str, more: dict[str, Any], offered: list[str], name: str, chosen: str
) -> None:
    await stage.show(an_input(f"multi_{kind}", **more))
    await stage.page.get_by_role("combobox").press_sequentially(name)
    await stage.press("Enter")
    assert await stage.entered() == {"type": f"multi_{kind}", f"{KEYS[kind]}s": [chosen]}


async def test_initial_names_are_shown_by_name_even_of_people_who_left(stage: Stage) -> None:
    await stage.show(an_input("multi_users_select", initial_users=["U002", "U007", "U999"]))
    await expect(stage.page.locator(".bk-chip > span")).to_have_text(["Bob Stone", "Dan Gone", "U999"])


async def test_an_external_menu_asks_the_app_once_enough_is_typed(stage: Stage) -> None:
    await stage.show(an_input("external_select", min_query_length=2))
    field = stage.page.get_by_role("combobox")
    await field.press_sequentially("h")
    await expect(stage.page.get_by_role("status")).to_have_text("Type 2 or more characters")
    await field.press_sequentially("a")
    await expect(stage.page.get_by_role("option")).to_have_count(2)
    assert await stage.calls("suggest") == [["a", "b", "ha"]]
    await stage.press("ArrowDown", "Enter")
    assert await stage.entered() == {"type": "external_select", "selected_option": option("Hai Phong")}


async def test_an_external_menu_of_many_offers_at_once_where_no_typing_is_asked(stage: Stage) -> None:
    await stage.show(an_input("multi_external_select", min_query_length=0, initial_options=[option("Hue")]))
    await stage.page.get_by_role("combobox").click()
    await stage.option("Da Nang").click()
    assert (await stage.entered())["selected_options"] == [option("Hue"), option("Da Nang")]


async def test_an_external_menu_says_when_the_app_gave_no_answer(stage: Stage) -> None:
    await stage.show(an_input("external_select", min_query_length=0))
    await stage.page.get_by_role("combobox").fill("fail")
    await expect(stage.page.get_by_role("status")).to_have_text("The options could not be loaded")


@pytest.mark.parametrize("around", ["section", "actions"])
async def test_a_menu_outside_a_form_acts_at_once(stage: Stage, around: str) -> None:
    menu = element("static_select", options=FRUITS, placeholder=plain("Fruit"))
    await stage.show(section(accessory=menu) if around == "section" else actions(menu), surface="message")
    field = stage.page.get_by_role("combobox", name="Fruit")
    await field.click()
    await stage.option("Date").click()
    assert await stage.actions() == [{"block_id": "b", "action_id": "a", "selected_option": FRUITS[3]}]
    assert await stage.calls("input") == []
    assert await field.input_value() == "Date"


async def test_a_dispatching_menu_enters_and_acts(stage: Stage) -> None:
    await stage.show(an_input("static_select", options=FRUITS, block={"dispatch_action": True}))
    await stage.page.get_by_role("combobox").click()
    await stage.option("Apple").click()
    assert (await stage.entered())["selected_option"] == FRUITS[0]
    assert [one["selected_option"] for one in await stage.actions()] == [FRUITS[0]]


async def test_a_choice_that_is_not_confirmed_is_not_made(stage: Stage) -> None:
    await stage.show(actions(element("static_select", options=FRUITS, initial_option=FRUITS[0], confirm=confirm())))
    field = stage.page.get_by_role("combobox")
    await field.click()
    await stage.option("Banana").click()
    await stage.page.get_by_role("button", name="No").click()
    assert await field.input_value() == "Apple"
    assert await stage.actions() == []


async def test_an_error_stands_at_a_menu(stage: Stage) -> None:
    await stage.show(an_input("multi_users_select"), errors={"b": "Name somebody."})
    field = stage.page.get_by_role("combobox", name="Label")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_accessible_description("Name somebody.")
