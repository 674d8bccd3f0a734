"""What makes a good OKR, asked for where one is written: a page on top, from which one comes back to what was there."""

from collections.abc import AsyncIterator

import pytest

from messages import ids
from sandbox.plain_text import as_text
from tests.builders import a_member
from tests.handlers.set_up_scene import WEDNESDAY, on_screen
from tests.running_bot import RunningBot, bot_in_slack


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        await running.put(a_member("U1", name="Alice Nguyen"), a_member("ULAN", name="Lan", locale="vi-VN"))
        yield running


@pytest.mark.parametrize(
    ("user", "heading", "advice"),
    [("U1", "A good OKR", "Results, not work."), ("ULAN", "Thế nào là OKR tốt", "Kết quả, không phải việc làm.")],
)
async def test_it_lies_on_top_of_the_library_and_leaves_it_as_it_was(
    bot: RunningBot, user: str, heading: str, advice: str
) -> None:
    person = bot.person(user)
    await person.command("/okr", "templates costs", channel="CCARE")
    await person.click(on_screen(person), ids.COACH_GUIDE)
    shown = as_text(on_screen(person), bot.slack, user)
    assert heading in shown
    assert advice in shown
    await person.close()
    assert on_screen(person).callback_id == ids.TEMPLATE_LIBRARY
