"""When the bot itself breaks, people read so where they are, in their language, with a reference for their admin."""

import re
from collections.abc import AsyncIterator

import pytest
import structlog
from sqlalchemy import text

from messages import ids
from tests.handlers.check_in_scene import field, filled
from tests.handlers.refusal_scene import LANGUAGES, Refused
from tests.running_bot import RunningBot

BROKEN = {
    "en": "Something went wrong on our side, and nothing was saved. Please try once more; "
    "if it happens again, give your admin the reference {}.",
    "vi": "Bot gặp sự cố nên chưa lưu được gì. Bạn thử lại giúp nhé; nếu vẫn lỗi, hãy gửi mã {} cho quản trị viên.",
}


@pytest.fixture(params=LANGUAGES)
async def scene(request: pytest.FixtureRequest, a_running_bot: RunningBot) -> AsyncIterator[Refused]:
    scene = Refused(a_running_bot, request.param)
    await scene.begin()
    with structlog.testing.capture_logs():
        yield scene


def lose_a_table(bot: RunningBot) -> None:
    """From now on whatever reads or writes standings breaks."""
    with bot.bot.database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE standings RENAME TO mislaid"))


def is_broken(scene: Refused, told: str) -> bool:
    pattern = re.escape(BROKEN[scene.language]).replace(re.escape("{}"), "[0-9a-f]{8}")
    return re.search(pattern, told) is not None


async def test_a_command_that_breaks(scene: Refused) -> None:
    lose_a_table(scene.bot)
    assert is_broken(scene, await scene.told("U1", "status"))


async def test_a_button_that_breaks(scene: Refused) -> None:
    await scene.bot.tick()
    (nudge,) = await scene.bot.person("U1").dm()
    lose_a_table(scene.bot)
    await scene.bot.person("U1").click(nudge, ids.CHECK_IN_OPEN)
    assert is_broken(scene, await scene.last("U1", None))


async def test_a_home_tab_that_breaks(scene: Refused) -> None:
    lose_a_table(scene.bot)
    alice = scene.bot.person("U1")
    await alice.open_home()
    assert is_broken(scene, scene.reads(await scene.bot.slack.eventually(alice.home), "U1"))


async def test_a_form_that_breaks_when_sent_in_is_still_there_with_what_was_typed(scene: Refused) -> None:
    alice = scene.bot.person("U1")
    await alice.command("/okr", "checkin KR-1", channel="CCARE")
    await alice.fill(filled("62", 8, note="two big clients"))
    lose_a_table(scene.bot)
    await alice.submit()
    form, told = alice.views()
    assert is_broken(scene, scene.reads(told, "U1"))
    assert form.values[field("note")][ids.CHECK_IN_FIELD]["value"] == "two big clients"
