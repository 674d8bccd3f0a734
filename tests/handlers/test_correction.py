"""Correcting an older week from its history, as people do it."""

from typing import Any

import pytest

from messages import ids
from okr.cycle import CycleState
from okr.week import Week
from sandbox.interactions.interaction import Interaction
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_cycle, a_key_result, a_team, milestones
from tests.handlers.status_scene import W46, W47, Scene
from tests.handlers.test_history import press
from tests.running_bot import RunningBot

W45 = Week(2026, 45)
NEW = {"kr-1-value": "61", "kr-1-note": "Now with the returns", "correction-reason": "Returns came in late"}


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def opened(scene: Scene, user: str = "U1", week: Week = W46, *, number: int = 1) -> Message:
    """The history, with the form of that week opened from it."""
    told = await scene.ask(user, f"history KR-{number}")
    await press(scene, user, told, f"correct {number} {week.key}")
    return told


async def sent(scene: Scene, user: str = "U1", filled: dict[Any, Any] = NEW) -> Interaction:
    await scene.bot.person(user).fill(filled)
    return await scene.bot.person(user).submit()


def shows(scene: Scene, user: str = "U1") -> str:
    return scene.reads(scene.bot.person(user).view(), user)


async def readings(scene: Scene, week: Week = W46) -> list[str]:
    revisions = await scene.bot.read(lambda tx: tx.check_ins.revisions(1))
    return [f"{one.answer.reading} {one.by} {one.reason}" for one in revisions if one.week == week]


async def test_the_form_shows_the_week_as_it_stands_and_saves_with_a_reason(scene: Scene) -> None:
    await opened(scene)
    form = shows(scene)
    assert "Week 46 (9–15 Nov)\nThis week's time is over." in form
    assert "  [50]" in form
    assert "🟢 9 · almost certain" in form
    assert "Why is it corrected?" in form
    await sent(scene)
    assert "For week 46 (9–15 Nov) it now says 61, confidence 9.\nBefore: 50, confidence 9." in shows(scene)
    assert await readings(scene) == ["50 U1 ", "61 U1 Returns came in late"]
    assert "Reason: Returns came in late" in await scene.read("U2", "history KR-1")


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await scene.bot.put(a_team(parent="acme", lead="UMINH"))
    await opened(scene, "UMINH")
    assert "Tuần 46 (9–15/11)\nTuần này đã hết hạn." in shows(scene, "UMINH")
    await sent(scene, "UMINH")
    assert "Đã ghi cho tuần 46 (9–15/11): 61, mức tự tin 9.\nTrước đó: 50, mức tự tin 9." in shows(scene, "UMINH")


async def test_a_week_that_nobody_answered_is_added_later(scene: Scene) -> None:
    await opened(scene, week=W45)
    assert "Nobody answered for this week, and its time is over." in shows(scene)
    await sent(scene, filled={"kr-1-value": "47", "kr-1-confidence": "7", "correction-reason": "I was ill"})
    assert await readings(scene, W45) == ["47 U1 I was ill"]
    told = await scene.read("U1", "history KR-1")
    assert "Week 45 (2–8 Nov): 47 · confidence 7\n✏️ Added later by Alice Nguyen, 15:30 on Friday 27 November" in told


async def test_what_cannot_be_read_is_said_at_its_field(scene: Scene) -> None:
    await opened(scene)
    await sent(scene, filled={"kr-1-value": "about sixty", "correction-reason": "  "})
    assert set(scene.bot.person("U1").errors()) == {"kr-1-value", "correction-reason"}
    assert len(await readings(scene)) == 1


async def test_the_owner_is_told_by_whom_and_why(scene: Scene) -> None:
    await opened(scene, "ULEAD")
    assert "for Alice Nguyen" in shows(scene, "ULEAD")
    await sent(scene, "ULEAD")
    await scene.bot.tick()
    told = [scene.reads(one, "U1") for one in await scene.bot.person("U1").dm()]
    assert any(
        text.startswith("✏️ @Leah Lead corrected your KR-1 · Active users for week 46 (9–15 Nov).\n"
                        "Reason: Returns came in late\n[See the history]")
        for text in told
    )  # fmt: skip


async def test_sent_twice_it_is_kept_once(scene: Scene) -> None:
    told = await opened(scene)
    await sent(scene)
    await scene.bot.person("U1").close()
    await press(scene, "U1", told, "correct 1 2026-W46")
    await sent(scene, filled={"correction-reason": "Once more"})
    assert "That is the answer for week 46 (9–15 Nov) already: 61, confidence 9." in shows(scene)
    assert len(await readings(scene)) == 2


async def test_who_was_quicker_is_shown_before_anything_is_overwritten(scene: Scene) -> None:
    await opened(scene, "U1")
    await opened(scene, "ULEAD")
    await sent(scene, "ULEAD", {"kr-1-value": "55", "correction-reason": "The books"})
    await sent(scene, "U1")
    form = shows(scene)
    assert "@Leah Lead changed this week's answer meanwhile (15:30 on Friday 27 November): 55, confidence 9." in form
    assert "  [61]" in form
    assert "  [Returns came in late]" in form
    await scene.bot.person("U1").submit()
    assert await readings(scene) == ["50 U1 ", "55 ULEAD The books", "61 U1 Returns came in late"]


async def test_a_week_that_still_takes_answers_opens_the_usual_form(scene: Scene) -> None:
    await scene.bot.put(a_check_in(59, week=Week(2026, 48)))
    await opened(scene, week=Week(2026, 48))
    assert shows(scene).startswith("▌Weekly check-in")


async def test_steps_are_corrected_too(scene: Scene) -> None:
    await scene.bot.put(
        a_key_result(milestones(None, None), number=3, title="Move house"),
        a_check_in(frozenset({1}), key_result=3, week=W46),
        a_check_in(frozenset({1}), key_result=3, week=W47),
    )
    await opened(scene, number=3)
    await sent(scene, filled={"kr-3-steps": ["1", "2"], "correction-reason": "Forgot one"})
    assert "2 of 2 steps" in shows(scene)


async def test_a_month_later_it_can_still_be_corrected_until_the_cycle_is_closed(scene: Scene) -> None:
    told = await opened(scene)
    await scene.bot.person("U1").close()
    scene.bot.advance(days=31)
    await press(scene, "U1", told, "correct 1 2026-W46")
    await sent(scene)
    assert len(await readings(scene)) == 2
    await scene.bot.person("U1").close()
    await scene.bot.put(a_cycle(state=CycleState.CLOSED))
    await press(scene, "U1", told, "correct 1 2026-W46")
    assert "Q4 2026 is closed, so KR-1 takes no more check-ins." in (await scene.left("U1"))[-1]


async def test_an_open_form_saves_nothing_once_the_cycle_is_closed(scene: Scene) -> None:
    await opened(scene)
    await scene.bot.put(a_cycle(state=CycleState.CLOSED))
    await sent(scene)
    assert "Q4 2026 is closed" in shows(scene)
    assert len(await readings(scene)) == 1


async def test_who_is_no_longer_the_lead_is_told_whose_it_is(scene: Scene) -> None:
    told = await opened(scene, "ULEAD")
    await scene.bot.person("ULEAD").close()
    await scene.bot.put(a_team(parent="acme", lead="UMINH"))
    await press(scene, "ULEAD", told, "correct 1 2026-W46")
    assert "KR-1 belongs to @Alice Nguyen, so you can't update it." in (await scene.left("ULEAD"))[-1]


async def test_hostile_words_stay_words(scene: Scene) -> None:
    await opened(scene)
    nasty = "<!channel> *x* `y` \u202e" + "đ" * 400
    await sent(scene, filled={"kr-1-value": "61", "correction-reason": nasty})
    told = await scene.ask("U1", "history KR-1")
    assert "<!channel>" not in str(told.blocks)
    assert "Corrected by Alice Nguyen" in scene.reads(told, "U1")
    await press(scene, "U1", told, f"versions 1 {W46.key}")
    assert "<!channel>" in shows(scene)


async def test_the_button_of_the_notice_opens_the_history(scene: Scene) -> None:
    await opened(scene, "ULEAD")
    await sent(scene, "ULEAD")
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    (notice,) = [one for one in await alice.dm() if "corrected your" in scene.reads(one, "U1")]
    for _ in range(2):
        await alice.click(notice, ids.HISTORY_OPEN)
    assert "KR-1 · Active users" in scene.reads((await alice.dm())[-1], "U1")
