"""How blocks look on a phone, in light and in dark: nothing cut off, nothing too faint, nothing too small to press."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]
THEMES = ["light", "dark"]
FAINT = """() => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = (colour) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
    };
    const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const ground = (one) => {
        const layers = [];
        for (let at = one; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
        return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
    };
    const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    const faint = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const one = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !one.checkVisibility() || one.closest("[disabled], .bk-disabled, .bk-hidden, svg, .bk-play")) continue;
        const style = getComputedStyle(one);
        const under = ground(one);
        const found = ratio(over(rgba(style.color), under), under);
        const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && style.fontWeight >= 700);
        if (found < (large ? 3 : 4.5)) faint.push(`${found.toFixed(2)} ${one.className} ${walker.currentNode.data.slice(0, 30)}`);
    }
    return faint;
}"""
SMALL = """() => [...document.querySelectorAll("button, input, [role=textbox], [role=option], [role=menuitem]")].filter((one) => {
    const box = (one.closest("label") ?? one).getBoundingClientRect();
    return one.checkVisibility() && !one.matches(".bk-hidden, .bk-task-box, .bk-mention") && (box.width < 24 || box.height < 24);
}).map((one) => `${one.className} ${one.textContent}`)"""
CUT = """() => [...document.querySelectorAll("[data-block]")].filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.className} ${one.scrollWidth} > ${one.clientWidth}`)"""
INSIDE = """(one) => { const box = one.getBoundingClientRect();
    return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && box.height > 100; }"""


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
    assert await phone.evaluate(CUT) == []


async def test_everything_can_be_pressed_with_a_thumb(phone: Page, gallery_url: str) -> None:
    await gallery(phone, gallery_url, "")
    assert await phone.evaluate(SMALL) == []


@pytest.mark.parametrize("theme", THEMES)
async def test_every_text_stands_out_from_its_ground(phone: Page, gallery_url: str, theme: str) -> None:
    await gallery(phone, gallery_url, f"theme={theme}")
    assert await phone.evaluate(FAINT) == []


@pytest.mark.parametrize("theme", THEMES)
async def test_open_panels_stand_out_too_and_stay_inside_the_window(
    phone: Page, gallery_url: str, theme: str
) -> None:
    await gallery(phone, gallery_url, f"theme={theme}&only=buttons,pickers")
    openers = ["[data-action-id=row_more]", "[data-block-id=people] input", "[data-block-id=date] button", "[data-block-id=time] input"]
    for opener in openers:
        await phone.locator(opener).first.tap()
        panel = phone.locator(".bk-panel")
        await expect(panel).to_have_count(1)
        assert await panel.evaluate(INSIDE), opener
        assert await phone.evaluate(FAINT) == [], opener
        assert await phone.evaluate(SMALL) == [], opener
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
