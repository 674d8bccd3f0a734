"""The at-once alert: one message to the lead and to the parent's owner when an answer turns something red."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from messages import ids
from okr.actions.record_check_in import record_check_in
from okr.check_in import Answer
from okr.form import Submission
from okr.objective import Visibility
from okr.team import TeamChoices
from okr.week import Week
from tests.builders import a_check_in, a_key_result, a_member, a_team, an_answer, an_increase, an_objective
from tests.handlers.check_in_scene import NUDGE_TIME, WEEK, Scene, on_screen
from tests.running_bot import RunningBot

RED, FINE = an_answer(60, confidence=2, note="Two people are ill"), an_answer(70)


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """Alice's KR-1 and KR-2 belong to an objective that supports O-9, which Minh owns; Leah leads the team."""
    scene = Scene(a_running_bot)
    await scene.begin(a_key_result(an_increase(0, 100)), a_key_result(number=2, title="Complaints solved"))
    await scene.bot.put(
        a_member("UMINH", name="Lê Quang Minh", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
        an_objective(number=9, owner="UMINH", title="Customers praise us"),
        an_objective(parent=9),
    )
    scene.bot.move_to(NUDGE_TIME)
    return scene


async def answer(scene: Scene, answers: dict[int, Answer], user: str = "U1", week: Week = WEEK) -> None:
    member = await scene.bot.read(lambda tx: tx.members.get(user))
    seen = dict.fromkeys(answers, 99)
    await scene.bot.act(record_check_in, Submission(week, answers, seen), by=member)
    await scene.bot.bot.deliverer.deliver_due()


async def heard(scene: Scene, user: str = "ULEAD") -> list[str]:
    return [scene.reads(one, user) for one in await scene.bot.person(user).dm()]


async def test_the_lead_hears_at_once_with_reason_and_note(scene: Scene) -> None:
    await answer(scene, {1: RED, 2: FINE})
    (said,) = await heard(scene)
    assert said == (
        "🚨 Customer care, week 48 (23–29 Nov): @Alice Nguyen has just reported 1 key result newly at risk "
        "or blocked.\n🔴 KR-1 · Support tickets a month\n60 → 100\nConfidence only 2 of 10\n"
        "“Two people are ill”\n   [Comment]\n[Show] [Why did I get this?]"
    )


async def test_the_parents_owner_hears_in_their_language(scene: Scene) -> None:
    await answer(scene, {1: RED})
    (said,) = await heard(scene, "UMINH")
    assert said.startswith(
        "🚨 Customer care, tuần 48 (23–29/11): @Alice Nguyen vừa báo 1 KR mới có rủi ro hoặc đang vướng."
    )
    minh = scene.bot.person("UMINH")
    await minh.click((await minh.dm())[0], ids.WHY)
    assert "• Bạn phụ trách O-9 · Customers praise us" in scene.reads(on_screen(minh), "UMINH")


async def test_two_key_results_of_one_submission_are_one_message(scene: Scene) -> None:
    await answer(scene, {1: RED, 2: an_answer(70, blocker="the courier is late")})
    (said,) = await heard(scene)
    assert "2 key results newly at risk or blocked" in said
    assert "🟡 KR-2 · Complaints solved\n70 → 100\n🚧 Blocker: the courier is late" in said


async def test_what_is_confirmed_red_or_revised_is_no_news(scene: Scene) -> None:
    await scene.bot.put(a_check_in(50, week=WEEK.previous(), confidence=2))
    await answer(scene, {1: RED})
    assert await heard(scene) == []
    await answer(scene, {2: RED})
    await answer(scene, {2: replace(RED, note="Three people are ill")})
    (said,) = await heard(scene)
    assert "“Three people are ill”" in said


async def test_what_was_cleared_between_is_news_again(scene: Scene) -> None:
    await answer(scene, {1: RED})
    await answer(scene, {1: FINE})
    (said,) = await heard(scene)
    assert "🟢 KR-1 · Support tickets a month\nMeanwhile no longer at risk or blocked." in said
    await answer(scene, {1: RED})
    assert len(await heard(scene)) == 2


async def test_taken_back_before_it_was_sent_it_never_comes(scene: Scene) -> None:
    await scene.bot.put(a_member("ULEAD", name="Leah Lead", quiet_from=time(14), quiet_to=time(18)))
    await answer(scene, {1: RED})
    await answer(scene, {1: FINE})
    scene.bot.move_to(NUDGE_TIME.replace(hour=18))
    await scene.bot.tick()
    assert await heard(scene) == []


async def test_nobody_is_told_of_their_own_answer_nor_where_alerts_are_off(scene: Scene) -> None:
    await answer(scene, {1: RED}, user="ULEAD")
    assert [said for said in await heard(scene) if "🚨" in said] == []
    await scene.bot.put(replace(a_team(), choices=TeamChoices(alerts=False)))
    await answer(scene, {2: RED})
    assert [said for said in await heard(scene) if "🚨" in said] == []


async def test_what_may_not_be_seen_is_not_told(scene: Scene) -> None:
    await scene.bot.put(an_objective(parent=9, visibility=Visibility.PRIVATE))
    await answer(scene, {1: RED})
    assert len(await heard(scene)) == 1
    assert await heard(scene, "UMINH") == []


async def test_an_answer_for_last_week_after_this_weeks_alerts_nobody(scene: Scene) -> None:
    scene.bot.move_to(datetime(2026, 12, 4, 14, tzinfo=UTC))
    await answer(scene, {1: FINE}, week=WEEK.plus(1))
    await answer(scene, {1: RED})
    assert await heard(scene) == []


async def test_show_comment_and_why_open_also_a_month_later(scene: Scene) -> None:
    await answer(scene, {1: RED})
    scene.after(days=30)
    leah = scene.bot.person("ULEAD")
    (message,) = await leah.dm()
    await leah.click(message, ids.STATUS_OPEN)
    assert "KR-1 · Support tickets a month" in scene.reads(on_screen(leah), "ULEAD")
    await leah.close()
    await leah.click(message, ids.WHY)
    await leah.close()
    await leah.click(message, ids.WHY)
    assert "• You lead Customer care, and alerts are on there." in scene.reads(on_screen(leah), "ULEAD")
