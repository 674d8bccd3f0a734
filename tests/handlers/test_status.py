"""/okr status in Slack: seen by the asker alone, page by page, in their language."""

import pytest

from messages import ids
from okr.objective import Visibility
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def test_my_status_says_how_mine_stand_and_why(scene: Scene) -> None:
    told = await scene.read("U1", "status me")
    assert told.split("\n")[:2] == ["Your OKRs", "1 needs attention"]
    assert "🎯 O-1 · Customers stay with us" in told
    assert "Progress 58%, 63% expected by now" in told
    assert "🟡 KR-1 · Active users — needs attention" in told
    assert "58 → 100" in told
    assert "Blocked: Legal is slow" in told
    assert "confidence 6, down from 9" in told


async def test_it_is_for_the_asker_alone(scene: Scene) -> None:
    await scene.ask("U1", "status")
    assert await scene.bot.person("U2").messages("CCARE") == []


async def test_a_vietnamese_reads_it_in_vietnamese(scene: Scene) -> None:
    told = await scene.read("UMINH", "tình hình nhóm")
    assert "1 cần chú ý" in told
    assert "Đang vướng: Legal is slow" in told
    assert "Tiến độ 58%, kỳ vọng đến nay 63%" in told


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("status", "Customer care"),  # Leah leads it
        ("status company", "Acme"),
        ("status <@U2|bob>", "OKRs of Bob Stone"),
        ("status @Bob Stone", "OKRs of Bob Stone"),
        ("status <#CSALES|sales>", "Sales"),
        ("status #sales", "Sales"),
        ("status customer CARE", "Customer care"),
        ("status team", "Customer care"),
        ("status KR-2", "KR-2"),
        ("status o-2", "O-2"),
    ],
)
async def test_people_ask_in_many_ways(scene: Scene, typed: str, shows: str) -> None:
    assert (await scene.read("ULEAD", typed)).split("\n")[0] == shows


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("status nowhere", "No team goes by “nowhere”. Try its full name, or its channel, as in /okr status #sales."),
        ("status <#C0NOWHERE9|elsewhere>", "No team has its home in #C0NOWHERE9."),
        ("status <@U0NOBODY9|dan>", "has no key results here."),
        ("status @nobody", "Nobody here goes by “nobody”."),
        ("status KR-77", "There is no KR-77 among the key results you can see."),
        ("history KR-77", "There is no KR-77 among the key results you can see."),
    ],
)
async def test_what_is_not_there_is_said_kindly(scene: Scene, typed: str, sentence: str) -> None:
    assert sentence in await scene.read("U2", typed)


async def test_who_is_in_no_team_is_told_how_to_get_into_one(scene: Scene) -> None:
    told = await scene.read("UADMIN", "status team")
    assert told == "You don't belong to a team yet. Ask a workspace admin to put you in one."


async def test_what_one_may_not_see_is_not_there(scene: Scene) -> None:
    await scene.secret(Visibility.PRIVATE)
    assert "There is no KR-90" in await scene.read("U2", "status KR-90")
    assert "There is no KR-90" in await scene.read("U2", "history KR-90")
    assert "Talks held" not in await scene.read("U2", "status customer care")
    assert "Talks held" in await scene.read("U1", "status me")


async def test_a_guest_is_told_that_guests_do_not_take_part(scene: Scene) -> None:
    assert "Guests don't take part" in await scene.read("UGUEST", "status company")


async def test_long_lists_turn_page_by_page_in_place(scene: Scene) -> None:
    await scene.many(24)
    first = await scene.ask("U1", "status me")
    assert "Page 1 of 4" in scene.reads(first, "U1")
    await scene.press("U1", first, ids.STATUS_NEXT)
    (second,) = await scene.bot.person("U1").messages("CCARE")
    assert "Page 2 of 4" in scene.reads(second, "U1")
    assert "🎯 O-1 · Customers stay with us" in scene.reads(second, "U1")
    await scene.press("U1", second, ids.STATUS_NEXT)
    (third,) = await scene.bot.person("U1").messages("CCARE")
    await scene.press("U1", third, ids.STATUS_NEXT)
    (last,) = await scene.bot.person("U1").messages("CCARE")
    assert "KR-34 · Figure 24" in scene.reads(last, "U1")
    assert "[Next]" not in scene.reads(last, "U1")
    await scene.press("U1", last, ids.STATUS_PREVIOUS)
    (third,) = await scene.bot.person("U1").messages("CCARE")
    await scene.press("U1", third, ids.STATUS_PREVIOUS)
    (back,) = await scene.bot.person("U1").messages("CCARE")
    assert scene.reads(back, "U1") == scene.reads(second, "U1")


async def test_one_key_result_leads_to_its_history(scene: Scene) -> None:
    told = await scene.ask("U1", "status KR-1")
    text = scene.reads(told, "U1")
    assert "From 1 October to 31 December" in text
    assert "Last answer: week 47 (16–22 Nov)\n“Two accounts moved over”" in text
    await scene.press("U1", told, ids.HISTORY_OPEN)
    assert [text.split("\n")[0] for text in await scene.left("U1")] == ["KR-1", "🟡 KR-1 · Active users"]


async def test_help_has_a_button_to_ones_own(scene: Scene) -> None:
    told = await scene.ask("U1", "help")
    await scene.press("U1", told, ids.HELP_STATUS)
    help_, status = await scene.left("U1")
    assert help_.startswith("What you can do here")
    assert status.startswith("Your OKRs")


async def test_somebody_without_any_reads_that_there_are_none(scene: Scene) -> None:
    assert "There are no objectives in a running cycle here." in await scene.read("UADMIN", "status me")
