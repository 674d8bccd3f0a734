"""Nudges, reminders and receipts as they come into people's messages."""

from datetime import date

import pytest

from tests.builders import a_key_result, a_member, an_absence
from tests.handlers.check_in_scene import (
    MONDAY_AT_NINE,
    NUDGE_TIME,
    NUDGE_TIME_IN_VIETNAM,
    Scene,
    field,
    filled,
    on_screen,
)
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


async def test_each_is_nudged_once_at_their_own_time_in_their_own_language(scene: Scene) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2, owner="ULAN", title="Hài lòng của khách hàng"))
    lan, alice = scene.bot.person("ULAN"), scene.bot.person("U1")
    scene.bot.move_to(NUDGE_TIME_IN_VIETNAM)
    await scene.bot.tick()
    (nudge,) = await lan.dm()
    assert scene.reads(nudge, "ULAN").splitlines()[0] == (
        "Chào Trần Thị Lan, đến giờ cập nhật OKR tuần này rồi. Bạn có 1 KR; chỉ mất khoảng 1 phút. "
        "Bạn gửi trước 17:00 thứ Hai 30/11 nhé."
    )
    assert "Vì sao tôi nhận tin này?" in scene.reads(nudge, "ULAN")
    assert await alice.dm() == []
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    await scene.bot.tick()
    assert (len(await alice.dm()), len(await lan.dm())) == (1, 1)


async def test_a_delegate_is_asked_in_the_place_of_somebody_away(scene: Scene) -> None:
    await scene.begin(a_key_result(owner="ULAN"))
    away = an_absence("ULAN", first_day=date(2026, 11, 23), last_day=date(2026, 12, 4), delegate="U2")
    await scene.bot.put(a_member("U2", name="Bob Stone"), away)
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    assert await scene.bot.person("ULAN").dm() == []
    (nudge,) = await scene.bot.person("U2").dm()
    assert "answer for Trần Thị Lan, who is away" in scene.reads(nudge, "U2")


async def test_a_part_of_the_answers_leaves_the_nudge_asking_for_the_rest(scene: Scene) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2, title="Second"))
    nudge = await scene.nudge()
    alice = scene.bot.person("U1")
    await scene.open("U1", "checkin KR-1")
    await alice.fill(filled("60", 8))
    await alice.submit()
    assert "1 key result still waits for your answer." in scene.reads(on_screen(alice))
    await scene.bot.tick()
    (asked,) = await alice.dm()
    assert asked.ts == nudge.ts
    assert "1 key result still waits for your answer, 1 done." in scene.reads(asked)


async def test_who_answers_before_the_nudge_gets_a_receipt_and_no_nudge(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("60", 8))
    await alice.submit()
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    (receipt,) = await alice.dm()
    assert "Recorded for week 48" in scene.reads(receipt)


async def test_the_silent_are_reminded_and_thanked(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.nudge()
    scene.bot.move_to(MONDAY_AT_NINE)
    await scene.bot.tick()
    _, reminder = await alice.dm()
    assert scene.reads(reminder).splitlines()[0] == (
        "Alice Nguyen, 1 key result has no update yet for week 48 (23–29 Nov). "
        "The team's digest goes out at 10:00 on Monday 30 November. It takes about 1 minute."
    )
    await alice.click(reminder, "check_in_open")
    await alice.fill({field("value"): "60", field("confidence"): "8"})
    await alice.submit()
    await scene.bot.tick()
    receipt, thanks = await alice.dm()
    assert "Recorded for week 48" in scene.reads(receipt)
    assert "Thank you, Alice Nguyen! Your update of 1 key result came in at 09:00." in scene.reads(thanks)


async def test_a_lead_who_answers_for_somebody_gets_a_receipt_and_the_owner_sees_it_too(scene: Scene) -> None:
    await scene.begin()
    await scene.nudge()
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "checkin KR-1")
    await leah.fill(filled("60", 8))
    await leah.submit()
    await scene.bot.tick()
    (hers,) = await leah.dm()
    (owners,) = await scene.bot.person("U1").dm()
    assert "(for Alice Nguyen)" in scene.reads(hers, "ULEAD")
    assert "Answered by @Leah Lead" in scene.reads(owners)
