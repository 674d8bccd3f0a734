"""The sample company's week in a real Chromium, as three people at once, pressing only what is visibly labelled."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.demo.browser import workspace
from bot.demo.hosting import Hosting
from tests.browser.week.words import EN, VI, Words

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser, pytest.mark.slow(seconds=12)]


@pytest.fixture(params=[EN, VI], ids=["en", "vi"])
def words(request: pytest.FixtureRequest) -> Words:
    found: Words = request.param
    return found


@pytest_asyncio.fixture(loop_scope="session")
async def origin(words: Words) -> AsyncIterator[str]:
    """The demo as `okr-bot demo` serves it, without a browser of its own."""
    language = "en" if words is EN else "vi"
    async with workspace(Hosting(running=True), language=language) as (_, address):
        yield address.split("/?")[0]


async def window(browser: Browser, origin: str, person: str, place: str) -> Page:
    context = await browser.new_context(viewport={"width": 1280, "height": 860})
    page = await context.new_page()
    page.set_default_timeout(15_000)
    await page.goto(f"{origin}/?as={person}#{place}")
    return page


async def test_the_week_as_three_people(chromium: Browser, origin: str, words: Words) -> None:
    walk = words.walk
    me = await window(chromium, origin, walk.person, "messages")
    other = await window(chromium, origin, words.other, walk.channel)
    lead = await window(chromium, origin, walk.lead, walk.channel)

    await check_in(me, words)
    await ask_and_share(me, words)
    for somebody in (other, lead):
        await expect(somebody.get_by_text(words.shared)).to_be_visible()
        await expect(somebody.get_by_text(words.only_you)).to_have_count(0)

    await me.get_by_role("button", name=words.monday).first.click()
    for everybody in (me, other, lead):
        await expect(everybody.get_by_role("log").get_by_text(words.heading, exact=True)).to_be_visible(timeout=30_000)
    await expect(me.get_by_role("log").get_by_text(words.answered)).to_be_visible()

    await lead.get_by_role("navigation").get_by_role("link", name="OKR").click()
    await lead.get_by_role("link", name=words.home).click()
    await expect(lead.get_by_role("heading", name=words.own).or_(lead.get_by_text(words.own))).to_be_visible()
    await expect(me.get_by_text(words.done)).to_be_visible()
    for page in (me, other, lead):
        await page.context.close()


async def check_in(page: Page, words: Words) -> None:
    """From the nudge: a number that is refused and one that is not, saved; the message is the receipt."""
    await page.get_by_role("button", name=words.check_in, exact=True).click()
    form = page.get_by_role("dialog")
    field = form.get_by_label(words.value)
    await field.fill(words.bad)
    await form.get_by_role("button", name=words.save).click()
    await expect(form.get_by_text(words.refused).first).to_be_visible()
    await field.fill(words.figure)
    await form.get_by_role("button", name=words.save).click()
    await expect(page.get_by_role("log").get_by_text(words.recorded)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def ask_and_share(page: Page, words: Words) -> None:
    """Ask for the team's status in its channel, and share it there."""
    await page.get_by_role("navigation").get_by_role("link", name=words.channel).click()
    composer = page.get_by_role("combobox").last
    await composer.fill(words.command)
    await composer.press("Enter")
    await expect(page.get_by_text(words.only_you)).to_be_visible()
    await page.get_by_role("button", name=words.share).click()
    await page.get_by_role("dialog").get_by_role("button", name=words.share_it, exact=True).click()
