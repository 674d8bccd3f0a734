"""What a lead does about a digest in Slack: the opening line, skipping a week and undoing that, twice and too late."""

from datetime import UTC, datetime

import pytest

from messages import ids
from okr.week import Week
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import a_team
from tests.handlers.check_in_scene import on_screen
from tests.handlers.test_digest import MONDAY, asked, care, in_channel
from tests.running_bot import RunningBot

__all__ = ["care"]
FIELD = ids.DIGEST_FIELD
MONTH_LATER = datetime(2026, 12, 28, 9, tzinfo=UTC)


def reads(bot: RunningBot, message: Message, user: str = "ULEAD") -> str:
    return as_text(message, bot.slack, user)


async def opened(bot: RunningBot, button: str, preview: Message | None = None) -> str:
    """The form behind a button of the lead's preview, as it reads."""
    lead = bot.person("ULEAD")
    await lead.click(preview or await asked(bot, "ULEAD"), button)
    return as_text(on_screen(lead), bot.slack, "ULEAD")


async def submitted(bot: RunningBot, words: str) -> str:
    """What the lead reads after sending the form."""
    lead = bot.person("ULEAD")
    await lead.fill({FIELD: words})
    await lead.submit()
    return as_text(on_screen(lead), bot.slack, "ULEAD")


async def told_alone(bot: RunningBot) -> str:
    """The last that the lead alone was told in the channel."""
    return reads(bot, [one for one in await bot.person("ULEAD").messages("CCARE") if one.ephemeral_to][-1])


async def test_the_opening_line_begins_with_the_bots_sentence_and_goes_out_signed(care: RunningBot) -> None:
    form = await opened(care, ids.DIGEST_OPENING)
    assert "Nobody has answered yet, so nobody can say where this week stands." in form
    saved = await submitted(care, "We close the quarter <!channel> with *two* open questions.")
    assert "✅ Saved. This is how the digest for #care reads now." in saved
    care.move_to(MONDAY)
    await care.tick()
    (digest,) = await in_channel(care)
    text = reads(care, digest)
    assert "We close the quarter <!channel> with ∗two∗ open questions. — Leah Lead" in text
    assert "Nobody has answered yet" not in text


async def test_left_as_it_was_the_sentence_goes_on_keeping_up(care: RunningBot) -> None:
    await opened(care, ids.DIGEST_OPENING)
    await care.person("ULEAD").submit()
    edit = await care.read(lambda tx: tx.digest_edits.get("care", Week(2026, 48)))
    assert edit is not None
    assert edit.opening == ""


async def test_the_leads_own_words_stay_when_the_form_is_sent_again(care: RunningBot) -> None:
    await opened(care, ids.DIGEST_OPENING)
    await submitted(care, "A calm week.")
    assert "A calm week." in await opened(care, ids.DIGEST_OPENING)
    await care.person("ULEAD").submit()
    edit = await care.read(lambda tx: tx.digest_edits.get("care", Week(2026, 48)))
    assert edit is not None
    assert edit.opening == "A calm week."


async def test_what_is_out_already_gets_the_new_line_in_place(care: RunningBot) -> None:
    care.move_to(MONDAY)
    await care.tick()
    (before,) = await in_channel(care)
    await opened(care, ids.DIGEST_OPENING)
    await submitted(care, "Please answer today.")
    await care.bot.deliverer.deliver_due()
    (after,) = await in_channel(care)
    assert after.ts == before.ts
    assert "Please answer today. — Leah Lead" in reads(care, after)


async def test_a_skipped_week_sends_nothing_and_the_preview_says_who_and_why(care: RunningBot) -> None:
    assert "Nothing goes to #care this week." in await opened(care, ids.DIGEST_SKIP)
    saved = await submitted(care, "All of us are at the offsite.")
    assert "is skipped: “All of us are at the offsite.”" in saved
    care.move_to(MONDAY)
    await care.tick()
    await care.tick()
    assert await in_channel(care) == []
    seen = reads(care, await asked(care, "U1"), "U1")
    assert "This week's digest is skipped. Leah Lead: “All of us are at the offsite.”" in seen
    assert "[Undo]" not in seen


async def test_undone_before_its_time_it_comes_as_planned_and_undone_later_at_once(care: RunningBot) -> None:
    await opened(care, ids.DIGEST_SKIP)
    await submitted(care, "Offsite")
    care.move_to(MONDAY)
    await care.tick()
    await care.person("ULEAD").click(await asked(care, "ULEAD"), ids.DIGEST_UNSKIP)
    await care.bot.deliverer.deliver_due()
    (digest,) = await in_channel(care)
    assert "Active users" in reads(care, (await care.person("U2").thread("CCARE", digest.ts))[1], "U2")


async def test_undo_before_monday_brings_the_preview_back(care: RunningBot) -> None:
    await opened(care, ids.DIGEST_SKIP)
    await submitted(care, "Offsite")
    preview = await asked(care, "ULEAD")
    await care.person("ULEAD").click(preview, ids.DIGEST_UNSKIP)
    assert "[Edit opening line] [Post it now] [Skip this week]" in await told_alone(care)
    care.move_to(MONDAY)
    await care.tick()
    assert len(await in_channel(care)) == 1


async def test_a_reason_of_blanks_is_asked_for_again(care: RunningBot) -> None:
    await opened(care, ids.DIGEST_SKIP)
    assert "Say why in a word or two: the team will ask." in await submitted(care, "   ")
    assert await care.read(lambda tx: tx.digest_edits.get("care", Week(2026, 48))) is None


async def test_buttons_of_an_older_preview_say_that_it_is_left_out(care: RunningBot) -> None:
    preview = await asked(care, "ULEAD")
    await opened(care, ids.DIGEST_SKIP, preview)
    await submitted(care, "Offsite")
    lead = care.person("ULEAD")
    for button in (ids.DIGEST_OPENING, ids.DIGEST_SKIP, ids.DIGEST_POST):
        await lead.click(preview, button)
        assert "is skipped. @Leah Lead: “Offsite”" in await told_alone(care)


async def test_undo_pressed_twice_is_harmless(care: RunningBot) -> None:
    await opened(care, ids.DIGEST_SKIP)
    await submitted(care, "Offsite")
    first, second = await asked(care, "ULEAD"), await asked(care, "ULEAD")
    for preview in (first, second):
        await care.person("ULEAD").click(preview, ids.DIGEST_UNSKIP)
    left = [reads(care, one) for one in await care.person("ULEAD").messages("CCARE")]
    assert left
    assert all("[Post it now]" in one for one in left)


async def test_what_is_in_the_channel_can_no_longer_be_skipped(care: RunningBot) -> None:
    preview = await asked(care, "ULEAD")
    await opened(care, ids.DIGEST_SKIP, preview)
    care.move_to(MONDAY)
    await care.tick()
    assert "is already in its channel" in await submitted(care, "Offsite")
    assert len(await in_channel(care)) == 1


@pytest.mark.parametrize("button", [ids.DIGEST_OPENING, ids.DIGEST_SKIP, ids.DIGEST_UNSKIP])
async def test_a_month_later_every_button_says_that_the_week_is_over(care: RunningBot, button: str) -> None:
    if button == ids.DIGEST_UNSKIP:
        await opened(care, ids.DIGEST_SKIP)
        await submitted(care, "Offsite")
    preview = await asked(care, "ULEAD")
    care.move_to(MONTH_LATER)
    await care.person("ULEAD").click(preview, button)
    assert "Week 48 is over, so the digest of Customer care for it stays as it is." in await told_alone(care)


@pytest.mark.parametrize("form", [ids.DIGEST_OPENING, ids.DIGEST_SKIP])
async def test_who_no_longer_leads_the_team_changes_nothing(care: RunningBot, form: str) -> None:
    await opened(care, form)
    await care.put(a_team(lead="U1"))
    assert "@Alice Nguyen" in await submitted(care, "Offsite")
    assert await care.read(lambda tx: tx.digest_edits.get("care", Week(2026, 48))) is None


async def test_it_is_all_there_in_vietnamese(care: RunningBot) -> None:
    await care.put(a_team(lead="ULAN", language="vi"))
    lan = care.person("ULAN")
    preview = await asked(care, "ULAN", "bantin")
    assert "[Sửa câu mở đầu] [Gửi ngay] [Bỏ qua tuần này]" in as_text(preview, care.slack, "ULAN")
    await lan.click(preview, ids.DIGEST_OPENING)
    assert "Chưa ai cập nhật nên chưa rõ tuần này ra sao." in as_text(on_screen(lan), care.slack, "ULAN")
    await lan.fill({FIELD: "Cố lên nhé!"})
    await lan.submit()
    assert "Cố lên nhé! — Trần Thị Lan" in as_text(on_screen(lan), care.slack, "ULAN")
