"""Writing an objective in three steps: what is refused where, what is kept, and what is published at the end."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest

from messages import ids
from okr.initiative import InitiativeState
from okr.metric import Change
from okr.objective import Ambition, Level, Visibility
from okr.unit import HOURS
from sandbox.plain_text import as_text
from tests.builders import a_cycle, a_key_result, a_member, a_membership, a_team, an_objective
from tests.handlers.objective_scene import (
    ANSWER_TIME,
    COMPLAINTS,
    GOAL,
    add,
    choose,
    opened,
    reads,
    sent,
    to_the_last_step,
    write,
)
from tests.handlers.set_up_scene import WEDNESDAY, on_screen
from tests.running_bot import RunningBot, bot_in_slack


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        people = [a_member("U1", name="Alice Nguyen"), a_member("ULAN", name="Lan", locale="vi-VN")]
        memberships = [a_membership("U1"), a_membership("ULAN")]
        await running.put(*people, a_member("ULEAD", name="Leah Lead"), a_cycle(), a_team(), *memberships)
        yield running


async def numbers(bot: RunningBot) -> list[int]:
    return await bot.read(lambda tx: [each.number for each in tx.objectives.find(teams=["care"])])


async def test_an_objective_is_written_in_three_steps_and_read_back(bot: RunningBot) -> None:
    person = await opened(bot)
    assert "Step 1 of 3 · Customer care · Q4 2026 (1 Oct – 31 Dec)" in reads(bot)
    assert await sent(person, GOAL | {"objective-why": "Keeping one costs a fifth of winning one."}) == {}
    assert "Step 2 of 3 · draft D-1, kept with each step" in reads(bot)
    assert await add(person, ANSWER_TIME | {"key-result-owner": "U1"}) == {}
    assert "1. Answer time\nfrom 5h to 2h · Alice Nguyen · by 31 December" in reads(bot)
    assert await sent(person) == {}
    assert "Step 3 of 3" in reads(bot)
    assert await sent(person) == {}
    assert reads(bot) == (
        "▌Saved\n"
        "✅ O-1 · Customers stay with us\nKeeping one costs a fifth of winning one.\nCustomer care · Q4 2026\n"
        "KR-1 · Answer time\nfrom 5h to 2h, by 31 December · Alice Nguyen\n"
        "  🗓️ Asked at 15:00 on Friday 27 November: Alice Nguyen\n"
        "[Write another]\n[Done]"
    )
    key_result = await bot.read(lambda tx: tx.key_results.get(1))
    assert key_result is not None
    assert key_result.metric == Change(Decimal(300), Decimal(120), HOURS)
    assert (key_result.target.start, key_result.owner) == (WEDNESDAY.date(), "U1")


async def test_all_that_the_form_asks_for_is_on_record_when_it_is_published(bot: RunningBot) -> None:
    await bot.put(an_objective(number=1, title="Grow"), a_key_result(number=7, objective=1, title="Revenue"))
    person = await opened(bot)
    goal = GOAL | {"objective-ambition": "aspirational", "objective-parent": "KR-7", "objective-level": "individual"}
    weighed = COMPLAINTS | {
        "key-result-weight": "40",
        "key-result-contributors": ["U1"],
        "key-result-measured": "monthly",
    }
    plans = {
        "plans-initiatives": "Write answers\n\nTrain two people\nWrite answers",
        "plans-obstacles": "Holidays",
        "plans-contributors": ["ULAN"],
        "plans-visibility": "team",
        "plans-priority": "2",
    }
    await write(person, goal, [ANSWER_TIME, weighed], plans)
    objective = await bot.read(lambda tx: tx.objectives.get(2))
    assert objective is not None
    assert (objective.parent, objective.parent_key_result, objective.level) == (1, 7, Level.INDIVIDUAL)
    assert (objective.ambition, objective.visibility) == (Ambition.ASPIRATIONAL, Visibility.TEAM)
    assert (objective.priority, objective.contributors, objective.obstacles) == (2, ("ULAN",), ("Holidays",))
    first, second = await bot.read(lambda tx: tx.key_results.of_objectives([2]))
    assert (first.weight, second.weight, second.contributors, second.measured) == (
        None,
        Decimal(40),
        ("U1",),
        "monthly",
    )
    planned = await bot.read(lambda tx: tx.initiatives.of_objectives([2]))
    assert [(one.title, one.owner, one.state) for one in planned] == [
        ("Write answers", "ULEAD", InitiativeState.PLANNED),
        ("Train two people", "ULEAD", InitiativeState.PLANNED),
    ]


async def test_it_is_said_in_vietnamese(bot: RunningBot) -> None:
    person = await opened(bot, "ULAN", "mới")
    assert "▌Mục tiêu mới" in reads(bot, "ULAN")
    assert "Bước 1/3" in reads(bot, "ULAN")
    money = ANSWER_TIME | {"key-result-from": "1,2 triệu", "key-result-to": "3 triệu đồng"}
    await write(person, GOAL, [money])
    assert "từ 1,2 triệu đồng đến 3 triệu đồng, hạn 31/12 · Lan" in reads(bot, "ULAN")
    objective = await bot.read(lambda tx: tx.objectives.get(1))
    assert objective is not None
    assert objective.level is Level.INDIVIDUAL


async def test_going_back_shows_what_was_written_and_what_is_changed_there_is_kept(bot: RunningBot) -> None:
    person = await opened(bot)
    await to_the_last_step(person)
    await person.fill({"plans-obstacles": "Holidays"})
    await person.click(on_screen(person), ids.OBJECTIVE_BACK)
    assert "1. Answer time" in reads(bot)
    await person.click(on_screen(person), ids.OBJECTIVE_BACK)
    assert "[Customers stay with us]" in reads(bot)
    assert await sent(person, {"objective-title-2": "Customers love us"}) == {}
    assert "🎯 Customers love us\n1. Answer time" in reads(bot)
    assert await sent(person) == {}
    assert "[Holidays]" in reads(bot)
    assert await sent(person) == {}
    assert "✅ O-1 · Customers love us" in reads(bot)


async def test_nothing_but_the_last_step_makes_it_an_objective(bot: RunningBot) -> None:
    person = await opened(bot)
    await to_the_last_step(person)
    assert await numbers(bot) == []
    assert await sent(person, {"plans-next": "keep"}) == {}
    assert "📝 D-1 · Customers stay with us\nKept as a draft" in reads(bot)
    assert await numbers(bot) == []


async def test_without_a_key_result_it_can_only_be_kept(bot: RunningBot) -> None:
    person = await opened(bot)
    await to_the_last_step(person, key_results=())
    assert "It has no key result yet" in reads(bot)
    assert "Publish it now" not in reads(bot)


@pytest.mark.parametrize(
    ("typed", "block", "words"),
    [
        ({"objective-title": "   "}, "objective-title", "Say what you want to achieve"),
        ({"objective-owner": "UELSE"}, "objective-owner", "takes no part here"),
    ],
)
async def test_what_is_wrong_in_the_first_step_is_said_at_its_field(
    bot: RunningBot, typed: dict[Any, Any], block: str, words: str
) -> None:
    errors = await sent(await opened(bot), GOAL | typed)
    assert list(errors) == [block]
    assert words in errors[block]
    assert await bot.read(lambda tx: tx.objective_drafts.get(1)) is None


async def test_members_publish_their_own_and_send_their_teams_to_its_lead(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    await to_the_last_step(person, GOAL | {"objective-level": "team"})
    assert "Publish it now" not in reads(bot, "U1")
    assert await sent(person) == {}
    assert "📨 D-1 · Customers stay with us\nSent to Leah Lead." in reads(bot, "U1")
    await person.click(on_screen(person), ids.OBJECTIVE_NEW)
    assert await sent(person, {"objective-title-1": "My own", "objective-level-1": "individual"}) == {}
    fields = {f"{block}-1": typed for block, typed in ANSWER_TIME.items()}
    assert await add(person, fields) == {}
    assert await sent(person) == {}
    assert "Send it to Leah Lead for agreement" in reads(bot, "U1")
    assert await sent(person) == {}
    assert "Customer care, own objective" in reads(bot, "U1")


async def test_sent_to_the_lead_twice_at_once_they_are_asked_once(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    await to_the_last_step(person)
    await person.fill({"plans-next": "send"})
    await asyncio.gather(person.submit(), person.submit())
    assert "Sent to Leah Lead." in reads(bot, "U1")
    assert await bot.read(lambda tx: [one.label for one in tx.objective_drafts.asked_of("ULEAD")]) == ["D-1"]
    await person.close()
    await opened(bot, "U1")
    assert "D-1 · Customers stay with us\n📨 waits for Leah Lead" in reads(bot, "U1")


async def test_who_is_in_no_team_is_told_the_way(bot: RunningBot) -> None:
    await opened(bot, "U2")
    told = (await bot.person("U2").messages("CCARE"))[-1]
    assert "You are in no team yet" in as_text(told, bot.slack, "U2")


async def test_each_step_sent_twice_has_one_effect(bot: RunningBot) -> None:
    person = await opened(bot)
    await person.fill(GOAL)
    await asyncio.gather(person.submit(), person.submit())
    assert await bot.read(lambda tx: [one.number for one in tx.objective_drafts.of_author("ULEAD")]) == [1]
    assert await add(person, ANSWER_TIME) == {}
    assert await sent(person) == {}
    await asyncio.gather(person.submit(), person.submit())
    assert person.errors() == {}
    assert "✅ O-1" in reads(bot)
    assert await numbers(bot) == [1]


async def test_another_is_written_in_the_same_place(bot: RunningBot) -> None:
    person = await opened(bot)
    await write(person)
    await person.click(on_screen(person), ids.OBJECTIVE_NEW)
    assert await sent(person, {"objective-title-1": "Another"}) == {}
    assert "draft D-2" in reads(bot)


async def test_another_team_offers_other_objectives_to_serve_and_nothing_typed_is_lost(bot: RunningBot) -> None:
    await bot.put(a_team(key="sales", name="Sales", lead="ULEAD", channel="CSALES"), a_membership("ULEAD"))
    await bot.put(
        an_objective(number=1, title="Keep customers"), an_objective(number=2, team="sales", title="Win deals")
    )
    person = await opened(bot)
    await person.fill(GOAL)
    await person.click(on_screen(person), ids.OBJECTIVE_CHOICE, "objective-team", option="sales")
    assert "[Customers stay with us]" in reads(bot)
    assert await sent(person, {"objective-parent": "O-2"}) == {}
    draft = await bot.read(lambda tx: tx.objective_drafts.get(1))
    assert draft is not None
    assert (draft.content.team, draft.content.parent) == ("sales", 2)


async def test_a_form_left_open_over_the_quarters_end_says_that_its_cycle_is_over(bot: RunningBot) -> None:
    person = await opened(bot)
    await person.fill(GOAL)
    bot.advance(days=40)
    await person.submit()
    assert "2026-Q4 takes no new objectives" in reads(bot)
    assert await bot.read(lambda tx: tx.objective_drafts.get(1)) is None


async def test_who_leads_no_longer_cannot_publish_what_they_wrote_as_lead(bot: RunningBot) -> None:
    person = await opened(bot)
    await to_the_last_step(person)
    await bot.put(a_team(lead="U1"), a_membership("ULEAD"))
    await person.submit()
    assert "written by its lead" in reads(bot)
    assert await numbers(bot) == []


async def test_hostile_words_stay_words(bot: RunningBot) -> None:
    hostile = "<!channel> *x* `y` \u202eabc 🦊"
    await write(await opened(bot), {"objective-title": hostile}, [ANSWER_TIME | {"key-result-title": hostile}])
    assert "<!channel> ∗x∗" in reads(bot)


async def test_home_offers_the_first_objective_until_there_is_one(bot: RunningBot) -> None:
    person = bot.person("U1")
    await person.open_home()
    home = await bot.slack.eventually(person.home)
    assert "[Write your first objective]" in as_text(home, bot.slack, "U1")
    await person.click(home, "objective_new")
    await write(person)
    await person.close()

    def turned() -> bool:
        home = person.home()
        return home is not None and "Answer time" in as_text(home, bot.slack, "U1")

    assert await bot.slack.eventually(turned)


async def test_the_menu_of_a_key_result_moves_edits_and_removes_it(bot: RunningBot) -> None:
    person = await opened(bot)
    assert await sent(person, GOAL) == {}
    for fields in (ANSWER_TIME, COMPLAINTS):
        assert await add(person, fields) == {}
    await choose(person, "down", 1)
    assert "1. Complaints" in reads(bot)
    await choose(person, "edit", 1)
    assert "[5h]" in reads(bot)
    assert await sent(person, {"key-result-to": "1h30"}) == {}
    assert "2. Answer time\nfrom 5h to 1h 30m" in reads(bot)
    await choose(person, "remove", 2)
    assert "Complaints" not in reads(bot)
    draft = await bot.read(lambda tx: tx.objective_drafts.get(1))
    assert draft is not None
    assert [one.key for one in draft.content.key_results] == [1]
