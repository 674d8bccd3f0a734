"""Takes the pictures in docs/ from the demo's page, in both languages: the sample's week, the first days of an empty
workspace, the ten digests, and a quarter being written and agreed to (`make pictures`)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bot import log
from bot.demo.browser import workspace
from bot.demo.hosting import Hosting
from tests.browser.chromium import QUIET, find_chromium
from tests.browser.digest_pictures import take_digests
from tests.browser.from_nothing import words as first_words
from tests.browser.from_nothing.journey import FirstDaysInBrowser
from tests.browser.quarter_pictures import take_quarter
from tests.browser.week.words import EN, VI, Words

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
SIZE = {"width": 1120, "height": 760}


async def main() -> None:
    log.set_up(level="WARNING", form="console")
    PICTURES.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        for language, words in (("en", EN), ("vi", VI)):
            async with workspace(Hosting(running=True), language=language) as (_, address):
                await take_all(browser, address.split("/?")[0], words, language)
        for first in (first_words.EN, first_words.VI):
            await take_first_days(browser, first)
        await take_digests(browser)
        await take_quarter(browser)
        await browser.close()


async def take_all(browser: Browser, origin: str, words: Words, language: str) -> None:
    """Nudge, form, receipt, status, digest, home, and the settings."""
    walk = words.walk
    async with window(browser, origin, walk.person, "messages") as page:
        await take(page, "nudge", language)
        await page.get_by_role("button", name=words.check_in, exact=True).click()
        form = page.get_by_role("dialog")
        await form.get_by_label(words.value).fill(words.figure)
        await form.get_by_role("button", name=words.doubtful).first.click()
        await form.get_by_label(words.blocker).first.fill(words.in_the_way)
        await page.wait_for_load_state("networkidle")
        await form.locator(".sheet-body").evaluate("(body) => body.scrollTo(0, 0)")
        await take(page, "form", language)
        await form.get_by_role("button", name=words.save).click()
        await page.get_by_role("log").get_by_text(words.in_the_way).wait_for()
        await page.keyboard.press("Escape")
        await take(page, "receipt", language)
        await page.get_by_role("navigation").get_by_role("link", name=words.channel).click()
        composer = page.get_by_role("combobox").last
        await composer.fill(words.command)
        await composer.press("Enter")
        await page.get_by_text(words.only_you).wait_for()
        await take(page, "status", language)
        await page.get_by_role("button", name=words.monday).first.click()
        await page.get_by_role("log").get_by_text(words.heading, exact=True).wait_for(timeout=60_000)
        await take(page, "digest", language)
    async with window(browser, origin, walk.lead, "home") as page:
        await page.get_by_text(words.own).wait_for()
        await take(page, "home", language)
        await take_settings(page, words, language)


async def take_settings(page: Page, words: Words, language: str) -> None:
    """A lead's own settings, from the home tab, and those of their team."""
    await page.get_by_role("button", name=words.settings, exact=True).click()
    form = page.get_by_role("dialog")
    await form.get_by_role("button", name=words.team_settings).first.wait_for()
    await take(page, "settings", language)
    await form.get_by_role("button", name=words.team_settings).first.click()
    await form.get_by_role("button", name=words.team_settings).first.wait_for(state="detached")
    await take(page, "settings-team", language)


async def take_first_days(browser: Browser, words: first_words.Words) -> None:
    """Every step from inviting the bot to the first digest and the lead's line on it."""

    async def look(page: Page, name: str) -> None:
        await take(page, f"first-days/{name}", words.language)

    (PICTURES / "first-days").mkdir(exist_ok=True)
    async with workspace(Hosting(running=True, empty=True), language=words.language) as (_, address):
        origin, asked = address.split("/?")
        person, place = asked.removeprefix("as=").split("#")
        async with (
            window(browser, origin, person, place) as lead,
            window(browser, origin, words.other, "messages") as member,
        ):
            await FirstDaysInBrowser(lead, member, words, look).go()


@asynccontextmanager
async def window(browser: Browser, origin: str, person: str, place: str) -> AsyncIterator[Page]:
    """A window of that person, the guide folded away."""
    context = await browser.new_context(viewport={"width": SIZE["width"], "height": SIZE["height"]})
    await context.add_init_script("localStorage.setItem('sandbox.guide', 'folded')")
    page = await context.new_page()
    await page.goto(f"{origin}/?as={person}#{place}")
    await page.get_by_role("main").wait_for()
    yield page
    await context.close()


async def take(page: Page, name: str, language: str) -> None:
    """One picture, once the page is at rest."""
    await page.wait_for_load_state("networkidle")
    await page.locator("[aria-busy=true]").first.wait_for(state="detached")
    await page.evaluate("document.querySelectorAll('.toasts').forEach((toasts) => toasts.style.visibility = 'hidden')")
    await page.evaluate("document.activeElement && document.activeElement.blur()")
    await page.screenshot(path=PICTURES / f"{name}-{language}.png", animations="disabled")


if __name__ == "__main__":
    asyncio.run(main())
