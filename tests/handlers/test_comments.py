"""Comments on a line of the digest: written in a modal, told to the owner and to those who wrote before."""

import pytest

from messages import ids
from okr.cycle import CycleState
from okr.objective import Visibility
from okr.reaction import Comment
from tests.builders import a_cycle, an_objective
from tests.handlers.digest_line_scene import LINE, Lines
from tests.running_bot import RunningBot


@pytest.fixture
async def lines(a_running_bot: RunningBot) -> Lines:
    lines = Lines(a_running_bot)
    await lines.begin()
    return lines


async def kept(lines: Lines) -> list[Comment]:
    return await lines.bot.read(lambda tx: list(tx.comments.of([1])))


async def write(lines: Lines, words: str, user: str = "U2") -> None:
    """Choose *Comment*, write and send."""
    await lines.choose("comment", user)
    await send(lines, words, user)


async def send(lines: Lines, words: str, user: str) -> None:
    person = lines.bot.person(user)
    await person.fill({ids.COMMENT_WORDS: words})
    await person.submit()
    await lines.bot.tick()


async def test_the_modal_shows_the_line_and_what_it_is_about(lines: Lines) -> None:
    await lines.choose("comment")
    assert lines.reads(lines.modal("U2"), "U2") == (
        "▌Comments\n"
        "  About week 48 (23–29 Nov)\n"
        "KR-1 · Active users\n"
        "20 → 100 · confidence 3\n"
        "🚧 Blocker: no staff\n"
        "Answered by @Alice Nguyen\n"
        "Your comment\n"
        "  [____]\n"
        "[Close] [Send]"
    )


async def test_a_comment_is_kept_counted_on_the_line_and_told_to_the_owner(lines: Lines) -> None:
    before = len(await lines.told("U1"))
    await write(lines, "Shall we borrow\nsomebody?")
    assert "✅ Your comment is in. Alice Nguyen will hear of it." in lines.reads(lines.modal("U2"), "U2")
    assert "💬 1" in await lines.line()
    (told,) = (await lines.told("U1"))[before:]
    assert told == (
        "💬 @Bob Stone on KR-1 · Active users, week 48 (23–29 Nov):\n“Shall we borrow somebody?”\n"
        "[Reply] [Why did I get this?]"
    )


async def test_reply_opens_the_conversation_and_whoever_wrote_before_hears_of_it(lines: Lines) -> None:
    await write(lines, "Shall we borrow somebody?")
    before = len(await lines.told("U2"))
    alice = lines.bot.person("U1")
    await alice.click((await alice.dm())[-1], ids.COMMENT_OPEN)
    assert "Bob Stone · 10:00 on Monday 30 November\nShall we borrow somebody?" in lines.reads(lines.modal("U1"), "U1")
    await send(lines, "Yes please", "U1")
    assert [one.by for one in await kept(lines)] == ["U2", "U1"]
    (told,) = (await lines.told("U2"))[before:]
    assert "@Alice Nguyen" in told
    assert "“Yes please”" in told


async def test_nobody_is_told_of_their_own_words_and_nobody_twice(lines: Lines) -> None:
    await write(lines, "One", "ULAN")
    owner, lan = len(await lines.told("U1")), len(await lines.told("ULAN"))
    await write(lines, "Two", "U2")
    await write(lines, "Three", "U2")
    assert len(await lines.told("U1")) == owner + 2
    assert len(await lines.told("ULAN")) == lan + 2


async def test_the_same_words_sent_twice_are_one_comment(lines: Lines) -> None:
    before = len(await lines.told("U1"))
    await write(lines, "Well done")
    await write(lines, "Well done ")
    assert [one.words for one in await kept(lines)] == ["Well done"]
    assert len(await lines.told("U1")) == before + 1


async def test_blanks_are_no_comment(lines: Lines) -> None:
    await write(lines, "   \n ")
    assert await kept(lines) == []
    assert "nothing in your comment" in lines.reads(lines.modal("U2"), "U2")


async def test_a_month_later_in_a_closed_cycle_it_is_still_a_conversation_about_that_week(lines: Lines) -> None:
    await write(lines, "One")
    await lines.bot.put(a_cycle(state=CycleState.CLOSED))
    lines.after(days=40)
    await write(lines, "Two", "ULAN")
    assert [one.week.number for one in await kept(lines)] == [48, 48]
    assert "week 48" in (await lines.told("U1"))[-1]


async def test_reply_a_month_later_on_what_became_private_says_that_it_is_not_there(lines: Lines) -> None:
    await write(lines, "One")
    await write(lines, "Two", "ULAN")
    await lines.bot.put(an_objective(visibility=Visibility.PRIVATE))
    lines.after(days=30)
    bob = lines.bot.person("U2")
    await bob.close()
    await bob.click((await bob.dm())[-1], ids.COMMENT_OPEN)
    assert bob.view() is None
    assert "There is no KR-1 among the key results you can see." in (await lines.whispered("U2"))[-1]


async def test_what_became_private_while_somebody_wrote_is_not_kept(lines: Lines) -> None:
    await lines.choose("comment")
    await lines.bot.put(an_objective(visibility=Visibility.PRIVATE))
    await send(lines, "Hello", "U2")
    assert await kept(lines) == []
    assert "There is no KR-1" in lines.reads(lines.modal("U2"), "U2")


async def test_hostile_words_ring_nobody(lines: Lines) -> None:
    await write(lines, "<!channel> *bold* <@ULEAD>")
    (message,) = [one for one in await lines.bot.person("U1").dm() if "💬" in repr(one.blocks)]
    assert "<!channel>" not in repr(message.blocks) + message.text
    assert "<@ULEAD>" not in repr(message.blocks) + message.text


async def test_it_reads_well_in_vietnamese(lines: Lines) -> None:
    await write(lines, "Hay quá", "U2")
    await lines.choose("comment", "ULAN")
    text = lines.reads(lines.modal("ULAN"), "ULAN")
    assert text.startswith("▌Bình luận\n  Về tuần 48 (23–29/11)\nKR-1 · Active users")
    assert "Bob Stone · 17:00 thứ Hai 30/11\nHay quá" in text
    assert text.endswith("[Đóng] [Gửi]")
    await send(lines, "Đúng vậy", "ULAN")
    assert "✅ Đã gửi bình luận của bạn. Alice Nguyen, Bob Stone sẽ được báo." in lines.reads(
        lines.modal("ULAN"), "ULAN"
    )


async def test_every_line_carries_its_own_key_result_and_week(lines: Lines) -> None:
    await lines.choose("comment")
    assert lines.modal("U2").private_metadata == LINE
