"""/okr digest in Slack: a preview for one person, and the lead's button that posts it once."""

from datetime import UTC, datetime

import pytest

from messages import ids
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import a_cycle, a_key_result, a_member, a_membership, a_team, an_increase, an_objective
from tests.running_bot import RunningBot

FRIDAY_EVENING = datetime(2026, 11, 27, 18, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.fixture
async def care(a_running_bot: RunningBot) -> RunningBot:
    """Alice (U1) owns care's one key result; Leah (ULEAD) leads care in #care."""
    await a_running_bot.put(
        a_cycle(),
        a_member("U1", name="Alice Nguyen"),
        a_member("ULEAD", name="Leah Lead"),
        a_member("ULAN", name="Trần Thị Lan", locale="vi-VN"),
        a_team(),
        a_membership("U1"),
        a_membership("ULEAD"),
        an_objective(),
        a_key_result(an_increase(0, 100), title="Active users"),
    )
    a_running_bot.move_to(FRIDAY_EVENING)
    return a_running_bot


async def asked(bot: RunningBot, user: str, text: str = "digest") -> Message:
    """What the person alone sees after the command."""
    person = bot.person(user)
    answer = await person.command("/okr", text, channel="CCARE")
    assert answer.acked, answer.error
    return (await person.messages("CCARE"))[-1]


async def in_channel(bot: RunningBot) -> list[Message]:
    return [one for one in await bot.person("U2").messages("CCARE") if one.ephemeral_to is None]


async def test_a_lead_previews_posts_and_everybody_reads_it_once(care: RunningBot) -> None:
    preview = await asked(care, "ULEAD")
    text = as_text(preview, care.slack, "ULEAD")
    assert "This is how the digest reads now. Only you see it." in text
    assert "Not heard from: Alice Nguyen." in text
    pressed = await care.person("ULEAD").click(preview, ids.DIGEST_POST)
    assert pressed.acked, pressed.error
    await care.bot.deliverer.deliver_due()
    posted = await in_channel(care)
    headings = [one.blocks[0]["text"]["text"] for one in posted]
    assert headings == ["Customer care · week 48 (23–29 Nov)"]
    left = (await care.person("ULEAD").messages("CCARE"))[0]
    assert "on its way to #care" in as_text(left, care.slack, "ULEAD")
    care.move_to(MONDAY)
    await care.tick()
    assert len(await in_channel(care)) == 1, "the week's slot was taken"


async def test_a_member_sees_it_without_the_button(care: RunningBot) -> None:
    assert "Post it now" not in as_text(await asked(care, "U1"), care.slack, "U1")


async def test_pressing_twice_says_that_it_is_out(care: RunningBot) -> None:
    first, second = await asked(care, "ULEAD"), await asked(care, "ULEAD")
    lead = care.person("ULEAD")
    await lead.click(first, ids.DIGEST_POST)
    await lead.click(second, ids.DIGEST_POST)
    await care.bot.deliverer.deliver_due()
    assert len(await in_channel(care)) == 1
    told = [as_text(one, care.slack, "ULEAD") for one in await lead.messages("CCARE") if one.ephemeral_to]
    assert any("already" in text for text in told)


async def test_others_are_told_whom_to_ask_in_their_language(care: RunningBot) -> None:
    text = as_text(await asked(care, "ULAN", "bản tin care"), care.slack, "ULAN")
    assert "@Leah Lead" in text
    assert "trưởng nhóm" in text.lower()


async def test_details_hang_in_the_digests_thread_and_late_answers_edit_it_in_place(care: RunningBot) -> None:
    care.move_to(MONDAY)
    await care.tick()
    (digest,) = await in_channel(care)
    thread = await care.person("U2").thread("CCARE", digest.ts)
    assert "Active users" in as_text(thread[1], care.slack, "U2")
    alice = care.person("U1")
    await alice.click(digest, ids.CHECK_IN_OPEN)
    view = alice.view()
    assert view is not None
    await alice.fill({"kr-1-value": "70", "kr-1-confidence": "8"})
    await alice.submit()
    await care.bot.deliverer.deliver_due()
    (edited,) = await in_channel(care)
    assert edited.ts == digest.ts
    assert "\n1 on track.\n" in as_text(edited, care.slack, "U2")


async def test_a_digest_never_goes_to_a_channel_that_another_workspace_reads(care: RunningBot) -> None:
    await care.put(a_team(channel="CPARTNERS"))
    care.move_to(MONDAY)
    done = await care.tick()
    assert {(one.what, one.detail) for one in done if one.delivery.plan.kind == "digest"} == {
        ("missed", "shared_channel")
    }
    assert await care.person("U1").messages("CPARTNERS") == []
