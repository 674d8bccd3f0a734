"""How blocks look on a phone, in light and in dark: nothing cut off, nothing too faint, nothing too small to press."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.blocks.stage import wrong

pytestmark = pytest.mark.asyncio(loop_scope="session")
THEMES = ["light", "dark"]
OPENERS = [
    "[data-action-id=row_more]",
    "[data-block-id=people] input",
    "[data-block-id=date] button",
    "[data-block-id=time] input",
]
INSIDE = """(one) => {
    const box = one.getBoundingClientRect();
    const across = box.left >= 0 && box.right <= innerWidth;
    return across && box.top >= 0 && box.bottom <= innerHeight && box.height > 100;
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def phone(chromium: Browser) -> AsyncIterator[Page]:
    """A touched screen of 390 by 700."""
    context = await chromium.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    yield await context.new_page()
    await context.close()


async def gallery(page: Page, url: str, query: str) -> None:
    """Open the gallery."""
    await page.goto(f"{url}?{query}")
    await page.wait_for_selector("html[data-ready]")


async def test_nothing_is_cut_off_at_390_pixels(phone: Page, gallery_url: str) -> None:
    await gallery(phone, gallery_url, "locale=vi-VN")
    assert await phone.evaluate("document.documentElement.scrollWidth") == 390
    assert await wrong(phone, "cut") == []


async def test_everything_can_be_pressed_with_a_thumb(phone: Page, gallery_url: str) -> None:
    await gallery(phone, gallery_url, "")
    assert await wrong(phone, "small") == []


@pytest.mark.parametrize("theme", THEMES)
async def test_every_text_stands_out_from_its_ground(phone: Page, gallery_url: str, theme: str) -> None:
    await gallery(phone, gallery_url, f"theme={theme}")
    assert await wrong(phone, "faint") == []


@pytest.mark.parametrize("theme", THEMES)
async def test_open_panels_stand_out_too_and_stay_inside_the_window(phone: Page, gallery_url: str, theme: str) -> None:
    await gallery(phone, gallery_url, f"theme={theme}&only=buttons,pickers")
    for opener in OPENERS:
        await phone.locator(opener).first.tap()
        panel = phone.locator(".bk-panel")
        await expect(panel).to_have_count(1)
        assert await panel.evaluate(INSIDE), opener
        assert await wrong(phone, "faint") == [], opener
        assert await wrong(phone, "small") == [], opener
        await phone.keyboard.press("Escape")
        await expect(panel).to_have_count(0)


async def test_a_confirm_dialog_fits_a_phone(phone: Page, gallery_url: str) -> None:
    await gallery(phone, gallery_url, "theme=dark&only=buttons")
    await phone.get_by_role("button", name="Drop").tap()
    assert await phone.get_by_role("dialog").evaluate(INSIDE)


async def test_without_a_choice_the_system_decides_between_light_and_dark(chromium: Browser, gallery_url: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        context = await chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = await context.new_page()
        await gallery(page, gallery_url, "only=header")
        grounds.append(await page.evaluate("getComputedStyle(document.querySelector('.plate')).backgroundColor"))
        await context.close()
    assert grounds[0] == "rgb(255, 255, 255)"
    assert grounds[1] != grounds[0]
