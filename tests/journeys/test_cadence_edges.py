"""The edges of the cadence in one table: who, in which setting, hears exactly what and when; in both languages."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from messages import ids
from okr.cadence import Cadence
from okr.team import CalendarSettings
from sandbox.driver.person import Person
from tests.builders import (
    a_cycle,
    a_key_result,
    a_member,
    a_target,
    a_team,
    an_absence,
    an_increase,
    an_objective,
)
from tests.journeys.edges import LAN, LOCALES, MINH, ZONE, Edge, Hears, heard, lan, missed, stage
from tests.running_bot import RunningBot

SPRING = a_target(
    an_increase(0, 100), start=date(2026, 1, 1), due=date(2026, 6, 30), since=datetime(2025, 12, 1, tzinfo=UTC)
)


def asks(n: int, until_en: str, until_vi: str, at: str) -> Hears:
    """The nudge for `n` key results."""
    results = "1 key result" if n == 1 else f"{n} key results"
    minutes, phut = ("1 minute", "1 phút") if n == 1 else (f"{-(-n * 40 // 60)} minutes", f"{-(-n * 40 // 60)} phút")
    return Hears(
        at,
        f"Hi Trần Thị Lan, it's time for this week's OKR check-in. You have {results}; it takes about {minutes}. "
        f"Please send it by {until_en}.\n",
        f"Chào Trần Thị Lan, đến giờ cập nhật OKR tuần này rồi. Bạn có {n} KR; chỉ mất khoảng {phut}. "
        f"Bạn gửi trước {until_vi} nhé.\n",
    )


def reminds(n: int, week: tuple[str, str], until: tuple[str, str], at: str) -> Hears:
    """The reminder for `n` key results."""
    have = "1 key result has" if n == 1 else f"{n} key results have"
    return Hears(
        at,
        f"Trần Thị Lan, {have} no update yet for week {week[0]}. {until[0]} ",
        f"Trần Thị Lan ơi, {week[1]} còn {n} KR chưa có cập nhật. {until[1]} ",
    )


async def puts_it_off(person: Person) -> None:
    """Presses *Later* where Monday 09:00 is all that is left to choose."""
    nudge = (await person.dm())[-1]
    (row, *_) = [block for block in nudge.blocks if block["type"] == "actions"]
    (menu,) = [one for one in row["elements"] if one["action_id"] == ids.SNOOZE]
    assert [one["value"] for one in menu["options"]][-1] == "2026-W48 next_working_day"
    await person.click(nudge, ids.SNOOZE, option="2026-W48 next_working_day")


W48 = ("48 (23–29 Nov)", "tuần 48 (23–29/11)")
W47 = ("47 (16–22 Nov)", "tuần 47 (16–22/11)")
W07 = ("7 (9–15 Feb)", "tuần 7 (9–15/2)")


def by(english: str, vietnamese: str) -> tuple[str, str]:
    """When the digest goes out, as a reminder says it."""
    return f"The team's digest goes out at 10:00 on {english}.", f"Bản tin nhóm sẽ gửi lúc 10:00 {vietnamese}."


EDGES: tuple[Callable[[str], Edge], ...] = (
    lambda language: Edge(
        "a biweekly and a weekly team in one person: one nudge a week, both in it every other week",
        start="2026-11-20 14:00",
        end="2026-11-28 00:00",
        setting=(
            a_team(key="growth", name="Growth", channel=None, zone=ZONE, cadence=Cadence(every=2), digest=False),
            an_objective(number=2, team="growth", owner="ULEAD"),
            a_key_result(number=2, objective=2, owner=LAN, title="Bài hướng dẫn"),
        ),
        hears=(
            asks(1, "10:00 on Monday 23 November", "10:00 thứ Hai 23/11", "Fri 20 Nov 15:00"),
            reminds(
                1,
                W47,
                by("Monday 23 November", "thứ Hai 23/11"),
                "Mon 23 Nov 09:00",
            ),
            asks(2, "10:00 on Monday 30 November", "10:00 thứ Hai 30/11", "Fri 27 Nov 15:00"),
        ),
    ),
    lambda language: Edge(
        "the delegate of somebody away, with a key result of their own: both in their own one nudge",
        start="2026-11-27 14:00",
        end="2026-11-30 08:00",
        setting=(
            a_key_result(number=2, owner=MINH, title="Bài hướng dẫn"),
            an_absence(MINH, first_day=date(2026, 11, 23), last_day=date(2026, 12, 4), delegate=LAN),
        ),
        hears=(asks(2, "10:00 on Monday 30 November", "10:00 thứ Hai 30/11", "Fri 27 Nov 15:00"),),
    ),
    lambda language: Edge(
        "whoever is away with a delegate hears nothing",
        who=MINH,
        start="2026-11-27 14:00",
        end="2026-12-01 00:00",
        setting=(
            a_key_result(number=2, owner=MINH, title="Bài hướng dẫn"),
            an_absence(MINH, first_day=date(2026, 11, 23), last_day=date(2026, 12, 4), delegate=LAN),
        ),
        hears=(),
    ),
    lambda language: Edge(
        "Later on Friday evening: Monday 09:00 is left, and takes the reminder's place",
        start="2026-11-27 14:00",
        end="2026-12-01 00:00",
        setting=(),
        happens={"2026-11-27 18:30": puts_it_off},
        hears=(
            asks(1, "10:00 on Monday 30 November", "10:00 thứ Hai 30/11", "Fri 27 Nov 15:00"),
            reminds(1, W48, by("Monday 30 November", "thứ Hai 30/11"), "Mon 30 Nov 09:00"),
        ),
    ),
    lambda language: Edge(
        "quiet hours over the check-in time: the nudge waits for their end",
        start="2026-11-27 14:00",
        end="2026-11-28 00:00",
        setting=(lan(language, quiet_from=time(14, 30), quiet_to=time(16, 45)),),
        hears=(asks(1, "10:00 on Monday 30 November", "10:00 thứ Hai 30/11", "Fri 27 Nov 16:45"),),
    ),
    lambda language: Edge(
        "quiet hours to the end of the window: Tuesday to Friday are off, so Monday 15:00 asks about the next week",
        start="2026-11-27 14:00",
        end="2026-11-30 16:30",
        setting=(
            a_team(
                zone=ZONE,
                digest=False,
                calendar=CalendarSettings(days_off=frozenset(date(2026, 12, day) for day in (1, 2, 3, 4))),
            ),
            lan(language, quiet_from=time(8), quiet_to=time(15)),
        ),
        hears=(
            asks(1, "10:00 on Monday 30 November", "10:00 thứ Hai 30/11", "Fri 27 Nov 15:00"),
            asks(1, "10:00 on Monday 7 December", "10:00 thứ Hai 7/12", "Mon 30 Nov 15:00"),
        ),
        missed=(("reminder", "too_late"),),
    ),
    lambda language: Edge(
        "Tết: the week without a working day is skipped, and the reminder comes when work begins again",
        start="2026-02-13 14:00",
        end="2026-02-27 16:00",
        setting=(
            a_cycle(key="2026-H1", name="6 tháng đầu 2026", first_day=date(2026, 1, 1), last_day=date(2026, 6, 30)),
            a_team(zone=ZONE, digest=False, calendar=CalendarSettings(country="VN")),
            an_objective(owner="ULEAD", cycle="2026-H1"),
            a_key_result(number=1, title="Hợp đồng gia hạn", owner=LAN, targets=[SPRING]),
        ),
        hears=(
            asks(1, "10:00 on Monday 23 February", "10:00 thứ Hai 23/2", "Fri 13 Feb 15:00"),
            reminds(
                1,
                W07,
                by("Monday 23 February", "thứ Hai 23/2"),
                "Mon 23 Feb 09:00",
            ),
            asks(1, "10:00 on Monday 2 March", "10:00 thứ Hai 2/3", "Fri 27 Feb 15:00"),
        ),
    ),
    lambda language: Edge(
        "Monday check-ins: asked on Monday, reminded on Tuesday morning",
        start="2026-11-23 14:00",
        end="2026-11-25 00:00",
        setting=(a_team(zone=ZONE, digest=False, cadence=Cadence(weekday=0)),),
        hears=(
            asks(1, "10:00 on Tuesday 24 November", "10:00 thứ Ba 24/11", "Mon 23 Nov 15:00"),
            reminds(
                1,
                W48,
                by("Tuesday 24 November", "thứ Ba 24/11"),
                "Tue 24 Nov 09:00",
            ),
        ),
    ),
    lambda language: Edge(
        "a lead in another zone: still Sunday there when the digest goes out, so the line comes on Monday at 09:00",
        who="ULEAD",
        start="2026-11-27 14:00",
        end="2026-12-01 14:00",
        setting=(a_member("ULEAD", name="Leah Lead", own_zone="America/New_York", locale=LOCALES[language]),),
        hears=(
            Hears(
                "Mon 30 Nov 21:00",
                "  For you as lead · week 48 (23–29 Nov)\nCustomer care: 0 of 1 have answered.\n"
                "⚪ Not heard from: Trần Thị Lan.\n[Remind all] [Show status] [Preview digest] [Why did I get this?]",
                "  Dành cho trưởng nhóm · tuần 48 (23–29/11)\nCustomer care: 0/1 người đã cập nhật.\n"
                "⚪ Chưa phản hồi: Trần Thị Lan.\n"
                "[Nhắc tất cả] [Xem tình hình] [Xem trước bản tin] [Vì sao tôi nhận tin này?]",
            ),
        ),
    ),
)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge("en").name)
async def test_each_hears_exactly_this_and_then(edge: Callable[[str], Edge], language: str, sqlite_url: str) -> None:
    row = edge(language)
    async with stage(sqlite_url, row, language) as bot:
        await compare(bot, row, language)


async def compare(bot: RunningBot, row: Edge, language: str) -> None:
    """Every message, in order, at its time, with its first words."""
    found = await heard(bot, row)
    assert [at for at, _ in found] == [one.at for one in row.hears], found
    for (_, text), one in zip(found, row.hears, strict=True):
        assert text[: len(one.says(language))] == one.says(language)
    assert await missed(bot, row) == list(row.missed)


async def test_the_delegates_one_nudge_names_who_is_away(sqlite_url: str) -> None:
    row = EDGES[1]("en")
    async with stage(sqlite_url, row, "en") as bot:
        ((_, text),) = await heard(bot, row)
    assert "You own these key results or answer for Lê Quang Minh, who is away." in text


async def test_on_friday_evening_later_says_monday_in_place(sqlite_url: str) -> None:
    row = EDGES[3]("vi")
    async with stage(sqlite_url, row, "vi") as bot:
        await heard(bot, row)
        nudge, _ = await bot.person(LAN).dm()
        shown = [call for call in bot.slack.calls("response_url") if "💤" in str(call)]
    assert "Bot sẽ hỏi lại bạn lúc *09:00 thứ Hai 30/11*" in str(shown[0])
    assert "💤" not in str(nudge.blocks)
