"""/okr history in Slack: the course as a picture of text, every week with what happened to it, every version."""

from datetime import UTC, date, datetime

import pytest

from messages import ids
from okr.ports import World
from okr.reaction import Comment
from okr.week import Week
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_key_result, an_absence, at_least, milestones
from tests.handlers.status_scene import W46, W47, Scene
from tests.running_bot import RunningBot

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def test_the_course_stands_above_the_weeks(scene: Scene) -> None:
    await scene.bot.put(a_check_in(10, week=Week(2026, 43)), a_check_in(30, week=Week(2026, 44), confidence=5))
    told = await scene.read("U1", "history KR-1")
    assert told.split("\n")[:8] == [
        "🟡 KR-1 · Active users",
        "58 → 100 · needs attention",
        "Customers stay with us",
        "    Week       43 44 45 46 47",
        "    Progress    ▂  ▃  ·  ▅  ▅",
        "    Expected    ▂  ▃  ▃  ▃  ▅",
        "    Confidence  8  5  ·  9  6",
        "  ▁ 0 at the start · ▇ 100 by 31 December · “·” no answer",
    ]


async def test_a_vietnamese_reads_it_in_vietnamese_on_a_phone(scene: Scene) -> None:
    await scene.bot.put(*(a_check_in(n, week=Week(2026, n), confidence=10) for n in range(40, 46)))
    told = (await scene.read("UMINH", "lịch sử KR-1")).split("\n")
    drawn = [line.strip() for line in told if line.startswith("    ")]
    assert [line.split()[0] for line in drawn] == ["Tuần", "Tiến", "Kỳ", "Tự"]
    assert max(map(len, drawn)) <= 36


async def test_a_limit_says_in_which_weeks_it_was_kept(scene: Scene) -> None:
    await scene.bot.put(
        a_key_result(at_least(90), number=3, title="Uptime"),
        a_check_in(95, key_result=3, week=W46),
        a_check_in(80, key_result=3, week=W47),
    )
    told = await scene.read("U1", "history KR-3")
    assert "    Kept        ●  ○" in told
    assert "● at least 90 · ○ missed" in told


async def test_steps_are_drawn_as_a_share(scene: Scene) -> None:
    await scene.bot.put(
        a_key_result(milestones(None, None), number=3, title="Move house"),
        a_check_in(frozenset({1}), key_result=3, week=W46),
        a_check_in(frozenset({1, 2}), key_result=3, week=W47),
    )
    assert "    Progress    ▅  ▇" in await scene.read("U1", "history KR-3")


async def test_one_answer_is_no_course(scene: Scene) -> None:
    await scene.bot.put(a_key_result(number=3), a_check_in(95, key_result=3, week=W46))
    assert "    Week" not in await scene.read("U1", "history KR-3")


async def test_a_blocker_is_told_as_it_opens_stays_and_goes(scene: Scene) -> None:
    await scene.bot.put(
        a_check_in(20, week=Week(2026, 43), blocker="No server"),
        a_check_in(25, week=Week(2026, 44), blocker="No server yet"),
        a_check_in(30, week=Week(2026, 45)),
    )
    told = await scene.read("U1", "history KR-1")
    assert "👍 No longer in the way: No server yet" in told
    assert "🚧 Still blocked, since week 43: No server yet" in told
    assert "🚧 Blocker: No server\n" in told
    assert "🚧 Blocker: Legal is slow" in told


async def test_comments_and_weeks_away_stand_in_the_one_list(scene: Scene) -> None:
    await scene.bot.put(an_absence("U1", first_day=date(2026, 11, 2), last_day=date(2026, 11, 6)))

    def comment(world: World) -> None:
        with world.transaction() as tx:
            tx.comments.put(Comment(1, 1, W47, "U2", MONDAY, "Well *done* <!channel>"))

    await scene.bot.act(comment)
    told = (await scene.read("U1", "history KR-1")).split("\n")
    assert told.index("💬 Bob Stone on 23 November, about week 47:") < told.index(
        "🟡 Week 47 (16–22 Nov): 58 · confidence 6"
    )
    assert "“Well ∗done∗ <!channel>”" in told
    assert any(line.startswith("🌴 Week 45 (2–8 Nov): away") for line in told)


async def corrected(scene: Scene) -> Message:
    """The history after the lead has corrected week 46 twice, as Bob sees it."""
    await scene.bot.put(
        a_check_in(62, week=W46, revision=2, by="ULEAD", reason="Counted twice", at=MONDAY),
        a_check_in(64, week=W46, revision=3, by="ULEAD", reason="The books say so", note="Seen", at=MONDAY),
    )
    return await scene.ask("U2", "history KR-1")


async def test_a_correction_is_told_with_its_reason_and_its_versions_are_one_tap_away(scene: Scene) -> None:
    told = await corrected(scene)
    assert (
        "✏️ Corrected by Leah Lead, 09:00 on Monday 23 November; it has 3 versions\nReason: The books say so"
        in scene.reads(told, "U2")
    )
    await press(scene, "U2", told, "versions 1 2026-W46")
    lines = scene.reads(scene.bot.person("U2").view(), "U2").split("\n")
    assert [line for line in lines if line[:2] in {"1.", "2.", "3."}] == [
        "3. Leah Lead, 09:00 on Monday 23 November",
        "2. Leah Lead, 09:00 on Monday 23 November",
        "1. Alice Nguyen, 15:00 on Friday 13 November",
    ]
    assert {"Reason: Counted twice", "Reason: The books say so", "62, confidence 8", "50, confidence 9"} <= set(lines)


async def test_who_may_not_correct_is_not_offered_it(scene: Scene) -> None:
    told = await corrected(scene)
    assert "Correct this week" not in scene.reads(told, "U2")
    assert "All 3 versions" in scene.reads(told, "U2")
    assert scene.reads(await scene.ask("ULEAD", "history KR-1"), "ULEAD").count("[⋯ Correct this week") == 2


async def test_the_versions_can_be_looked_at_twice_and_a_month_later(scene: Scene) -> None:
    told = await corrected(scene)
    for days in (0, 0, 31):
        scene.bot.advance(days=days)
        await press(scene, "U2", told, "versions 1 2026-W46")
        assert "All versions" in scene.reads(scene.bot.person("U2").view(), "U2")
        await scene.bot.person("U2").close()


async def press(scene: Scene, user: str, told: Message, option: str) -> None:
    """Choose from the menu beside a week."""
    block = next(block["block_id"] for block in told.blocks if option in str(block))
    pressed = await scene.bot.person(user).click(told, ids.HISTORY_WEEK, block, option=option)
    assert pressed.acked, pressed.error
