"""*I'm away until …* as people use it: from the nudge, by command, and a month later."""

from datetime import UTC, date, datetime

import pytest

from messages import ids
from tests.builders import a_check_in, a_key_result, a_member, an_absence
from tests.handlers.away_scene import DELEGATE, LAST, SATURDAY, absences, asks, fill, real, told
from tests.handlers.check_in_scene import DIGEST_OUT, MONDAY_AT_NINE, NUDGE_TIME, WEEK, Scene, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(a_member("UMINH", name="Lê Quang Minh", zone="Asia/Ho_Chi_Minh", locale="vi-VN"))
    return scene


async def test_from_the_nudge_it_takes_a_day_and_the_nudge_says_so(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.AWAY_OPEN)
    assert scene.reads(on_screen(alice)).startswith("▌I'm away\nYou won't be asked, and you don't count as silent.")
    await fill(alice, SATURDAY, delegate="UMINH")
    assert "You're away until Saturday 5 December. Lê Quang Minh is asked meanwhile." in scene.reads(on_screen(alice))
    await scene.bot.tick()
    (shown,) = await alice.dm()
    assert shown.ts == nudge.ts
    assert scene.reads(shown).startswith(
        "🌴 You're away until Saturday 5 December. Lê Quang Minh is asked meanwhile.\n"
        "No need to answer for week 48 (23–29 Nov).\n[I'm back] [Check in]"
    )


async def test_the_delegate_is_told_and_answers(scene: Scene) -> None:
    nudge, alice, minh = await scene.nudge(), scene.bot.person("U1"), scene.bot.person("UMINH")
    await alice.click(nudge, ids.AWAY_OPEN)
    await fill(alice, SATURDAY, delegate="UMINH")
    await scene.bot.tick()
    await scene.bot.tick()
    (notice,) = await minh.dm()
    assert scene.reads(notice, "UMINH").startswith(
        "🌴 Alice Nguyen vắng mặt đến hết thứ Bảy 5/12 và nhờ bạn cập nhật thay: 1 KR."
    )
    await minh.click(notice, ids.CHECK_IN_OPEN)
    await minh.fill({"kr-1-value": "60", "kr-1-confidence": "8"})
    await minh.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.by, kept.on_behalf_of) == ("UMINH", "U1")
    await scene.bot.tick()
    (shown,) = await alice.dm()
    assert "Lê Quang Minh has answered for you." in scene.reads(shown)


async def test_saying_it_twice_tells_the_delegate_once(scene: Scene) -> None:
    alice, minh = scene.bot.person("U1"), scene.bot.person("UMINH")
    for _ in range(2):
        assert "Lê Quang Minh is asked meanwhile" in await asks(scene, "away until 5 Dec <@UMINH>")
    await scene.bot.tick()
    assert len(await minh.dm()) == 1
    assert len(await absences(scene)) == 1
    assert await alice.dm() == []


@pytest.mark.parametrize(
    ("first", "until", "delegate", "at", "sentence"),
    [
        (date(2026, 12, 4), date(2026, 12, 1), None, LAST, "That ends before it begins."),
        (date(2026, 11, 2), date(2026, 11, 20), None, LAST, "That day is over already."),
        (None, date(2028, 1, 1), None, LAST, "That is longer than a year."),
        (None, SATURDAY, "U1", DELEGATE, "Whoever is away cannot answer meanwhile."),
        (None, SATURDAY, "UGUEST", DELEGATE, "They take no part in check-ins here."),
        (None, SATURDAY, "U2", DELEGATE, "They are away then too."),
    ],
)
async def test_what_is_wrong_is_told_at_its_field(
    scene: Scene, first: date | None, until: date, delegate: str | None, at: str, sentence: str
) -> None:
    await scene.bot.put(a_member("U2", name="Bob Stone"), an_absence("U2", first_day=SATURDAY, last_day=SATURDAY))
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await alice.click(nudge, ids.AWAY_OPEN)
    await fill(alice, until, first=first, delegate=delegate)
    assert list(alice.errors()) == [at]
    assert alice.errors()[at].startswith(sentence)
    assert await absences(scene) == []


async def test_a_colleague_who_is_no_lead_may_not_say_it_and_the_lead_may(scene: Scene) -> None:
    said = await asks(scene, "away <@U1> until 5 Dec", "ULAN")
    assert said.startswith("Chỉ @Alice Nguyen và trưởng nhóm của họ mới ghi được lịch vắng này.")
    assert await absences(scene) == []
    assert "Alice Nguyen is away until Saturday 5 December." in await asks(scene, "away <@U1> until 5 Dec", "ULEAD")
    await scene.bot.tick()
    (notice,) = await scene.bot.person("U1").dm()
    assert scene.reads(notice).startswith(
        "🌴 Leah Lead said that you're away until Saturday 5 December, so you won't be asked. "
        "Nobody is asked in your place."
    )
    await scene.bot.person("U1").click(notice, ids.AWAY_UNDO)
    assert await absences(scene) == []
    (shown,) = await scene.bot.person("U1").dm()
    assert scene.reads(shown).startswith("👋 Noted, you're not away any more.")


async def test_back_on_the_same_day_the_question_is_there_again_and_no_second_message(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await asks(scene, "away until 5 Dec")
    await scene.bot.tick()
    (shown,) = await alice.dm()
    for _ in range(2):
        await alice.click(shown, ids.AWAY_BACK)
        assert "The check-in for week 48 (23–29 Nov) waits for your answer.\n[Check in]" in await told(scene)
    await scene.bot.tick()
    (again,) = await real(alice)
    assert again.ts == nudge.ts
    assert scene.reads(again).startswith("Hi Alice Nguyen, it's time for this week's OKR check-in.")
    assert await absences(scene) == []
    scene.bot.move_to(MONDAY_AT_NINE)
    await scene.bot.tick()
    await scene.bot.tick()
    assert len(await real(alice)) == 2


async def test_back_after_the_check_in_day_nobody_waits_but_an_answer_is_welcome(scene: Scene) -> None:
    _, alice = await scene.nudge(), scene.bot.person("U1")
    await asks(scene, "away until 5 Dec")
    await scene.bot.tick()
    scene.bot.move_to(datetime(2026, 11, 28, 10, tzinfo=UTC))
    (shown,) = await real(alice)
    await alice.click(shown, ids.AWAY_BACK)
    assert await told(scene) == (
        "👋 Noted, you're not away any more. Nobody will ask you, but you can still answer for week 48 (23–29 Nov).\n"
        "[Check in]"
    )
    await scene.bot.tick()
    (again,) = await real(alice)
    assert scene.reads(again) == (
        "🌴 You were away for this check-in.\nNobody will ask you, but you can still answer for week 48 (23–29 Nov).\n"
        "[Check in]"
    )
    scene.bot.move_to(MONDAY_AT_NINE)
    await scene.bot.tick()
    assert len(await real(alice)) == 1


async def test_who_was_never_nudged_is_asked_at_once_on_their_return(scene: Scene) -> None:
    await asks(scene, "away until 5 Dec")
    alice = scene.bot.person("U1")
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    assert await alice.dm() == []
    scene.bot.move_to(NUDGE_TIME.replace(hour=18))
    for _ in range(2):
        await asks(scene, "away back")
        await scene.bot.tick()
    assert len(await real(alice)) == 1


async def test_a_month_later_the_buttons_still_say_something(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    await asks(scene, "away until 5 Dec")
    await scene.bot.tick()
    (shown,) = await real(alice)
    scene.after(days=30)
    await alice.click(shown, ids.AWAY_BACK)
    assert (await told(scene)).startswith("You're not away at the moment; nothing was changed.")
    assert nudge.ts == shown.ts


async def test_a_month_later_the_nudge_opens_the_form_for_today(scene: Scene) -> None:
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    scene.after(days=30)
    await alice.click(nudge, ids.AWAY_OPEN)
    assert "[December 27, 2026 ▾]" in scene.reads(on_screen(alice))


async def test_the_form_lists_what_is_planned_and_changes_it(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    scene.bot.move_to(NUDGE_TIME)
    await asks(scene, "away from 1 Dec to 5 Dec")
    await alice.command("/okr", "away", channel="CCARE")
    form = on_screen(alice)
    assert "You're away from Tuesday 1 December to Saturday 5 December." in scene.reads(form)
    await alice.click(form, ids.AWAY_CHANGE)
    await alice.fill({f"{LAST} 2026-12-01": "2026-12-08"})
    await alice.submit()
    assert [(one.first_day.day, one.last_day.day) for one in await absences(scene)] == [(1, 8)]
    await alice.close()
    await alice.command("/okr", "away", channel="CCARE")
    await alice.click(on_screen(alice), ids.AWAY_BACK)
    assert await absences(scene) == []
    assert "1 December" not in scene.reads(on_screen(alice))


async def test_a_day_that_is_none_opens_the_form_and_says_so(scene: Scene) -> None:
    await scene.bot.person("U1").command("/okr", "away until *soon* <!channel>", channel="CCARE")
    text = scene.reads(on_screen(scene.bot.person("U1")))
    assert "was not understood as a day. Please choose below." in text


async def test_the_digest_that_called_them_silent_says_away(scene: Scene) -> None:
    await scene.bot.put(a_check_in(50, week=WEEK.previous()), a_key_result(number=1))
    await scene.nudge()
    scene.bot.move_to(DIGEST_OUT)
    await scene.bot.tick()
    (digest,) = [one for one in await scene.bot.person("ULEAD").messages("CCARE") if one.ephemeral_to is None]
    before = scene.reads(digest, "ULEAD")
    await asks(scene, "away from 27 Nov to 5 Dec")
    await scene.bot.tick()
    (digest,) = [one for one in await scene.bot.person("ULEAD").messages("CCARE") if one.ephemeral_to is None]
    after = scene.reads(digest, "ULEAD")
    assert before != after
    assert "🌴 Away: Alice Nguyen." in after
    assert "Away" not in before


async def test_vietnamese_says_it_all(scene: Scene) -> None:
    await scene.bot.put(a_key_result(number=2, owner="ULAN"))
    scene.bot.move_to(NUDGE_TIME)
    assert (await asks(scene, "vắng mặt đến 5/12 <@UMINH>", "ULAN")).startswith(
        "🌴 Bạn vắng mặt đến hết thứ Bảy 5/12. Lê Quang Minh cập nhật thay.\n[Tôi đã trở lại] [Thay đổi]"
    )
