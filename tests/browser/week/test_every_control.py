"""Every form of the table of controls on a phone: nothing sticks out, and Tab comes to all that can be used."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.browser.looking import TOO_WIDE
from tests.handlers.every_control.row import Row
from tests.handlers.every_control.stage import Stage, a_stage
from tests.handlers.every_control.steps import Say, Submit
from tests.handlers.every_control.table import TABLE
from tests.handlers.every_control.worlds import make_worlds, walk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser]
READ = {"event app_home_opened", "action why", "action comment_open", "action history_open", "action history_next"}
READ |= {"action status_open", "action lead_line_digest", "command help", "command settings", "action help_helped"}
SHOWN = [row for row in TABLE if row.name in READ or row.name.startswith("view ")]

USABLE = """() => {
  window.keyOf = (one) =>
    [one.tagName, one.dataset.actionId, one.ariaLabel, one.labels?.[0]?.innerText, one.innerText].join();
  const within = [...document.querySelectorAll("dialog")].pop() ?? document.querySelector("main") ?? document.body;
  const usable = "button, a[href], input, select, textarea, [role=button], [role=combobox], [contenteditable=true]";
  const seen = [...within.querySelectorAll(usable)].filter((one) => one.checkVisibility() && !one.disabled);
  const first = (one) => one.type !== "radio" || one === within.querySelector(`[name="${one.name}"]:checked`)
    || !within.querySelector(`[name="${one.name}"]:checked`) && one === within.querySelector(`[name="${one.name}"]`);
  const alone = seen.filter(first).filter((one) => !one.closest("[role=menu], [role=listbox]"));
  window.unreached = new Set(alone.map(keyOf));
  return alone.length;
}"""
"""What can be used on top of the screen; of a group of radio buttons one stands for all, as for Tab. Known by what it
is called: what is drawn anew meanwhile is the same."""

REACHED = "() => { window.unreached.delete(keyOf(document.activeElement)); return window.unreached.size; }"
LEFT = "() => [...window.unreached]"


@pytest_asyncio.fixture(loop_scope="session")
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with a_stage(sqlite_url) as built:
        await make_worlds(built)
        yield built


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_on_a_phone_nothing_sticks_out_and_tab_comes_to_everything(
    chromium: Browser, stage: Stage, language: str
) -> None:
    context = await chromium.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()
    page.set_default_timeout(15_000)
    wrong = [found for row in SHOWN for found in await looked_at(page, stage, row, language)]
    assert wrong == []
    await context.close()


async def looked_at(page: Page, stage: Stage, row: Row, language: str) -> list[str]:
    """What is wrong with what stands before that person, the form filled in where one is sent."""
    stage.back_to(stage.worlds[row.world])
    steps = row.steps[:-1] if isinstance(row.steps[-1], Submit) else row.steps
    await walk(stage, row.user, Say(f"lang {language}"), *steps)
    await page.goto("about:blank")
    await page.goto(f"{stage.bot.slack.origin}/?as={row.user}#{place(row)}")
    await page.locator("dialog, [role=log], main").last.wait_for()
    wide = await page.evaluate(TOO_WIDE)
    return [f"{row.name}: {one}" for one in [*wide, *await out_of_reach(page)]]


def place(row: Row) -> str:
    return "home" if row.name.startswith("event") else "messages"


async def out_of_reach(page: Page) -> list[str]:
    """What Tab does not come to, once around."""
    count = await page.evaluate(USABLE)
    for _ in range(2 * count + 40):
        await page.keyboard.press("Tab")
        if not await page.evaluate(REACHED):
            return []
    left: list[str] = await page.evaluate(LEFT)
    return left
