"""The real form in Chromium with a key result of every kind: a phone in the dark and a desk, in both languages."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from okr.metric import Binary, Metric, Reading
from okr.unit import HOURS, PERCENT, currency
from tests.builders import (
    a_check_in,
    a_cycle,
    a_key_result,
    a_member,
    a_team,
    an_increase,
    an_objective,
    at_least,
    at_most,
    milestones,
    week,
)
from tests.running_bot import RunningBot, bot_in_slack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.browser]

KINDS: tuple[tuple[Metric, Reading | int | str], ...] = (
    (an_increase(0, 500_000, unit=currency("USD")), 250_000),
    (an_increase(300, 60, unit=HOURS), 180),
    (at_least("99.5", PERCENT), "99.7"),
    (at_most(5, PERCENT), 4),
    (milestones(None, None, None), frozenset({1})),
    (Binary("The report"), False),
)
EN: dict[str, Any] = {
    "command": "/okr checkin",
    "value": "Value now",
    "step": "Step 2",
    "yes": "Yes, done",
    "save": "Save",
    "bad": "plenty",
    "refused": "“plenty” can't be read as a number.",
    "means": ("⚠️ “plenty” can't be read", "4.5% · within the limit", "2 of 3 steps · "),
    "typed": ("260k", "2h50", "99.6", "4.5"),
    "read": ("$260,000 → $500,000", "2h 50m → 1h", "99.6% (at least 99.5%)", "4.5% (at most 5%)", "2 of 3 steps"),
}
VI: dict[str, Any] = {
    "command": "/okr cập nhật",
    "value": "Giá trị hiện tại",
    "step": "Step 2",
    "yes": "Đạt",
    "save": "Lưu",
    "bad": "nhiều",
    "refused": "“nhiều”",
    "means": ("⚠️ Chưa đọc được “nhiều”", "4,5% · trong giới hạn", "2/3 cột mốc · "),
    "typed": ("260 nghìn", "2 giờ 50", "99,6", "4,5"),
    "read": ("2 giờ 50 phút → 1 giờ", "99,6% (tối thiểu 99,5%)", "4,5% (không quá 5%)", "2/3 cột mốc"),
}


@pytest_asyncio.fixture(loop_scope="session")
async def company(sqlite_url: str) -> AsyncIterator[RunningBot]:
    """Alice (English) and Lan (Vietnamese) own a key result of each kind, answered last week."""
    async with bot_in_slack(sqlite_url, ticks=True) as bot:
        people = [a_member("U1", name="Alice"), a_member("ULAN", name="Lan", locale="vi-VN", zone="Asia/Ho_Chi_Minh")]
        await bot.put(*people)
        await bot.put(a_cycle(), a_team(), an_objective(), a_member("ULEAD", name="Leah"))
        for first, owner in ((1, "U1"), (11, "ULAN")):
            for number, (metric, reading) in enumerate(KINDS, start=first):
                said = a_check_in(reading, week=week(47), confidence=7, key_result=number, by=owner)
                await bot.put(a_key_result(metric, number=number, title=f"Measure {number}", owner=owner), said)
        yield bot


@pytest.mark.parametrize(("user", "words"), [("U1", EN), ("ULAN", VI)], ids=["en", "vi"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")], ids=["phone", "desk"])
async def test_the_form_with_every_kind_is_filled_by_keyboard(
    chromium: Browser, company: RunningBot, user: str, words: dict[str, Any], width: int, scheme: Any
) -> None:
    context = await chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.goto(f"{company.slack.origin}/?as={user}#messages")
    composer = page.get_by_role("combobox").last
    await composer.fill(words["command"])
    await composer.press("Enter")
    form = page.get_by_role("dialog")
    values = form.get_by_label(words["value"])
    await expect(values).to_have_count(4)
    await type_into(values.first, words["bad"])
    for at, figure in enumerate(words["typed"][1:], start=1):
        await type_into(values.nth(at), figure)
    await form.get_by_label(words["step"]).press("Space")
    await form.get_by_role("radio", name=words["yes"], exact=True).press("Space")
    for meaning in words["means"]:
        await expect(form.get_by_text(meaning).first).to_be_visible()
    await form.get_by_role("button", name=words["save"]).press("Enter")
    await expect(form.get_by_role("alert").get_by_text(words["refused"])).to_be_visible()
    for at, figure in enumerate(words["typed"][1:], start=1):
        await expect(values.nth(at)).to_have_value(figure)
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing sticks out"
    await type_into(values.first, words["typed"][0])
    await form.get_by_role("button", name=words["save"]).press("Enter")
    await expect(page.get_by_role("log").get_by_text(words["read"][-1])).to_be_visible()
    for read in words["read"]:
        await expect(page.get_by_role("log").get_by_text(read)).to_be_visible()
    await context.close()


async def type_into(field: Locator, text: str) -> None:
    """Replace what stands there, by keyboard."""
    await field.press("Control+a")
    await field.press_sequentially(text)
