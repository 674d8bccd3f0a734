"""Every form of the table of controls on a phone: nothing sticks out, and Tab comes to all that can be used."""

import pytest
from playwright.async_api import Browser, Page

from tests.browser.looking import TOO_WIDE
from tests.browser.week.phone import Phone
from tests.handlers.every_control.row import Row
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.steps import Say, Submit
from tests.handlers.every_control.table import TABLE
from tests.handlers.every_control.worlds import walk

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser, pytest.mark.slow(seconds=15)]
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
  const heard = (event) => window.unreached.delete(keyOf(event.target));
  window.heard ??= document.addEventListener("focusin", heard) ?? true;
  window.unreached.delete(keyOf(document.activeElement));
  return alone.length;
}"""
"""What can be used on top of the screen; of a group of radio buttons one stands for all, as for Tab. Known by what it
is called: what is drawn anew meanwhile is the same."""

LEFT = "() => [...window.unreached]"


async def test_on_a_phone_nothing_sticks_out_and_tab_comes_to_everything(chromium: Browser, stage: Stage) -> None:
    phone = await Phone.of(chromium, stage.bot.slack.origin)
    wrong = [found for lang in ("en", "vi") for row in SHOWN for found in await looked_at(phone, stage, row, lang)]
    assert wrong == []
    await phone.page.context.close()


async def looked_at(phone: Phone, stage: Stage, row: Row, language: str) -> list[str]:
    """What is wrong with what stands before that person, the form filled in where one is sent."""
    stage.back_to(stage.worlds[row.world])
    steps = row.steps[:-1] if isinstance(row.steps[-1], Submit) else row.steps
    await walk(stage, row.user, Say(f"lang {language}"), *steps)
    await phone.show(row.user, "home" if row.name.startswith("event") else "messages")
    wide = await phone.page.evaluate(TOO_WIDE)
    return [f"{row.name} in {language}: {one}" for one in [*wide, *await out_of_reach(phone.page)]]


async def out_of_reach(page: Page) -> list[str]:
    """What Tab does not come to, once around."""
    count = await page.evaluate(USABLE)
    left: list[str] = []
    for stops in (count, count // 2 + 20, count // 2 + 20):
        for _ in range(stops):
            await page.keyboard.press("Tab")
        left = await page.evaluate(LEFT)
        if not left:
            break
    return left
