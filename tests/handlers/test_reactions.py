"""The menu on a line of the digest: seen, thanks and details, as people press them."""

import re
from datetime import time

import pytest

from messages import ids
from okr.cycle import CycleState
from okr.objective import Visibility
from okr.reaction import Reaction
from okr.week import Week
from sandbox.state.records import Call
from tests.builders import a_check_in, a_cycle, a_key_result, a_member, a_team, an_increase, an_objective
from tests.handlers.check_in_scene import DIGEST_OUT, Scene
from tests.handlers.digest_line_scene import Lines
from tests.running_bot import RunningBot

WEEK = Week(2026, 48)


@pytest.fixture
async def lines(a_running_bot: RunningBot) -> Lines:
    lines = Lines(a_running_bot)
    await lines.begin()
    return lines


async def reactions(lines: Lines) -> list[Reaction]:
    return await lines.bot.read(lambda tx: list(tx.reactions.of([1], WEEK)))


async def test_seen_stands_on_the_line_and_nobody_is_pinged(lines: Lines) -> None:
    before = len(await lines.told("U1"))
    await lines.choose("seen")
    assert "👀 1" in await lines.line()
    assert await lines.whispered("U2") == []
    assert len(await lines.told("U1")) == before


async def test_pressed_again_it_is_taken_back_with_a_word(lines: Lines) -> None:
    await lines.choose("seen")
    await lines.choose("seen")
    assert await reactions(lines) == []
    assert "👀 1" not in await lines.line()
    assert await lines.whispered("U2") == ["KR-1 no longer counts as seen by you."]


async def test_thanks_reach_the_owner_in_one_message_a_week(lines: Lines) -> None:
    before = len(await lines.told("U1"))
    await lines.choose("thanks")
    (thanks,) = (await lines.told("U1"))[before:]
    assert thanks.startswith("🙏 @Bob Stone thanked you for your update of week 48 (23–29 Nov).\n• KR-1 · Active users")
    assert "[Why did I get this?]" in thanks
    await lines.choose("thanks", "ULAN")
    (thanks,) = (await lines.told("U1"))[before:]
    assert "@Bob Stone, @Trần Thị Lan thanked you" in thanks


async def test_thanks_taken_back_are_taken_back_in_that_message_too(lines: Lines) -> None:
    before = len(await lines.told("U1"))
    await lines.choose("thanks")
    await lines.choose("thanks")
    (thanks,) = (await lines.told("U1"))[before:]
    assert "was taken back" in thanks
    await lines.choose("thanks")
    (thanks,) = (await lines.told("U1"))[before:]
    assert "@Bob Stone thanked you" in thanks


async def test_in_quiet_hours_thanks_that_are_taken_back_are_never_told(lines: Lines) -> None:
    await lines.bot.put(a_member("U1", name="Alice Nguyen", quiet_from=time(9), quiet_to=time(12)))
    before = len(await lines.told("U1"))
    await lines.choose("thanks")
    await lines.choose("thanks")
    lines.after(hours=3)
    await lines.bot.tick()
    assert len(await lines.told("U1")) == before


async def test_in_quiet_hours_thanks_given_once_more_are_told_after_them(lines: Lines) -> None:
    await lines.bot.put(a_member("U1", name="Alice Nguyen", quiet_from=time(9), quiet_to=time(12)))
    before = len(await lines.told("U1"))
    for _ in range(3):
        await lines.choose("thanks")
    assert len(await lines.told("U1")) == before
    lines.after(hours=3)
    await lines.bot.tick()
    assert len(await lines.told("U1")) == before + 1


async def test_nobody_thanks_themselves(lines: Lines) -> None:
    await lines.choose("thanks", "U1")
    assert await reactions(lines) == []
    (word,) = await lines.whispered("U1")
    assert "KR-1 is your own" in word


async def test_a_month_later_in_a_closed_cycle_thanks_still_arrive_and_say_so(lines: Lines) -> None:
    await lines.bot.put(a_cycle(state=CycleState.CLOSED))
    lines.after(days=40)
    before = len(await lines.told("U1"))
    await lines.choose("thanks")
    (thanks,) = (await lines.told("U1"))[before:]
    assert "week 48" in thanks


async def test_details_are_the_history_for_that_person_alone(lines: Lines) -> None:
    await lines.choose("details")
    (history,) = await lines.whispered("U2")
    assert "KR-1 · Active users" in history
    assert "no staff" in history


async def test_what_became_private_does_not_exist_for_others(lines: Lines) -> None:
    await lines.bot.put(an_objective(visibility=Visibility.PRIVATE))
    for choice in ("seen", "thanks", "details", "help"):
        await lines.choose(choice)
    assert await reactions(lines) == []
    assert set(await lines.whispered("U2")) == {
        "There is no KR-1 among the key results you can see. /okr status me lists yours."
    }


async def test_a_line_reads_in_the_channels_language_and_answers_in_the_readers(a_running_bot: RunningBot) -> None:
    lines = Lines(a_running_bot)
    await lines.begin(a_team(language="vi"))
    await lines.choose("seen", "ULAN")
    await lines.choose("seen", "ULAN")
    assert await lines.whispered("ULAN") == ["Đã bỏ đánh dấu bạn đã xem KR-1."]
    assert "👀 Đã xem | 🙏 Cảm ơn | 💬 Bình luận | 🤝 Tôi hỗ trợ được | 🔎 Chi tiết" in await lines.line()


async def test_the_receipt_shows_its_owner_who_saw_it_and_thanked(a_running_bot: RunningBot) -> None:
    scene, alice, lines = Scene(a_running_bot), a_running_bot.person("U1"), Lines(a_running_bot)
    await scene.begin()
    await scene.nudge()
    await a_running_bot.put(a_check_in(60, week=WEEK))
    a_running_bot.move_to(DIGEST_OUT)
    await a_running_bot.tick()
    for choice, user in (("seen", "U2"), ("thanks", "ULAN"), ("seen", "ULEAD")):
        await lines.choose(choice, user)
    (receipt, *_) = await alice.dm()
    assert "👀 Bob Stone, Leah Lead · 🙏 Trần Thị Lan\n" in lines.reads(receipt, "U1")


async def test_on_a_status_of_one_key_result_whoever_presses_gets_a_word(lines: Lines) -> None:
    bob = lines.bot.person("U2")
    await bob.command("/okr", "status KR-1", channel="CCARE")
    (status,) = [one for one in await bob.messages("CCARE") if one.ephemeral_to == "U2"]
    await bob.click(status, ids.REACT, option="thanks 1 2026-W48")
    await lines.bot.tick()
    assert (await lines.whispered("U2"))[-1] == "🙏 Your thanks for KR-1 are on their way."
    assert "🙏 Bob Stone" in await lines.line()


async def test_a_reaction_on_one_line_of_a_long_digest_edits_no_more_than_it_changes(a_running_bot: RunningBot) -> None:
    lines = Lines(a_running_bot)
    more = [a_key_result(an_increase(0, 100), number=n, title=f"Figure {n}") for n in range(2, 42)]
    await lines.begin(*more, *(a_check_in(20, key_result=each.number, week=WEEK, confidence=3) for each in more))
    thread = await lines.bot.person("U2").thread("CCARE", (await lines.digest()).ts)
    first_lines = [found[1] for one in thread if (found := re.search(r"seen (\d+ 2026-W48)", repr(one.blocks)))]
    assert len(first_lines) > 5
    before = len(edits(lines))
    await lines.choose("seen", line=first_lines[-1])
    assert 1 <= len(edits(lines)) - before <= 2


def edits(lines: Lines) -> list[Call]:
    """Of messages, by chat.update and through buttons that were pressed in them."""
    answers = [call for call in lines.bot.slack.calls("response_url") if call.arguments.get("replace_original")]
    return lines.bot.slack.calls("chat.update") + answers
