"""*I can help* on a line of the digest: the owner is told, a thread opens, and the owner says what came of it."""

import pytest

from messages import ids
from okr.cycle import CycleState
from okr.delivery import Delivery
from okr.objective import Visibility
from okr.reaction import HelpOutcome
from okr.week import Week
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_cycle, a_key_result, a_team, an_increase, an_objective
from tests.handlers.digest_line_scene import Lines
from tests.running_bot import RunningBot


@pytest.fixture
async def lines(a_running_bot: RunningBot) -> Lines:
    lines = Lines(a_running_bot)
    await lines.begin()
    return lines


async def outcomes(lines: Lines) -> list[HelpOutcome | None]:
    return await lines.bot.read(lambda tx: [one.outcome for one in tx.reactions.of([1], Week(2026, 48))])


async def notice(lines: Lines, user: str = "U1") -> Message:
    """The one notice of an offer that this person has."""
    (message,) = [one for one in await lines.bot.person(user).dm() if "🤝" in repr(one.blocks) and not one.ephemeral_to]
    return message


async def settle(lines: Lines, action: str, user: str = "U1") -> None:
    pressed = await lines.bot.person(user).click(await notice(lines), action)
    assert pressed.acked, pressed.error
    await lines.bot.tick()


async def threads(lines: Lines) -> list[Delivery]:
    rows = await lines.bot.read(lambda tx: tx.deliveries.of_period("2026-W48", subject="care"))
    return [row for row in rows if row.plan.kind == "help_thread"]


async def test_the_owner_is_told_and_a_thread_opens_under_the_digest(lines: Lines) -> None:
    await lines.choose("help")
    assert (await lines.whispered("U2"))[-1] == (
        "🤝 Thank you! @Alice Nguyen hears right away that you can help with KR-1.\n"
        "You can talk in the thread of the digest in #care."
    )
    assert lines.reads(await notice(lines), "U1") == (
        "🤝 @Bob Stone can help you with KR-1 · Active users, week 48 (23–29 Nov).\n"
        "Talk to each other, and say here what came of it: next week's digest tells.\n"
        "[It helped] [Still at it] [Not needed any more] [Why did I get this?]"
    )
    thread = await lines.bot.person("U2").thread("CCARE", (await lines.digest()).ts)
    assert lines.reads(thread[-1], "U2") == (
        "🤝 @Bob Stone can help @Alice Nguyen with KR-1 · Active users.\n🚧 Blocker: no staff\nYou can talk right here."
    )
    assert "🤝 Bob Stone\n" in await lines.line()


async def test_offered_twice_it_is_one_offer_and_says_how_it_stands(lines: Lines) -> None:
    await lines.choose("help")
    await lines.choose("help")
    assert len(await threads(lines)) == 1
    await notice(lines)
    assert (await lines.whispered("U2"))[-1] == (
        "You offered help with KR-1 already, and @Alice Nguyen knows. So far: still open."
    )


async def test_two_helpers_have_a_thread_each(lines: Lines) -> None:
    await lines.choose("help")
    await lines.choose("help", "ULAN")
    assert len({row.plan.period for row in await threads(lines)}) == 2


async def test_the_owner_says_that_it_helped_and_everybody_reads_it(lines: Lines) -> None:
    await lines.choose("help")
    await settle(lines, ids.HELP_HELPED)
    assert await outcomes(lines) == [HelpOutcome.HELPED]
    assert lines.reads(await notice(lines), "U1").endswith("What came of it: it helped.\n[Why did I get this?]")
    thread = await lines.bot.person("U2").thread("CCARE", (await lines.digest()).ts)
    assert "What came of it: it helped." in lines.reads(thread[-1], "U2")


async def test_still_at_it_may_become_anything_later(lines: Lines) -> None:
    await lines.choose("help")
    await settle(lines, ids.HELP_UNDER_WAY)
    assert lines.reads(await notice(lines), "U1").endswith(
        "What came of it: still at it.\n[It helped] [Not needed any more] [Why did I get this?]"
    )
    await settle(lines, ids.HELP_NOT_NEEDED)
    assert await outcomes(lines) == [HelpOutcome.NOT_NEEDED]


async def test_pressed_twice_on_a_message_that_was_not_brought_up_to_date_it_says_what_was_said(lines: Lines) -> None:
    await lines.choose("help")
    alice, message = lines.bot.person("U1"), await notice(lines)
    await alice.click(message, ids.HELP_HELPED)
    await alice.click(message, ids.HELP_NOT_NEEDED)
    assert await outcomes(lines) == [HelpOutcome.HELPED]
    assert (await lines.whispered("U1"))[-1] == (
        "What came of the help of @Bob Stone with KR-1 was said already: it helped."
    )


async def test_a_month_later_in_a_closed_cycle_the_owner_may_still_say_it(lines: Lines) -> None:
    await lines.choose("help")
    await lines.bot.put(a_cycle(state=CycleState.CLOSED))
    lines.after(days=40)
    await settle(lines, ids.HELP_HELPED)
    assert await outcomes(lines) == [HelpOutcome.HELPED]


async def test_a_month_later_an_offer_counts_for_the_latest_digest(lines: Lines) -> None:
    old = await lines.having("help 1 2026-W48")
    lines.after(days=28)
    await lines.bot.tick()
    latest = (await lines.in_channel())[-1]
    assert latest.ts != old.ts
    await lines.bot.person("U2").click(old, ids.REACT, option="help 1 2026-W48")
    await lines.bot.tick()
    thread = await lines.bot.person("U2").thread("CCARE", latest.ts)
    assert "@Bob Stone can help @Alice Nguyen" in lines.reads(thread[-1], "U2")
    assert "week 52" in lines.reads(await notice(lines), "U1")


async def test_once_its_cycle_is_closed_there_is_nothing_left_to_help_with(lines: Lines) -> None:
    await lines.bot.put(a_cycle(state=CycleState.CLOSED))
    lines.after(days=40)
    await lines.choose("help")
    assert await outcomes(lines) == []
    assert "KR-1 is over" in (await lines.whispered("U2"))[-1]


async def test_whoever_gave_it_to_another_owner_meanwhile_can_no_longer_say_it(lines: Lines) -> None:
    await lines.choose("help")
    await lines.bot.put(a_key_result(an_increase(0, 100), title="Active users", owner="ULAN"))
    await settle(lines, ids.HELP_HELPED)
    assert await outcomes(lines) == [HelpOutcome.OPEN]
    assert "belongs to @Trần Thị Lan" in (await lines.whispered("U1"))[-1]


async def test_help_for_oneself_is_refused_kindly(lines: Lines) -> None:
    await lines.choose("help", "U1")
    assert await outcomes(lines) == []
    assert "KR-1 is your own" in (await lines.whispered("U1"))[-1]


async def test_without_an_owner_the_helper_hears_whom_to_ask(lines: Lines) -> None:
    await lines.bot.put(a_key_result(an_increase(0, 100), title="Active users", owner=None))
    await lines.choose("help")
    assert await outcomes(lines) == []
    assert (await lines.whispered("U2"))[-1] == (
        "How kind! But KR-1 has no owner right now. @Leah Lead leads the team and can say who takes it on."
    )


async def test_what_the_channel_may_not_see_any_more_gets_no_thread(lines: Lines) -> None:
    await lines.bot.put(
        a_team(key="elsewhere", name="Elsewhere", channel=None), an_objective(visibility=Visibility.PRIVATE)
    )
    await lines.choose("help", "ULEAD")
    assert await threads(lines) == []
    assert "Write to each other" in (await lines.whispered("ULEAD"))[-1]


async def test_next_weeks_digest_says_what_became_of_it(lines: Lines) -> None:
    await lines.choose("help")
    await settle(lines, ids.HELP_HELPED)
    await lines.bot.put(a_check_in(25, week=Week(2026, 49), confidence=3))
    lines.after(days=7)
    await lines.bot.tick()
    latest = (await lines.in_channel())[-1]
    thread = await lines.bot.person("U2").thread("CCARE", latest.ts)
    assert "🤝 Bob Stone helped" in "\n".join(lines.reads(one, "U2") for one in thread)


async def test_it_reads_well_in_vietnamese(a_running_bot: RunningBot) -> None:
    lines = Lines(a_running_bot)
    await lines.begin(a_team(language="vi"), a_key_result(an_increase(0, 100), title="Người dùng", owner="ULAN"))
    await lines.choose("help")
    assert lines.reads(await notice(lines, "ULAN"), "ULAN") == (
        "🤝 @Bob Stone có thể hỗ trợ bạn về KR-1 · Người dùng, tuần 48 (23–29/11).\n"
        "Hai bạn trao đổi với nhau nhé, rồi cho biết kết quả tại đây: bản tin tuần sau sẽ nhắc đến.\n"
        "[Đã giúp được] [Đang tiếp tục] [Không cần nữa] [Vì sao tôi nhận tin này?]"
    )
    thread = await lines.bot.person("U2").thread("CCARE", (await lines.digest()).ts)
    assert "Hai bạn trao đổi ngay tại đây nhé." in lines.reads(thread[-1], "U2")
