"""/okr cycle: everybody sees the cycles, admins plan, open, end and change them, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from messages import ids
from messages.cycle_fields import CycleBlock
from okr.cycle import CycleState
from tests.builders import a_cycle, a_key_result, a_team, an_objective
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import Scene
from tests.running_bot import RunningBot

NEW_YEAR = datetime(2027, 1, 1, 10, 1, tzinfo=UTC)


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def test_everybody_sees_the_cycles_and_only_admins_a_way_to_change_them(scene: Scene) -> None:
    await scene.open("U1", "cycle")
    read = scene.screen("U1")
    assert "1 October 2026 to 31 December 2026 · 🟢 running · 34 days left · 1 objective" in read
    assert "Admins plan, open and close cycles." in read
    assert "Plan Q1 2027" not in read
    await scene.open("UADMIN", "cycle")
    assert "Plan Q1 2027" in scene.screen("UADMIN")


async def test_a_vietnamese_reads_it_in_vietnamese(scene: Scene) -> None:
    await scene.open("ULAN", "chu kỳ")
    assert "1/10/2026 đến 31/12/2026 · 🟢 đang chạy · còn 34 ngày · 1 mục tiêu" in scene.screen("ULAN")


async def test_the_next_quarter_is_planned_as_proposed_and_the_list_below_follows(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await scene.open("UADMIN", "cycle")
    await ada.click(on_screen(ada), ids.CYCLE_PLAN)
    said = await scene.save("UADMIN", {CycleBlock.NAME: "First quarter"})
    assert "First quarter: 1 January 2027 to 31 March 2027." in said
    await ada.close()
    assert "└ First quarter\n1 January 2027 to 31 March 2027 · 🔵 planned" in scene.screen("UADMIN")


async def test_days_that_lie_in_another_cycle_are_refused_at_their_field_and_nothing_typed_is_lost(
    scene: Scene,
) -> None:
    ada = scene.bot.person("UADMIN")
    await scene.open("UADMIN", "cycle")
    await ada.click(on_screen(ada), ids.CYCLE_PLAN)
    said = await scene.save("UADMIN", {CycleBlock.NAME: "Mine", CycleBlock.FIRST_DAY: "2026-12-15"})
    assert "runs from 1 October 2026 to 31 December 2026. Choose days outside it" in said
    assert "Mine" in said


async def test_a_cycle_is_closed_step_by_step_from_its_menu_and_opened_again(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await scene.open("UADMIN", "cycle")
    for state, sign in (
        (CycleState.CLOSING, "🟠 closing"),
        (CycleState.CLOSED, "⚪ closed"),
        (CycleState.CLOSING, "🟠"),
    ):
        await ada.click(on_screen(ada), ids.CYCLE_MENU, option=f"{state.value} 2026-Q4")
        assert sign in scene.screen("UADMIN")


async def test_another_calendar_proposes_other_quarters(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await scene.open("UADMIN", "cycle")
    await ada.click(on_screen(ada), ids.CYCLE_CALENDAR)
    said = await scene.save("UADMIN", {CycleBlock.MONTH: "4", CycleBlock.NAMED: "end"})
    assert "The next quarter to plan is Q4 FY2027: 1 January 2027 to 31 March 2027." in said


async def test_once_it_begins_the_company_is_told_in_its_channel_with_a_thread(scene: Scene) -> None:
    await scene.bot.put(
        a_team(key="acme", name="Acme", lead="UADMIN", channel="CCARE", parent=None, is_company=True),
        a_cycle(key="2027-Q1", name="Q1 2027", first_day=NEW_YEAR.date(), last_day=datetime(2027, 3, 31).date()),
        an_objective(number=20, team="acme", cycle="2027-Q1", owner="UADMIN", title="Double revenue"),
        a_key_result(number=20, objective=20, owner="UADMIN"),
    )
    for moment in (NEW_YEAR, NEW_YEAR + timedelta(minutes=1)):
        scene.bot.move_to(moment)
        await scene.bot.tick()
    said = scene.bot.slack.channel_messages("CCARE")
    main = next(each for each in said if "Q1 2027 begins" in str(each.blocks))
    below = next(each for each in said if "Ask them right here" in str(each.blocks))
    assert "O-20 · Double revenue" in str(main.blocks)
    assert below.thread_ts == main.ts
    assert "UADMIN" in str(below.blocks)
