"""The home tab offers what the nudge does, and follows what is pressed; a lead sees who has answered."""

import pytest

from messages import ids
from tests.builders import a_check_in, a_key_result
from tests.handlers.away_scene import SATURDAY, fill
from tests.handlers.check_in_scene import NUDGE_TIME, WEEK, Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def test_on_the_home_tab_it_is_said_and_ended_and_the_tab_follows(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    await alice.open_home()
    tab = alice.home()
    assert tab is not None
    assert "[Check in] [I'm away]\n[… Later ▾]" in scene.reads(tab)
    await alice.click(tab, ids.AWAY_OPEN)
    await fill(alice, SATURDAY, delegate="ULAN")
    await alice.close()
    tab = alice.home()
    assert tab is not None
    assert scene.reads(tab).startswith(
        "🌴 You're away until Saturday 5 December. Trần Thị Lan is asked meanwhile.\n[I'm back] [Change] [Check in]"
    )
    await alice.click(tab, ids.AWAY_BACK)
    tab = alice.home()
    assert tab is not None
    assert scene.reads(tab).startswith("📝 Check-in for week 48 (23–29 Nov)")


async def test_later_on_the_home_tab_says_there_when_the_question_comes(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    await alice.open_home()
    for _ in range(2):
        tab = alice.home()
        assert tab is not None
        await alice.click(tab, ids.SNOOZE, option="2026-W48 today")
    tab = alice.home()
    assert tab is not None
    assert "💤 You will be asked again at 17:00 on Friday 27 November." in scene.reads(tab)


async def test_nothing_changed_on_the_home_tab_leaves_it_answered(scene: Scene) -> None:
    await scene.bot.put(a_check_in(50, week=WEEK.previous()), a_key_result(number=1))
    alice = scene.bot.person("U1")
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    await alice.open_home()
    tab = alice.home()
    assert tab is not None
    await alice.click(tab, ids.NOTHING_CHANGED)
    assert scene.reads(alice.home() or tab).startswith("✅ All answered for week 48 (23–29 Nov).")


async def test_a_lead_sees_how_many_have_answered(scene: Scene) -> None:
    await scene.bot.put(a_key_result(number=2, owner="ULAN"))
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    leah = scene.bot.person("ULEAD")
    await leah.open_home()
    assert "0 of 2 people have answered for week 48 (23–29 Nov)." in scene.reads(
        leah.home() or leah.views()[0], "ULEAD"
    )
