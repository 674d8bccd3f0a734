"""The lead's private line on digest day, as Leah reads it and presses its buttons."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from messages import ids
from okr.actions.agree import agree
from okr.actions.record_check_in import record_check_in
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.start_draft import start_draft
from okr.check_in import Answer
from okr.form import Submission
from okr.member import MemberKind
from okr.team import TeamChoices
from sandbox.state.messages import Message
from tests.builders import (
    a_check_in,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_answer,
    an_increase,
    an_objective,
)
from tests.handlers.agreement_scene import OWN
from tests.handlers.check_in_scene import WEEK, Scene, on_screen
from tests.running_bot import RunningBot

MONDAY_AT_TEN = datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """Alice has KR-1, Lan KR-2 and KR-3; Friday's nudges are out."""
    scene = Scene(a_running_bot)
    await scene.begin(
        a_key_result(an_increase(0, 100)),
        a_key_result(number=2, owner="ULAN", title="Old complaints solved"),
        a_key_result(number=3, owner="ULAN", title="Evening shift hired"),
    )
    await scene.nudge()
    return scene


async def said(scene: Scene, user: str, **answers: Answer) -> None:
    numbers = {int(key.removeprefix("kr")): answer for key, answer in answers.items()}
    member = await scene.bot.read(lambda tx: tx.members.get(user))
    await scene.bot.act(record_check_in, Submission(WEEK, numbers, {}), by=member)


async def line(scene: Scene, at: datetime = MONDAY_AT_TEN) -> Message:
    """The lead's line, which is the newest Leah has."""
    scene.bot.move_to(at)
    await scene.bot.tick()
    return (await scene.bot.person("ULEAD").dm())[-1]


async def test_it_names_the_silent_and_what_is_red_with_reason_and_owner(scene: Scene) -> None:
    await said(scene, "U1", kr1=an_answer(60, confidence=2))
    assert scene.reads(await line(scene), "ULEAD") == (
        "  For you as lead · week 48 (23–29 Nov)\n"
        "Customer care: 1 of 2 have answered.\n"
        "⚪ Not heard from: Trần Thị Lan.\n"
        "🔴 Support tickets a month (Alice Nguyen) — confidence only 2 of 10\n"
        "[Remind all] [Show status] [Show digest] [Why did I get this?]"
    )


async def test_a_calm_week_is_one_friendly_line(scene: Scene) -> None:
    await said(scene, "U1", kr1=an_answer(70))
    await said(scene, "ULAN", kr2=an_answer(70), kr3=an_answer(70))
    assert scene.reads(await line(scene), "ULEAD") == (
        "  For you as lead · week 48 (23–29 Nov)\n"
        "🌿 Customer care: all 2 have answered, nothing is red.\n"
        "[Show status] [Show digest] [Why did I get this?]"
    )


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await scene.bot.put(a_member("ULEAD", name="Leah Lead", language="vi"))
    await said(scene, "U1", kr1=an_answer(60, confidence=2))
    assert scene.reads(await line(scene), "ULEAD") == (
        "  Dành cho trưởng nhóm · tuần 48 (23–29/11)\n"
        "Customer care: 1/2 người đã cập nhật.\n"
        "⚪ Chưa phản hồi: Trần Thị Lan.\n"
        "🔴 Support tickets a month (Alice Nguyen) — mức tự tin chỉ 2/10\n"
        "[Nhắc tất cả] [Xem tình hình] [Xem bản tin] [Vì sao tôi nhận tin này?]"
    )


async def test_remind_all_asks_the_silent_once_and_says_so(scene: Scene) -> None:
    shown, leah = await line(scene, MONDAY_AT_TEN.replace(hour=10)), scene.bot.person("ULEAD")
    scene.bot.move_to(MONDAY_AT_TEN.replace(hour=12))
    await leah.click(shown, ids.REMIND_ALL)
    told = [one for one in await leah.dm() if one.ephemeral_to == "ULEAD"]
    assert scene.reads(told[-1], "ULEAD") == "📨 Alice Nguyen, Trần Thị Lan: asked just now."
    await leah.click(shown, ids.REMIND_ALL)
    told = [one for one in await leah.dm() if one.ephemeral_to == "ULEAD"]
    assert "Nobody was reminded this time.\n🔕 Alice Nguyen: a lead has asked this week already." in scene.reads(
        told[-1], "ULEAD"
    )


async def test_a_late_answer_is_in_the_line_too(scene: Scene) -> None:
    await line(scene)
    await said(scene, "ULAN", kr2=an_answer(70), kr3=an_answer(70))
    await said(scene, "U1", kr1=an_answer(70))
    await scene.bot.tick()
    (shown,) = await scene.bot.person("ULEAD").dm()
    assert "🌿 Customer care: all 2 have answered, nothing is red." in scene.reads(shown, "ULEAD")


async def test_status_digest_and_why_open_from_it(scene: Scene) -> None:
    shown, leah = await line(scene), scene.bot.person("ULEAD")
    await leah.click(shown, ids.STATUS_OPEN)
    assert scene.reads(on_screen(leah), "ULEAD").startswith("▌Where things stand\nCustomer care\n")
    await leah.close()
    await leah.click(shown, ids.LEAD_LINE_DIGEST)
    told = [one for one in await leah.dm() if one.ephemeral_to == "ULEAD"]
    assert "Customer care · week 48" in scene.reads(told[-1], "ULEAD")
    await leah.click(shown, ids.WHY)
    assert "• You lead Customer care, and its lead gets this on the day of the digest." in scene.reads(
        on_screen(leah), "ULEAD"
    )


async def test_who_left_without_handing_over_is_named(scene: Scene) -> None:
    await scene.bot.put(a_member("UGONE", name="Dan Gone", kind=MemberKind.DEACTIVATED))
    await scene.bot.put(a_key_result(number=4, owner="UGONE"))
    assert "👋 Dan Gone has left; 1 key result has no owner.   [Hand over]" in scene.reads(await line(scene), "ULEAD")


async def test_a_blocker_without_progress_is_named(scene: Scene) -> None:
    await scene.bot.put(
        a_check_in(70, week=WEEK.previous(), key_result=2, by="ULAN", blocker="no budget"),
        a_check_in(70, week=WEEK, key_result=2, by="ULAN", blocker="no budget"),
    )
    assert "🚧 Old complaints solved (Trần Thị Lan) — still blocked: no budget" in scene.reads(
        await line(scene), "ULEAD"
    )


async def test_a_lead_of_two_teams_gets_one_message_with_a_menu_for_each(scene: Scene) -> None:
    await scene.bot.put(
        a_team(key="sales", name="Sales", channel="CSALES"),
        an_objective(number=2, team="sales"),
        a_key_result(number=5, objective=2, title="Deals won"),
    )
    shown, leah = await line(scene), scene.bot.person("ULEAD")
    assert len(await leah.dm()) == 1
    text = scene.reads(shown, "ULEAD")
    assert "Customer care: 0 of 2 have answered.\n" in text
    assert "⚪ Not heard from: Alice Nguyen, Trần Thị Lan.\n   [⋯ Show status | Show digest]\n" in text
    assert "Sales: 0 of 1 have answered.\n⚪ Not heard from: Alice Nguyen." in text
    await leah.click(shown, ids.LEAD_LINE_TEAM, option="digest care")
    told = [one for one in await leah.dm() if one.ephemeral_to == "ULEAD"]
    assert "Customer care · week 48" in scene.reads(told[-1], "ULEAD")
    await leah.click(shown, ids.LEAD_LINE_TEAM, option="status 1 team care")
    assert "Customer care" in scene.reads(on_screen(leah), "ULEAD")


async def test_a_team_that_does_not_want_it_has_none(scene: Scene) -> None:
    await scene.bot.put(replace(a_team(), choices=TeamChoices(lead_line=False)))
    scene.bot.move_to(MONDAY_AT_TEN)
    await scene.bot.tick()
    assert await scene.bot.person("ULEAD").dm() == []


async def test_a_month_later_its_buttons_say_what_is_no_longer_so(scene: Scene) -> None:
    shown, leah = await line(scene), scene.bot.person("ULEAD")
    scene.after(days=30)
    await leah.click(shown, ids.REMIND_ALL)
    told = [one for one in await leah.dm() if one.ephemeral_to == "ULEAD"]
    assert "Week 48 takes no answers any more, so nobody was reminded of it." in scene.reads(told[-1], "ULEAD")
    await scene.bot.put(a_team(lead="U2"), a_member("U2", name="Bob Stone"))
    await leah.click(shown, ids.REMIND_ALL)
    await leah.click(shown, ids.LEAD_LINE_DIGEST)
    told = [one for one in await leah.dm() if one.ephemeral_to == "ULEAD"]
    assert all("Only a lead of Customer care" in scene.reads(one, "ULEAD") for one in told[-1:])


async def test_it_counts_what_waits_for_the_lead_s_agreement_until_they_agree(scene: Scene) -> None:
    await scene.bot.put(a_membership("U1"))
    alice = await scene.bot.read(lambda tx: tx.members.get("U1"))
    await scene.bot.act(start_draft, OWN, by=alice)
    await scene.bot.act(send_for_agreement, 1, by=alice)
    message = await line(scene)
    assert "🤝 1 objective waits for your agreement.   [Look]" in scene.reads(message, "ULEAD")
    await scene.bot.person("ULEAD").click(message, ids.AGREEMENT_SHOW)
    assert "D-1 · Answer faster" in repr(scene.bot.person("ULEAD").view())
    lead = await scene.bot.read(lambda tx: tx.members.get("ULEAD"))
    await scene.bot.act(agree, (1,), by=lead)
    await scene.bot.tick()
    assert "waits for your agreement" not in scene.reads(await line(scene), "ULEAD")
