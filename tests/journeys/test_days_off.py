"""Weeks with holidays in them, by the real calendar of Vietnam: moved back, or skipped, and nobody is called silent."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from okr.settings import WorkspaceSettings
from okr.team import CalendarSettings
from tests.builders import (
    WORKSPACE,
    a_cycle,
    a_key_result,
    a_membership,
    a_target,
    a_team,
    an_increase,
    an_objective,
)
from tests.journeys.company import members
from tests.journeys.week import AWeek, answers, in_order
from tests.running_bot import RunningBot, bot_in_slack

LAN, MINH, LEAH = "ULAN", "UMINH", "ULEAD"
ZONE = "Asia/Ho_Chi_Minh"
NEW_YEAR = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
async def week(database_url: str) -> AsyncIterator[AWeek]:
    """Lan and Minh in a team of Vietnam that works Monday to Friday, in the first half of 2026."""
    async with bot_in_slack(database_url, now=NEW_YEAR) as bot:
        await begin(bot)
        yield AWeek(bot, ZONE)


async def begin(bot: RunningBot) -> None:
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    target = a_target(an_increase(0, 100), start=first, due=last, since=datetime(2025, 12, 1, tzinfo=UTC))
    await bot.put(
        WorkspaceSettings(WORKSPACE, "Acme", since=NEW_YEAR, language="vi", zone=ZONE),
        *members(LAN, MINH, LEAH),
        a_team(name="Chăm sóc", zone=ZONE, language="vi", calendar=CalendarSettings(country="VN")),
        *(a_membership(user) for user in (LAN, MINH)),
        a_cycle(key="2026-H1", name="6 tháng đầu 2026", first_day=first, last_day=last),
        an_objective(title="Khách hàng gắn bó", owner=LEAH, cycle="2026-H1"),
        a_key_result(number=1, title="Hợp đồng gia hạn", owner=LAN, targets=[target]),
        a_key_result(number=2, title="Bài hướng dẫn", owner=MINH, targets=[target]),
    )


async def messages(week: AWeek, *users: str) -> list[int]:
    return [len(await week.dms(user)) for user in users]


async def test_a_holiday_friday_moves_the_check_in_back_to_the_last_working_day(week: AWeek) -> None:
    await week.at("2026-04-27", "15:00")  # Thursday and Friday of this week are holidays, and so is Monday
    before = await messages(week, LAN, MINH)
    await week.at("2026-04-29", "14:59")
    assert await messages(week, LAN, MINH) == before
    await week.at("2026-04-29", "15:00")
    assert await messages(week, LAN, MINH) == [count + 1 for count in before]
    assert "Bạn gửi trước 10:00 thứ Hai 4/5 nhé." in (await week.dms(LAN))[-1]
    lan = week.person(LAN)
    await lan.click((await lan.dm())[-1], "check_in_open")
    assert "Tuần 18 (27/4–3/5)" in week.screen(LAN)
    await week.answer(LAN, answers(1, 8, value="62"))
    await week.sent()
    for day in ("2026-05-01", "2026-05-02", "2026-05-03"):
        await week.at(day, "15:00")
    assert await messages(week, LAN, MINH) == [count + 1 for count in before]
    await week.at("2026-05-04", "09:00")
    assert await messages(week, LAN, MINH) == [before[0] + 1, before[1] + 2]
    await week.at("2026-05-04", "10:00")
    digest = (await week.posts("CCARE", LAN))[-1]
    in_order(week.reads(digest, LAN), "▌Chăm sóc · tuần 18 (27/4–3/5)\nMới có 1/2 người cập nhật", "Lê Quang Minh.")


async def test_in_the_week_of_tet_nobody_is_asked_and_nobody_is_silent(week: AWeek) -> None:
    await week.at("2026-02-13", "15:00")
    for user, number in ((LAN, 1), (MINH, 2)):
        await week.person(user).click((await week.person(user).dm())[-1], "check_in_open")
        assert "Tuần 7 (9–15/2)\nGửi trước 10:00 thứ Hai 23/2" in week.screen(user)
        await week.answer(user, answers(number, 8, value="25"))
    await week.sent()
    asked, posted = await messages(week, LAN, MINH), len(await week.posts("CCARE", LAN))
    for day in range(16, 23):
        await week.at(f"2026-02-{day}", "15:00")
    assert (await messages(week, LAN, MINH), len(await week.posts("CCARE", LAN))) == (asked, posted)
    await week.at("2026-02-23", "10:00")
    digest = (await week.posts("CCARE", LAN))[-1]
    quiet = "Một tuần yên ả: không KR nào có rủi ro, mọi người đều đã cập nhật.\n2 đúng tiến độ.\n"
    in_order(week.reads(digest, LAN), f"▌Chăm sóc · tuần 7 (9–15/2)\n{quiet}")
    await week.at("2026-02-27", "15:00")
    assert await messages(week, LAN, MINH) == [count + 1 for count in asked]
    history = await week.asks(LAN, "lịch sử KR-1")
    in_order(history, "🟢 Tuần 7 (9–15/2): 25 · mức tự tin 8", "⚪ Tuần 6 (2–8/2): chưa phản hồi")
    assert "Tuần 8" not in history
    assert "chưa phản hồi" not in await week.asks(LAN, "tình hình tôi")


async def test_a_teams_own_day_off_counts_like_a_holiday(week: AWeek) -> None:
    day_off = CalendarSettings(country="VN", days_off=frozenset({date(2026, 3, 13)}))
    await week.bot.put(a_team(name="Chăm sóc", zone=ZONE, language="vi", calendar=day_off))
    await week.at("2026-03-12", "14:59")
    before = await messages(week, LAN)
    await week.at("2026-03-12", "15:00")
    assert await messages(week, LAN) == [before[0] + 1]
    await week.at("2026-03-13", "15:00")
    assert await messages(week, LAN) == [before[0] + 1]
