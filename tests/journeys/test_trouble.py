"""Weeks that go wrong: Slack is busy, the bot was down, a lead cannot wait; nothing is lost or doubled."""

import pytest

from bot.doctor.deliveries import look_at_deliveries
from okr.settings import WorkspaceSettings
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_membership, a_team, an_increase, an_objective
from tests.journeys.company import members
from tests.journeys.conftest import THURSDAY
from tests.journeys.week import AWeek, answers, in_order
from tests.running_bot import RunningBot

ALICE, BOB, LAN, LEAH = "U1", "U2", "ULAN", "ULEAD"
OWNERS = (ALICE, BOB, LAN)


@pytest.fixture
async def week(thursday: RunningBot) -> AWeek:
    """Alice, Bob (both at UTC) and Lan (Vietnam) with one key result each, in a team of Leah's."""
    await thursday.put(
        WorkspaceSettings(WORKSPACE, "Acme", since=THURSDAY),
        *members(*OWNERS, LEAH),
        a_team(),
        *(a_membership(user) for user in OWNERS),
        a_cycle(),
        an_objective(owner=LEAH),
        *(
            a_key_result(an_increase(0, 100), number=number, title=f"Goal {number}", owner=owner)
            for number, owner in enumerate(OWNERS, start=1)
        ),
    )
    return AWeek(thursday)


async def messages(week: AWeek) -> list[int]:
    return [len(await week.dms(user)) for user in OWNERS]


async def troubles(week: AWeek) -> list[str]:
    """What the doctor tells the operator of deliveries."""
    bot = week.bot.bot
    return [finding.what for finding in look_at_deliveries(bot.database.outbox, now=bot.clock.now())]


async def test_while_slack_is_busy_nudges_wait_and_none_is_lost_or_doubled(week: AWeek) -> None:
    week.bot.slack.faults.rate_limit("chat.postMessage", times=2, retry_after=1)
    await week.at("2026-11-27", "15:00")
    assert sum(await messages(week)) == 1

    async def all_are_there() -> bool:
        await week.bot.tick()
        return await messages(week) == [1, 1, 1]

    await week.bot.slack.eventually(all_are_there)
    assert len(week.bot.slack.calls("chat.postMessage")) == 5
    assert await troubles(week) == ["Everything that was due lately has been sent."]


async def test_after_a_weekend_of_downtime_the_nudges_are_missed_visibly_and_the_digest_still_comes(
    week: AWeek,
) -> None:
    await week.at("2026-11-30", "12:30")
    assert await troubles(week) == ["3 nudges (ULAN, U2, U1) for 2026-W48 are missed (bot_was_down)."]
    for user in (ALICE, BOB):
        (reminder,) = await week.dms(user)
        assert "has no update yet for week 48 (23–29 Nov). The digest is out" in reminder
    (digest,) = await week.posts("CCARE", ALICE)
    in_order(
        week.reads(digest, ALICE),
        "▌Customer care · week 48 (23–29 Nov)\n",
        "Nobody has answered yet",
        "⚪ Not heard from: Alice Nguyen, Bob Stone, Trần Thị Lan.",
    )
    assert await week.bot.tick() == []


async def test_a_digest_more_than_two_days_late_is_missed_visibly(week: AWeek) -> None:
    await week.at("2026-11-27", "15:00")
    await week.at("2026-12-02", "10:01")
    assert await week.posts("CCARE", ALICE) == []
    assert "The digest of care for 2026-W48 is missed (bot_was_down)." in await troubles(week)


async def test_a_lead_who_cannot_wait_posts_the_digest_once_and_monday_adds_none(week: AWeek) -> None:
    leah = week.person(LEAH)
    await week.at("2026-11-27", "15:00")
    preview = await week.asked(LEAH, "digest")
    in_order(
        week.reads(preview, LEAH),
        "This is how the digest reads now. Only you see it.",
        "Customer care",
        "[Post it now]",
    )
    await leah.click(preview, "digest_post")
    in_order((await week.asks(LEAH, "digest")), "This digest is in #care already, and kept up to date there.")
    await week.sent()
    (digest,) = await week.posts("CCARE", BOB)
    assert "▌Customer care · week 48 (23–29 Nov)" in week.reads(digest, BOB)
    alice = week.person(ALICE)
    await alice.click(await week.dm(ALICE), "check_in_open")
    assert "The digest is out; your answers will be added to it." in week.screen(ALICE)
    await week.answer(ALICE, answers(1, 8, value="62"))
    await week.sent()
    await week.at("2026-11-30", "09:00")
    assert "The digest is out; your answers will be added to it." in (await week.dms(BOB))[-1]
    await week.at("2026-11-30", "10:00")
    (edited,) = await week.posts("CCARE", BOB)
    assert edited.ts == digest.ts
    in_order(week.reads(edited, BOB), "1 of 3 people answered", "⚪ Not heard from: Bob Stone, Trần Thị Lan.")
