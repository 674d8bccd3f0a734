"""`/okr remind` as a lead uses it: who is silent, one question a person and week, and never beside our own."""

from datetime import UTC, date, datetime, time

import pytest

from messages import ids
from okr.actions.record_check_in import record_check_in
from okr.delivery import DeliveryKind
from okr.form import Submission
from tests.builders import a_key_result, a_member, an_absence, an_answer, an_increase
from tests.handlers.check_in_scene import MONDAY_AT_NINE, WEEK, Scene, on_screen
from tests.running_bot import RunningBot

SATURDAY = datetime(2026, 11, 28, 10, tzinfo=UTC)
BOXES = f"{ids.REMIND_WHOM}-0"


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """Friday's nudges are out; it is Saturday. Alice has two key results, Lan one, Ada (away) one, Leah one."""
    scene = Scene(a_running_bot)
    await scene.begin(
        a_key_result(an_increase(0, 100)),
        a_key_result(number=2),
        a_key_result(number=3, owner="ULAN"),
        a_key_result(number=4, owner="ULEAD"),
    )
    await scene.nudge()
    scene.bot.move_to(SATURDAY)
    return scene


async def sheet(scene: Scene, user: str = "ULEAD", text: str = "remind") -> str:
    lead = scene.bot.person(user)
    await lead.command("/okr", text, channel="CCARE")
    return scene.reads(on_screen(lead), user)


async def questions(scene: Scene) -> list[str]:
    rows = await scene.bot.read(lambda tx: tx.deliveries.of_period("2026-W48"))
    return sorted(row.plan.subject for row in rows if row.plan.kind is DeliveryKind.LEAD_REMINDER)


async def answered(scene: Scene) -> None:
    """Alice answers both of hers."""
    alice = a_member("U1", name="Alice Nguyen")
    await scene.bot.act(record_check_in, Submission(WEEK, {1: an_answer(60), 2: an_answer(50)}, {}), by=alice)


async def test_the_lead_sees_who_is_silent_with_all_of_them_ticked(scene: Scene) -> None:
    assert await sheet(scene) == (
        "▌Who is silent?\n"
        "Customer care · week 48 (23–29 Nov)\n"
        "0 of 3 people have answered.\n"
        "Ask for their update (optional)\n"
        "  [x] Alice Nguyen · 2 key results\n"
        "  [x] Trần Thị Lan · 1 key result\n"
        "  All are ticked. Each gets one message with the buttons to answer, at most once a week.\n"
        "🙂 You have 1 key result to answer yourself: /okr checkin.\n"
        "[Close] [Remind]"
    )


async def test_whoever_is_ticked_is_asked_in_the_leads_name_and_can_answer_there(scene: Scene) -> None:
    await sheet(scene)
    lead, alice = scene.bot.person("ULEAD"), scene.bot.person("U1")
    await lead.fill({BOXES: ["U1"]})
    await lead.submit()
    assert "📨 Alice Nguyen: asked just now." in scene.reads(on_screen(lead), "ULEAD")
    await scene.bot.tick()
    asked = (await alice.dm())[-1]
    assert scene.reads(asked).startswith(
        "🙋 Leah Lead asks: could you update 2 key results for week 48 (23–29 Nov)? "
        "The team's digest goes out at 10:00 on Monday 30 November. It takes about 2 minutes.\n"
        "[Check in]"
    )
    assert await questions(scene) == ["U1"]
    await alice.click(asked, ids.WHY)
    assert "• Leah Lead asked those who had not answered for week 48" in scene.reads(on_screen(alice))
    await answered(scene)
    await scene.bot.tick()
    assert "Thank you, Alice Nguyen!" in scene.reads((await alice.dm())[-1])


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await sheet(scene)
    lead, lan = scene.bot.person("ULEAD"), scene.bot.person("ULAN")
    await lead.submit()
    await scene.bot.tick()
    said = scene.reads((await lan.dm())[-1], "ULAN")
    assert said.startswith("🙋 Leah Lead nhờ bạn cập nhật 1 KR cho tuần 48 (23–29/11) nhé. Bản tin nhóm sẽ gửi lúc")


async def test_nobody_is_asked_twice_a_week(scene: Scene) -> None:
    await sheet(scene)
    lead = scene.bot.person("ULEAD")
    await lead.submit()
    await scene.bot.tick()
    assert await questions(scene) == ["U1", "ULAN"]
    again = await sheet(scene)
    assert "🔕 Alice Nguyen: a lead has asked this week already.\n" in again
    assert "[Remind]" not in again


async def test_who_is_asked_by_the_bot_within_two_hours_is_left_to_it(scene: Scene) -> None:
    scene.bot.move_to(MONDAY_AT_NINE.replace(hour=7, minute=30))
    said = await sheet(scene)
    assert "⏰ Alice Nguyen: the bot asks by itself at 09:00 on Monday 30 November." in said
    scene.bot.move_to(MONDAY_AT_NINE.replace(minute=5))
    await scene.bot.tick()
    said = await sheet(scene)
    assert "⏰ Alice Nguyen: the bot asked at 09:00 on Monday 30 November, less than two hours ago." in said


async def test_quiet_hours_hold_for_a_lead_too(scene: Scene) -> None:
    await scene.bot.put(a_member("U1", name="Alice Nguyen", quiet_from=time(9), quiet_to=time(12)))
    said = await sheet(scene)
    assert "[x] Alice Nguyen · 2 key results — gets it at 12:00 on Saturday 28 November" in said
    lead, alice = scene.bot.person("ULEAD"), scene.bot.person("U1")
    await lead.submit()
    told = scene.reads(on_screen(lead), "ULEAD")
    assert "🌙 Alice Nguyen: asked at 12:00 on Saturday 28 November, after quiet hours." in told
    await scene.bot.tick()
    assert len(await alice.dm()) == 1
    scene.bot.move_to(SATURDAY.replace(hour=12))
    await scene.bot.tick()
    assert len(await alice.dm()) == 2


async def test_those_away_and_done_are_listed_apart_and_never_asked(scene: Scene) -> None:
    await scene.bot.put(an_absence("ULAN", first_day=date(2026, 11, 23), last_day=date(2026, 12, 4)))
    await answered(scene)
    said = await sheet(scene)
    assert "✅ Answered: Alice Nguyen.\n  🌴 Away: Trần Thị Lan." in said
    assert "[x]" not in said


async def test_an_answer_before_the_press_is_not_asked_for_again(scene: Scene) -> None:
    await sheet(scene)
    lead = scene.bot.person("ULEAD")
    await answered(scene)
    await lead.submit()
    told = scene.reads(on_screen(lead), "ULEAD")
    assert "📨 Trần Thị Lan: asked just now.\n✅ 1 has answered meanwhile, or is away." in told


async def test_with_nobody_ticked_it_says_so(scene: Scene) -> None:
    await sheet(scene)
    lead = scene.bot.person("ULEAD")
    await lead.fill({BOXES: []})
    await lead.submit()
    assert lead.errors() == {BOXES: "Tick whom to remind."}


async def test_who_does_not_lead_is_told_who_does(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    await alice.command("/okr", "remind care", channel="CCARE")
    told = [one for one in await alice.messages("CCARE") if one.ephemeral_to == "U1"]
    assert scene.reads(told[-1]) == ("Only a lead of Customer care or a workspace admin can do this. Ask @Leah Lead.")


async def test_a_month_later_the_form_says_that_the_week_is_over(scene: Scene) -> None:
    await sheet(scene)
    scene.after(days=30)
    lead = scene.bot.person("ULEAD")
    await lead.submit()
    assert "Week 48 takes no answers any more, so nobody was reminded of it." in scene.reads(on_screen(lead))
    assert await questions(scene) == []
