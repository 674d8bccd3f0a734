"""*Why did I get this?* as people press it: specific, true, and answered also when the message is old."""

from datetime import UTC, date, datetime

import pytest

from messages import ids
from okr.cycle import CycleState
from okr.team import CalendarSettings
from tests.builders import a_cycle, a_key_result, a_team, an_absence
from tests.handlers.check_in_scene import Scene, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def test_the_nudge_says_whose_check_in_when_and_how_to_change_it(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.WHY)
    assert scene.reads(on_screen(alice)) == (
        "▌Why did I get this?\n"
        "• You own 1 key result in Customer care, which checks in every Friday at 15:00 in your time (UTC).\n"
        "────────────────────────────────────────\n"
        "How to change it\n"
        "Quiet hours, zone and reminders are yours to set. Away for a while? Say so, and nobody asks you meanwhile.\n"
        "The team's day and time, and who owns what, are up to @Leah Lead.\n"
        "[Settings] [I'm away until …] [Tiếng Việt]\n[Close]"
    )


async def test_the_other_language_is_one_press_away(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.WHY)
    await alice.click(on_screen(alice), ids.WHY_LANGUAGE)
    assert scene.reads(on_screen(alice)).startswith(
        "▌Vì sao bạn nhận tin này?\n"
        "• Bạn phụ trách 1 KR của Customer care; nhóm check-in thứ Sáu hằng tuần, lúc 15:00 theo giờ của bạn (UTC).\n"
    )
    await alice.click(on_screen(alice), ids.WHY_LANGUAGE)
    assert scene.reads(on_screen(alice)).startswith("▌Why did I get this?")


async def test_a_delegate_reads_for_whom(scene: Scene) -> None:
    lan = scene.bot.person("ULAN")
    await scene.bot.put(an_absence("U1", first_day=date(2026, 11, 20), last_day=date(2026, 12, 5), delegate="ULAN"))
    scene.bot.move_to(datetime(2026, 11, 27, 8, tzinfo=UTC))
    await scene.bot.tick()
    await lan.click((await lan.dm())[0], ids.WHY)
    said = scene.reads(on_screen(lan), "ULAN")
    assert "• Alice Nguyen vắng đến hết thứ Bảy 5/12 và nhờ bạn cập nhật thay 1 KR." in said


async def test_a_holiday_is_named(scene: Scene) -> None:
    await scene.bot.put(a_team(calendar=CalendarSettings(days_off=frozenset({date(2026, 12, 4)}))))
    scene.bot.move_to(datetime(2026, 12, 3, 15, tzinfo=UTC))
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    await alice.click((await alice.dm())[-1], ids.WHY)
    assert "• That week it came on Thursday because Friday 4 December is a day off." in scene.reads(on_screen(alice))


async def test_the_receipt_says_when_it_was_answered(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.CHECK_IN_OPEN)
    await alice.fill(filled("60", 8))
    await alice.submit()
    await scene.bot.tick()
    await alice.click((await alice.dm())[0], ids.WHY)
    said = scene.reads(on_screen(alice))
    assert "• You answered for week 48 (23–29 Nov) at 15:00 on Friday 27 November; this is what was recorded." in said


async def test_pressed_twice_it_says_the_same_twice(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.WHY)
    first = scene.reads(on_screen(alice))
    await alice.click(nudge, ids.WHY)
    assert scene.reads(on_screen(alice)) == first


async def test_a_month_later_it_tells_what_still_holds(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    scene.after(days=30)
    await alice.click(nudge, ids.WHY)
    assert "• You own 1 key result in Customer care" in scene.reads(on_screen(alice))


async def test_once_nothing_of_it_holds_it_says_just_that(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    scene.after(days=40)
    await scene.bot.put(a_cycle(state=CycleState.CLOSED), a_key_result(owner="ULAN"))
    await alice.click(nudge, ids.WHY)
    said = scene.reads(on_screen(alice))
    assert "What caused it no longer holds" in said
    assert "[Settings]" in said


async def test_settings_and_away_open_from_it_and_it_stays_below(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.WHY)
    await alice.click(on_screen(alice), ids.SETTINGS_OPEN)
    assert len(alice.views()) == 2
    await alice.close()
    await alice.click(on_screen(alice), ids.AWAY_OPEN)
    assert len(alice.views()) == 2
    await alice.close()
    assert scene.reads(on_screen(alice)).startswith("▌Why did I get this?")
