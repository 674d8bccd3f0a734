"""From an empty workspace to the first digest in a real Chromium, with nothing but the page."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page

from bot.demo.browser import workspace
from bot.demo.hosting import Hosting
from tests.browser.from_nothing.journey import FirstDaysInBrowser
from tests.browser.from_nothing.words import EN, VI, Words
from tests.browser.looking import TOO_WIDE
from tests.browser.windows import window

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser]


@pytest.mark.parametrize(
    ("words", "width", "scheme"), [(EN, 1280, "light"), (VI, 390, "dark")], ids=["en-desk", "vi-phone"]
)
async def test_from_an_empty_workspace_to_the_first_digest(
    chromium: Browser, words: Words, width: int, scheme: Any
) -> None:
    async with workspace(Hosting(running=True, empty=True), language=words.language) as (_, address):
        origin, _ = address.split("/?")
        lead = await window(chromium, address, width=width, scheme=scheme)
        member = await window(chromium, f"{origin}/?as={words.other}#messages", width=width, scheme=scheme)
        await FirstDaysInBrowser(lead, member, words, nothing_sticks_out).go()
        for page in (lead, member):
            await page.context.close()


async def nothing_sticks_out(page: Page, name: str) -> None:
    assert await page.evaluate(TOO_WIDE) == [], name
