"""*Later* on nudges and reminders, as people press it."""

from datetime import UTC, datetime, timedelta

import pytest

from messages import ids
from tests.builders import a_key_result
from tests.handlers.check_in_scene import MONDAY_AT_NINE, NUDGE_TIME_IN_VIETNAM, Scene, filled
from tests.running_bot import RunningBot

FRIDAY_AT_FIVE = datetime(2026, 11, 27, 17, tzinfo=UTC)
TODAY, NEXT = "2026-W48 today", "2026-W48 next_working_day"


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def test_later_says_so_in_place_and_brings_the_question_back_at_five(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.SNOOZE, option=TODAY)
    await scene.bot.tick()
    (shown,) = await alice.dm()
    assert shown.ts == nudge.ts
    assert "You will be asked again at 17:00 on Friday 27 November.\n[Check in] [I'm away]\n[… Later ▾]" in scene.reads(
        shown
    )
    scene.bot.move_to(FRIDAY_AT_FIVE - timedelta(minutes=1))
    await scene.bot.tick()
    assert len(await alice.dm()) == 1
    scene.bot.move_to(FRIDAY_AT_FIVE)
    await scene.bot.tick()
    await scene.bot.tick()
    _, again = await alice.dm()
    assert scene.reads(again) == (
        "Alice Nguyen, 1 key result has no update yet for week 48 (23–29 Nov). "
        "The team's digest goes out at 10:00 on Monday 30 November. It takes about 1 minute.\n"
        "[Check in] [I'm away]\n[… Later ▾]\n  09:00 on Monday 30 November\n[Why did I get this?]"
    )


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await scene.bot.put(a_key_result(number=2, owner="ULAN"))
    lan = scene.bot.person("ULAN")
    scene.bot.move_to(NUDGE_TIME_IN_VIETNAM)
    await scene.bot.tick()
    (nudge,) = await lan.dm()
    assert "[… Để sau ▾]\n  17:00 thứ Sáu 27/11 | 09:00 thứ Hai 30/11" in scene.reads(nudge, "ULAN")
    await lan.click(nudge, ids.SNOOZE, option=NEXT)
    await scene.bot.tick()
    (shown,) = await lan.dm()
    assert "💤 Bot sẽ hỏi lại bạn lúc 09:00 thứ Hai 30/11.\n[Cập nhật]" in scene.reads(shown, "ULAN")


async def test_put_off_to_monday_nobody_gets_two_at_nine(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.SNOOZE, option=NEXT)
    await alice.click(nudge, ids.SNOOZE, option=NEXT)
    scene.bot.move_to(MONDAY_AT_NINE)
    await scene.bot.tick()
    await scene.bot.tick()
    assert len(await alice.dm()) == 2


async def test_once_it_came_back_nothing_says_still_that_it_will(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.SNOOZE, option=TODAY)
    scene.bot.move_to(FRIDAY_AT_FIVE)
    await scene.bot.tick()
    shown, _ = await alice.dm()
    assert shown.ts == nudge.ts
    assert "You will be asked again" not in scene.reads(shown)


async def test_missed_while_the_bot_was_down_the_reminder_it_replaced_comes_after_all(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.SNOOZE, option=NEXT)
    scene.bot.move_to(MONDAY_AT_NINE + timedelta(days=1, hours=2))
    for _ in range(3):
        await scene.bot.tick()
    _, again = await alice.dm()
    assert scene.reads(again).startswith("Alice Nguyen, 1 key result has no update yet for week 48 (23–29 Nov).")


async def test_an_answer_turns_the_one_into_the_receipt_and_the_other_into_thanks(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.SNOOZE, option=TODAY)
    scene.bot.move_to(FRIDAY_AT_FIVE)
    await scene.bot.tick()
    await alice.click((await alice.dm())[-1], ids.CHECK_IN_OPEN)
    await alice.fill(filled("60", 8))
    await alice.submit()
    await scene.bot.tick()
    receipt, thanks = await alice.dm()
    assert "Recorded for week 48" in scene.reads(receipt)
    assert "Thank you, Alice Nguyen!" in scene.reads(thanks)


async def test_an_answer_in_between_leaves_nothing_to_ask(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.SNOOZE, option=TODAY)
    await alice.click(nudge, ids.CHECK_IN_OPEN)
    await alice.fill(filled("60", 8))
    await alice.submit()
    scene.bot.move_to(FRIDAY_AT_FIVE)
    await scene.bot.tick()
    (receipt,) = await alice.dm()
    assert "Recorded for week 48" in scene.reads(receipt)


async def test_a_month_later_the_menu_says_that_the_week_is_over(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    scene.after(days=30)
    await alice.click(nudge, ids.SNOOZE, option=TODAY)
    told = [one for one in await alice.dm() if one.ephemeral_to == "U1"]
    assert "Week 48" in scene.reads(told[-1])
    assert [
        row for row in await scene.bot.read(lambda tx: tx.deliveries.of_period("2026-W48")) if row.plan.kind == "snooze"
    ] == []
