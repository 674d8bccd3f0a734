"""A message whose button was pressed is edited through that press, and by chat.update where that is not to be had."""

import pytest

from messages import ids
from sandbox.state.messages import Message
from storage.answer_url import AnswerUrlRow
from tests.builders import a_check_in
from tests.handlers.check_in_scene import NUDGE_TIME, WEEK, Scene
from tests.running_bot import RunningBot

UPDATE = "chat.update"


@pytest.fixture
async def nudge(a_running_bot: RunningBot) -> tuple[Scene, Message]:
    """Alice was asked, and could tap *Nothing changed*."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(a_check_in(60, week=WEEK.plus(-1), key_result=1, by="U1"))
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    return scene, (await scene.bot.person("U1").dm())[-1]


async def answered(scene: Scene, nudge: Message) -> Message:
    """The receipt in place of the nudge."""
    pressed = await scene.bot.person("U1").click(nudge, ids.NOTHING_CHANGED)
    assert pressed.acked
    assert pressed.seconds is not None
    assert pressed.seconds < 1
    await scene.bot.tick()
    receipt = (await scene.bot.person("U1").dm())[-1]
    assert receipt.ts == nudge.ts
    assert "60 → 100 · confidence 8" in scene.reads(receipt)
    return receipt


async def test_the_receipt_costs_no_call_of_chat_update_and_is_still_found_as_ours(
    nudge: tuple[Scene, Message],
) -> None:
    scene, asked = nudge
    scene.bot.slack.faults.rate_limit(UPDATE, times=None, retry_after=60)
    receipt = await answered(scene, asked)
    assert scene.bot.slack.calls(UPDATE) == []
    assert receipt.metadata == asked.metadata
    scene.bot.slack.faults.clear()


async def test_a_server_error_of_the_url_leaves_the_edit_to_chat_update(nudge: tuple[Scene, Message]) -> None:
    scene, asked = nudge
    scene.bot.slack.faults.fail("response_url")
    await answered(scene, asked)
    assert len(scene.bot.slack.calls(UPDATE)) == 1


async def test_a_url_that_slack_does_not_take_any_more_is_dropped_and_the_edit_made_all_the_same(
    nudge: tuple[Scene, Message], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    scene, asked = nudge
    issued = scene.bot.slack.office.response_urls
    await scene.bot.person("U1").click(asked, ids.NOTHING_CHANGED)
    issued.forget()
    await scene.bot.tick()
    assert "60 → 100" in scene.reads((await scene.bot.person("U1").dm())[-1])
    assert len(scene.bot.slack.calls(UPDATE)) == 1
    with scene.bot.bot.database.reading() as connection:
        assert connection.execute(AnswerUrlRow.__table__.select()).all() == []
    assert "/actions/" not in caplog.text + capsys.readouterr().out
