"""From an empty workspace to the first nudge: nothing but Slack, in English and in Vietnamese."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from messages import ids
from sandbox import Channel
from tests.handlers.objective_scene import write
from tests.journeys.week import AWeek, answers, in_order, on_screen
from tests.running_bot import CHANNELS, EVERYBODY, bot_in_slack

TUESDAY = datetime(2026, 11, 24, 3, tzinfo=UTC)
TEAM_ROOM = Channel("CROOM", "cham-soc", EVERYBODY, bot_is_in=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDays:
    """What `starter` types and reads, and what `owner` reads, whose one key result it is."""

    zone: str
    starter: str
    owner: str
    greeting: str
    form: tuple[str, ...]
    done: tuple[str, ...]
    objective: Mapping[Any, Any]
    key_result: Mapping[Any, Any]
    saved: tuple[str, ...]
    welcome: tuple[str, ...]
    nudge: tuple[str, ...]
    answer: Mapping[Any, Any]
    receipt: str
    digest: tuple[str, ...]


ENGLISH = FirstDays(
    zone="UTC",
    starter="ULEAD",
    owner="U1",
    greeting="👋 Hello, good to be here! Once a week everybody who owns a key result is asked how it stands",
    form=("▌Set up a team", "becomes the bot's first admin", "[Cham soc]", "[@Leah Lead ▾]", "[Friday ▾]", "[Set up]"),
    done=(
        "✅ Cham soc is set up, below Acme.",
        "First check-in: 15:00 on Friday 27 November",
        "First digest: 10:00 on Monday 30 November in #cham-soc",
        "you are now the bot's first admin",
        "an objective for Q4 2026 (1 Oct – 31 Dec)",
        "[Write your first objective]",
    ),
    objective={"objective-title": "Customers get an answer the same day"},
    key_result={
        "key-result-title": "Answer time",
        "key-result-from": "5h",
        "key-result-to": "2h",
        "key-result-owner": "U1",
    },
    saved=(
        "✅ O-1 · Customers get",
        "KR-1 · Answer time\nfrom 5h to 2h",
        "Asked at 15:00 on Friday 27 November: Alice Nguyen",
    ),
    welcome=(
        "👋 Welcome, Alice Nguyen! This is the OKR check-in of Cham soc.",
        "You are asked for the first time at 15:00 on Friday 27 November, about 1 key result. It takes about 1 minute.",
        "everybody in Acme",
        "a digest in #cham-soc, at 10:00 on Monday 30 November for the first time",
        "[Tiếng Việt] [Quiet hours and more]",
    ),
    nudge=("Hi Alice Nguyen, it's time for this week's OKR check-in.", "1 key result", "[Check in]"),
    answer=answers(1, confidence=8, value="4h30"),
    receipt="Recorded for week 48",
    digest=("Cham soc · week 48 (23–29 Nov)", "\n1 on track.\n"),
)

VIETNAMESE = FirstDays(
    zone="Asia/Ho_Chi_Minh",
    starter="ULAN",
    owner="UMINH",
    greeting="👋 Xin chào cả nhóm! Mỗi tuần một lần, bot hỏi từng người phụ trách",
    form=(
        "▌Thiết lập nhóm",
        "quản trị viên đầu tiên của bot",
        "[Cham soc]",
        "[Thứ Sáu ▾]",
        "[Việt Nam ▾]",
        "[Thiết lập]",
    ),
    done=(
        "✅ Đã thiết lập nhóm Cham soc, thuộc Acme.",
        "Lần check-in đầu tiên: 15:00 thứ Sáu 27/11",
        "Bản tin tuần đầu tiên: 10:00 thứ Hai 30/11 trong #cham-soc",
        "bạn là quản trị viên đầu tiên của bot",
        "một mục tiêu cho Quý 4/2026 (1/10–31/12)",
        "[Viết mục tiêu đầu tiên]",
    ),
    objective={"objective-title": "Khách được trả lời ngay trong ngày"},
    key_result={
        "key-result-title": "Doanh thu",
        "key-result-from": "1,2 tỷ",
        "key-result-to": "3 tỷ",
        "key-result-unit": "đồng",
        "key-result-owner": "UMINH",
    },
    saved=(
        "✅ O-1 · Khách được trả lời",
        "KR-1 · Doanh thu\ntừ 1,2 tỷ đồng đến 3 tỷ đồng, hạn 31/12",
        "Được hỏi lúc 15:00 thứ Sáu 27/11: Lê Quang Minh",
    ),
    welcome=(
        "👋 Chào Lê Quang Minh! Đây là check-in OKR của Cham soc.",
        "Lần đầu bot hỏi bạn là 15:00 thứ Sáu 27/11, về 1 KR. Chỉ mất khoảng 1 phút.",
        "mọi người trong Acme",
        "lần đầu lúc 10:00 thứ Hai 30/11",
        "[English] [Giờ không làm phiền…]",
    ),
    nudge=("Chào Lê Quang Minh, đến giờ cập nhật OKR tuần này rồi.", "1 KR", "[Cập nhật]"),
    answer=answers(1, confidence=8, value="1,5 tỷ"),
    receipt="Đã ghi nhận",
    digest=("Cham soc · tuần 48 (23–29/11)", "\n1 đúng tiến độ.\n"),
)


@pytest.mark.parametrize("days", [ENGLISH, VIETNAMESE], ids=["english", "vietnamese"])
async def test_from_an_empty_workspace_to_the_first_digest(sqlite_url: str, days: FirstDays) -> None:
    async with bot_in_slack(sqlite_url, now=TUESDAY, channels=(*CHANNELS, TEAM_ROOM)) as bot:
        week = AWeek(bot, days.zone)
        await the_bot_is_invited_and_says_hello(week, days)
        await the_team_is_set_up_in_one_form(week, days)
        await an_objective_is_written(week, days)
        await everybody_is_welcomed_on_thursday(week, days)
        await on_friday_the_owner_alone_is_asked(week, days)
        await on_monday_the_channel_reads_its_first_digest(week, days)


async def the_bot_is_invited_and_says_hello(week: AWeek, days: FirstDays) -> None:
    starter = week.person(days.starter)
    await starter.command("/invite", "@OKR", channel="CROOM")
    await week.sent()
    (greeting,) = await week.posts("CROOM", days.starter)
    assert week.reads(greeting, days.starter).startswith(days.greeting)
    await starter.click(greeting, ids.SET_UP_OPEN)
    in_order(week.screen(days.starter), *days.form)


async def the_team_is_set_up_in_one_form(week: AWeek, days: FirstDays) -> None:
    starter = week.person(days.starter)
    await starter.submit()
    assert starter.errors() == {}
    in_order(week.screen(days.starter), *days.done)


async def an_objective_is_written(week: AWeek, days: FirstDays) -> None:
    starter = week.person(days.starter)
    await starter.click(on_screen(starter), ids.OBJECTIVE_NEW)
    await write(starter, {**days.objective}, [{**days.key_result}])
    in_order(week.screen(days.starter), *days.saved)
    await starter.close()


async def everybody_is_welcomed_on_thursday(week: AWeek, days: FirstDays) -> None:
    await week.at("2026-11-26", "08:59")
    assert await week.dms(days.owner) == []
    await week.at("2026-11-26", "09:00")
    (welcome,) = await week.dms(days.owner)
    in_order(welcome, *days.welcome)


async def on_friday_the_owner_alone_is_asked(week: AWeek, days: FirstDays) -> None:
    await week.at("2026-11-27", "15:00")
    _, nudge = await week.dms(days.owner)
    in_order(nudge, *days.nudge)
    assert len(await week.dms(days.starter)) == 1
    owner = week.person(days.owner)
    await owner.click((await owner.dm())[-1], ids.CHECK_IN_OPEN)
    await week.answer(days.owner, {**days.answer})
    await week.sent()
    _, receipt = await week.dms(days.owner)
    assert days.receipt in receipt


async def on_monday_the_channel_reads_its_first_digest(week: AWeek, days: FirstDays) -> None:
    await week.at("2026-11-30", "10:00")
    _, digest, *_ = await week.posts("CROOM", days.owner)
    in_order(week.reads(digest, days.owner), *days.digest)
