"""Weeks of people who are far apart, on the move or away: each is asked once, at their own three o'clock."""

from datetime import date

import pytest

from tests.builders import a_cycle, a_key_result, a_membership, a_team, an_absence, an_increase, an_objective
from tests.journeys.company import members
from tests.journeys.week import AWeek, answers, in_order
from tests.running_bot import RunningBot

ALICE, BOB, LAN, MINH, ADA, LEAH = "U1", "U2", "ULAN", "UMINH", "UADMIN", "ULEAD"


@pytest.fixture
async def week(thursday: RunningBot) -> AWeek:
    """Alice (UTC), Lan and Minh (Vietnam) and Ada (Vietnam) in one team of Leah's, with one key result each."""
    owners = (ALICE, LAN, MINH, ADA)
    await thursday.put(
        *members(*owners, LEAH),
        a_team(),
        *(a_membership(user) for user in owners),
        a_cycle(),
        an_objective(owner=LEAH),
        *(
            a_key_result(an_increase(0, 100), number=number, title=f"Goal {number}", owner=owner)
            for number, owner in enumerate(owners, start=1)
        ),
    )
    return AWeek(thursday)


THREE_OCLOCK = {"Tokyo": 6, "Vietnam": 8, "London": 15, "Los Angeles": 23}
"""The hours, in UTC, at which it is 15:00 on a day in November."""
HOURS = tuple(sorted({hour + near for hour in THREE_OCLOCK.values() for near in (-1, 0, 1)}))


async def hours_with_a_message(week: AWeek, user: str, *, after: int = -1, days: int = 1) -> list[int]:
    """The hours since the start of Friday, in UTC, in which that person was written to: around every three o'clock
    that comes later than hour `after`, on Friday and the days that follow."""
    found, before = [], len(await week.dms(user))
    for hour in (24 * day + hour for day in range(days) for hour in HOURS if 24 * day + hour > after):
        await week.at(f"2026-11-{27 + hour // 24}", f"{hour % 24:02}:00")
        now = len(await week.dms(user))
        found += [hour] * (now - before)
        before = now
    return found


async def test_each_is_asked_once_at_their_own_three_oclock(week: AWeek) -> None:
    assert await hours_with_a_message(week, LAN) == [8]
    assert [len(await week.dms(user)) for user in (ALICE, LAN)] == [1, 1]
    assert "Please send it by 10:00 on Monday 30 November." in (await week.dms(ALICE))[0]
    assert "Bạn gửi trước 17:00 thứ Hai 30/11 nhé." in (await week.dms(LAN))[0]


async def test_who_lives_elsewhere_is_asked_at_another_hour(week: AWeek) -> None:
    assert await hours_with_a_message(week, ALICE) == [15]


async def test_who_flies_west_on_friday_is_not_asked_again(week: AWeek) -> None:
    await week.at("2026-11-27", "08:00")
    assert len(await week.dms(LAN)) == 1
    await week.bot.slack.change_zone(LAN, "America/Los_Angeles")
    assert await hours_with_a_message(week, LAN, after=8, days=2) == []
    assert (await week.dms(LAN))[0].startswith("Chào Trần Thị Lan, đến giờ cập nhật OKR tuần này rồi.")


async def test_who_flies_west_before_three_is_asked_at_three_over_there(week: AWeek) -> None:
    await week.bot.slack.change_zone(LAN, "America/Los_Angeles")
    assert await hours_with_a_message(week, LAN, days=2) == [23]


async def test_who_flies_east_past_three_oclock_is_asked_on_arrival(week: AWeek) -> None:
    await week.at("2026-11-27", "10:00")
    await week.bot.slack.change_zone(ALICE, "Asia/Tokyo")
    assert await hours_with_a_message(week, ALICE, after=10, days=2) == [14]  # the first tick since


async def test_a_delegate_is_asked_for_both_in_one_nudge_and_the_answer_says_for_whom(week: AWeek) -> None:
    away = an_absence(ADA, first_day=date(2026, 11, 23), last_day=date(2026, 11, 30), delegate=LAN)
    await week.bot.put(away)
    await week.at("2026-11-27", "08:00")
    assert await week.dms(ADA) == []
    in_order(
        (await week.dms(LAN))[0],
        "Bạn có 2 KR; chỉ mất khoảng 2 phút.",
        "• KR-2 · Goal 2\n• KR-4 · Goal 4\n",
        "Ada Admin",
        "Vì sao tôi nhận tin này?",
    )
    lan = week.person(LAN)
    await lan.click(await week.dm(LAN), "check_in_open")
    in_order(week.screen(LAN), "KR-2 · Goal 2", "KR-4 · Goal 4\nCustomers stay with us · cập nhật thay Ada Admin")
    await week.answer(LAN, answers(2, 8, value="62") | answers(4, 9, value="70"))
    await week.sent()
    in_order((await week.dms(LAN))[0], "KR-2 · Goal 2\n62 → 100", "KR-4 · Goal 4 (thay Ada Admin)\n70 → 100")
    await week.at("2026-11-30", "10:00")
    (digest,) = await week.posts("CCARE", LAN)
    thread = await week.thread(digest, LAN)
    assert "🌴" not in week.reads(digest, LAN)
    assert "🟢 Goal 4 — 70 → 100 · on track\nAda Admin (away)" in thread


async def test_who_left_is_neither_asked_nor_waited_for(week: AWeek) -> None:
    await week.bot.slack.deactivate(MINH)
    await week.at("2026-11-27", "15:00")
    assert await week.dms(MINH) == []
    await week.at("2026-11-30", "10:00")
    (digest,) = await week.posts("CCARE", ALICE)
    in_order(
        week.reads(digest, ALICE),
        "Nobody has answered yet, so nobody can say where this week stands.",
        "⚪ Not heard from: Alice Nguyen, Trần Thị Lan, Ada Admin.",
    )
    thread = await week.thread(digest, ALICE)
    assert "⚪ Goal 3 — no figure yet → 100 · unknown\nNobody is responsible for it: no answer for 9 weeks.\n" in thread
    assert "No owner" in await week.asks(ALICE, "status KR-3")
    refused = await week.asks(LAN, "checkin KR-3")
    assert refused.startswith("KR-3 chưa có người phụ trách nên chưa ai cập nhật được.")
