"""*Nothing changed* on nudges and reminders, as people press it."""

import pytest

from messages import ids
from tests.builders import a_check_in, a_key_result
from tests.handlers.check_in_scene import (
    MONDAY_AT_NINE,
    NUDGE_TIME,
    NUDGE_TIME_IN_VIETNAM,
    WEEK,
    Scene,
    filled,
    on_screen,
)
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def said_in_weeks(scene: Scene, weeks: int, *, user: str = "U1", number: int = 1) -> None:
    """The same answer in each of the weeks before this one."""
    before = (WEEK.plus(-ago) for ago in range(weeks, 0, -1))
    await scene.bot.put(*(a_check_in(60, week=week, key_result=number, by=user) for week in before))


async def test_one_tap_turns_the_nudge_into_the_receipt(scene: Scene) -> None:
    await said_in_weeks(scene, 1)
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    nudge = (await alice.dm())[-1]
    assert "[Check in] [Nothing changed] [I'm away]\n[… Later ▾]" in scene.reads(nudge)
    await alice.click(nudge, ids.NOTHING_CHANGED)
    await alice.click(nudge, ids.NOTHING_CHANGED)
    assert alice.view() is None
    await scene.bot.tick()
    receipt = (await alice.dm())[-1]
    assert receipt.ts == nudge.ts
    assert "60 → 100 · confidence 8" in scene.reads(receipt)
    check_in = await scene.kept()
    assert check_in is not None
    assert check_in.revision == 1


async def test_after_two_weeks_running_the_form_asks_to_look_again(scene: Scene) -> None:
    await said_in_weeks(scene, 3)
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    await alice.click((await alice.dm())[-1], ids.NOTHING_CHANGED)
    shown = scene.reads(on_screen(alice))
    assert (
        "You chose Nothing changed the last two times. Please look at each key result this time; "
        "last time's figures are filled in." in shown
    )
    assert "[60]" in shown
    assert await scene.kept() is None
    await alice.submit()
    assert await scene.kept() is not None


async def test_it_is_asked_in_vietnamese(scene: Scene) -> None:
    await scene.bot.put(a_key_result(number=2, owner="ULAN"))
    await said_in_weeks(scene, 3, user="ULAN", number=2)
    scene.bot.move_to(NUDGE_TIME_IN_VIETNAM)
    await scene.bot.tick()
    lan = scene.bot.person("ULAN")
    nudge = (await lan.dm())[-1]
    assert "[Cập nhật] [Không có gì thay đổi]" in scene.reads(nudge, "ULAN")
    await lan.click(nudge, ids.NOTHING_CHANGED)
    assert (
        "Hai lần gần nhất bạn đã chọn Không có gì thay đổi. Lần này bạn xem lại từng KR giúp nhé; "
        "số liệu lần trước đã được điền sẵn." in scene.reads(on_screen(lan), "ULAN")
    )


async def test_what_was_never_answered_opens_alone_and_the_rest_is_recorded(scene: Scene) -> None:
    await said_in_weeks(scene, 1)
    await scene.bot.put(a_key_result(number=2, title="Second"))
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    await alice.click((await alice.dm())[-1], ids.NOTHING_CHANGED)
    shown = scene.reads(on_screen(alice))
    assert "✅ 1 key result stays as it was and is recorded.\nThere is no answer here yet to leave" in shown
    assert "KR-2 · Second" in shown
    assert "KR-1" not in shown
    await alice.fill(filled("5", 7, number=2))
    await alice.submit()
    assert [await scene.kept(1) is None, await scene.kept(2) is None] == [False, False]


async def test_without_an_answer_before_it_is_not_offered(scene: Scene) -> None:
    assert "Nothing changed" not in scene.reads(await scene.nudge())


async def test_the_reminder_names_the_one_tap(scene: Scene) -> None:
    await said_in_weeks(scene, 1)
    scene.bot.move_to(MONDAY_AT_NINE)
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    reminder = (await alice.dm())[-1]
    assert "If nothing is new, just press Nothing changed." in scene.reads(reminder)
    await alice.click(reminder, ids.NOTHING_CHANGED)
    await scene.bot.tick()
    assert "Thank you, Alice Nguyen!" in "".join([scene.reads(one) for one in await alice.dm()])


async def test_a_month_later_it_is_refused_and_nothing_is_recorded(scene: Scene) -> None:
    await said_in_weeks(scene, 1)
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    nudge = (await alice.dm())[-1]
    scene.after(days=30)
    await alice.click(nudge, ids.NOTHING_CHANGED)
    assert any(one.ephemeral_to == "U1" for one in await alice.dm())
    assert await scene.kept() is None
