"""The page for everybody: by keyboard alone, read aloud, on a small screen, in the dark, open at once."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Window
from tests.browser.looking import FAINT, INSIDE_DIALOG, NAMELESS, TOO_WIDE, VIETNAMESE
from tests.browser.test_conversations import FIELD, write

pytestmark = pytest.mark.asyncio(loop_scope="session")
STATIC = Path(__file__).parents[2] / "sandbox" / "page" / "static"


async def press(page: Page, *keys: str) -> None:
    for key in keys:
        await page.keyboard.press(key)


async def reach(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus."""
    for _ in range(60):
        if await page.evaluate("(wanted) => document.activeElement?.matches(wanted)", selector):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector}")


async def test_a_form_is_asked_for_filled_and_sent_by_keyboard_alone(window: Window) -> None:
    bob = await window("U002", "D002")
    await reach(bob, FIELD)
    await bob.keyboard.type("/test form")
    await press(bob, "Enter")
    await expect(bob.get_by_label("Name")).to_be_focused()
    await bob.keyboard.type("Key")
    await press(bob, "Tab")
    await bob.keyboard.type("5")
    await press(bob, "Enter")
    await expect(bob.get_by_role("log")).to_contain_text("Saved Key 5")


async def test_a_thread_and_a_menu_are_opened_and_left_by_keyboard_alone(window: Window) -> None:
    bob = await window("U002", "C001")
    await write(bob, "/test thread")
    await expect(bob.get_by_role("button", name="1 reply")).to_be_visible()
    await bob.locator(".log").focus()
    await reach(bob, ".replies")
    await press(bob, "Enter")
    await expect(bob.get_by_role("complementary", name="Thread")).to_be_visible()
    await press(bob, "Escape")
    await expect(bob.get_by_role("complementary", name="Thread")).to_have_count(0)
    await bob.locator(".log").focus()
    await reach(bob, ".message-menu button")
    await press(bob, "Enter", "End")
    await expect(bob.get_by_role("menuitem").last).to_be_focused()
    await press(bob, "Escape")
    await expect(bob.get_by_role("button", name="More about this message")).to_be_focused()


async def test_a_form_keeps_the_focus_inside(window: Window) -> None:
    bob = await window("U002", "D002")
    await write(bob, "/test form")
    await expect(bob.get_by_label("Name")).to_be_focused()
    for _ in range(12):
        await press(bob, "Tab")
        assert await bob.evaluate(INSIDE_DIALOG)


@pytest.mark.parametrize("tool", ["", "faults", "inspector"])
async def test_everything_that_can_be_pressed_has_a_name_and_the_page_its_landmarks(window: Window, tool: str) -> None:
    bob = await window("U002", "C001")
    await write(bob, "/test thread")
    await expect(bob.get_by_role("button", name="1 reply")).to_be_visible()
    if tool:
        await bob.locator(f"[data-tool={tool}]").click()
    assert await bob.evaluate(NAMELESS) == []
    for role in ("banner", "main", "log"):
        await expect(bob.get_by_role(role)).to_have_count(1)
    await expect(bob.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await expect(bob.get_by_role("navigation", name="Channels and apps")).to_be_visible()


async def test_on_a_small_screen_nothing_sticks_out_and_the_sidebar_comes_when_called(window: Window) -> None:
    bob = await window("U002", "C001", width=390, has_touch=True)
    await write(bob, "/test thread")
    await expect(bob.get_by_role("button", name="1 reply")).to_be_visible()
    assert await bob.evaluate(TOO_WIDE) == []
    sidebar = bob.get_by_role("navigation", name="Channels and apps")
    await expect(sidebar).to_be_hidden()
    await bob.get_by_role("button", name="Channels and apps").click()
    await sidebar.get_by_role("link", name=re.compile("partners")).click()
    await expect(bob.get_by_role("heading", name="partners")).to_be_visible()
    await expect(sidebar).to_be_hidden()
    for tool in ("faults", "inspector"):
        await bob.locator(f"[data-tool={tool}]").click()
        assert await bob.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["C001", "home"])
async def test_every_text_stands_out_from_its_ground(window: Window, scheme: str, place: str) -> None:
    bob = await window("U002", "C001", color_scheme=scheme)
    await write(bob, "/test thread")
    await write(bob, "/test secret")
    await expect(bob.get_by_role("article")).to_have_count(2)
    await bob.evaluate("(place) => { location.hash = place }", place)
    await expect(bob.get_by_role("main")).to_be_visible()
    assert await bob.evaluate(FAINT) == []


async def test_the_colours_follow_the_system_until_somebody_chooses(window: Window) -> None:
    bob = await window("U002", "C001", color_scheme="dark")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    dark = await bob.evaluate(ground)
    await bob.locator("[data-tool=theme]").click()
    assert await bob.evaluate(ground) == "rgb(255, 255, 255)"
    await bob.reload()
    await bob.get_by_role("main").wait_for()
    assert await bob.evaluate(ground) == "rgb(255, 255, 255)"
    await bob.locator("[data-tool=theme]").click()
    assert await bob.evaluate(ground) == dark


async def test_the_page_is_open_within_a_second(window: Window) -> None:
    bob = await window("U002", "C001")
    taken = []
    for _ in range(3):
        await bob.reload(wait_until="commit")
        await bob.get_by_role("main").wait_for()
        taken.append(await bob.evaluate("performance.now()"))
    assert min(taken) < 1000


async def test_every_word_of_the_page_is_in_vietnamese_too(window: Window) -> None:
    bob = await window("U002", "C001")
    own = [path for path in STATIC.glob("*.js") if path.name != "words_vi.js"]
    own.append(STATIC.parents[1] / "driver" / "form_check.py")
    source = "\n".join(path.read_text(encoding="utf-8") for path in own)
    used = set(re.findall(r'\bt\("((?:[^"\\]|\\.)+)"', source))
    known = set(await bob.evaluate(VIETNAMESE))
    assert used - known == set()
    sentences = source.replace("\\", "")
    assert {word for word in known if word not in sentences} == set()
