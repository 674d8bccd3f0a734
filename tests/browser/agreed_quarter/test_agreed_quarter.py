"""From an empty workspace to an agreed quarter and through its first month, with nothing but the page."""

from datetime import datetime

import pytest
from playwright.async_api import Browser

from bot.demo.browser import begin_empty
from bot.demo.first_days import FirstDays
from bot.demo.hosting import Hosting, hosted
from tests.browser.agreed_quarter.journey import CARE, AgreedQuarter
from tests.browser.agreed_quarter.person import Person
from tests.browser.agreed_quarter.words import EN, VI
from tests.browser.windows import window

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser]

BOSS, LEAD, MEMBER = "U001", "U017", "U018"
TWO_WEEKS_BEFORE = datetime.fromisoformat("2026-12-15T09:00+07:00")


async def test_from_an_empty_workspace_to_an_agreed_quarter(chromium: Browser) -> None:
    async with hosted(Hosting(running=True, empty=True)) as host:
        address = await begin_empty(host, FirstDays(BOSS, CARE, TWO_WEEKS_BEFORE))
        origin, _ = address.split("/?")
        pages = [await window(chromium, f"{origin}/?as={who}#{CARE}", width=1280) for who in (BOSS, LEAD, MEMBER)]
        boss, lead, member = pages
        await AgreedQuarter(Person(boss, EN), Person(lead, VI), Person(member, VI)).go()
        for page in pages:
            await page.context.close()
