"""Two people write one draft: the second sees both versions, keeps theirs or takes the other, and loses nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from messages import ids
from okr.actions.write_draft import write_draft
from okr.draft_edits import Edit, MoveKeyResult, WriteGoal, WriteKeyResult, WritePlans, print_of
from okr.drafting import DraftContent
from okr.metric import Change
from okr.objective import Visibility
from tests.builders import a_cycle, a_member, a_membership, a_team
from tests.handlers.objective_scene import ANSWER_TIME, COMPLAINTS, GOAL, add, choose, opened, reads, sent
from tests.handlers.set_up_scene import WEDNESDAY, on_screen
from tests.running_bot import RunningBot, bot_in_slack


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        await running.put(a_member("U1", name="Alice Nguyen"), a_member("ULEAD", name="Leah Lead"), a_cycle(), a_team())
        await running.put(a_membership("U1"))
        yield running


async def content_of(bot: RunningBot) -> DraftContent:
    draft = await bot.read(lambda tx: tx.objective_drafts.get(1))
    assert draft is not None
    return draft.content


async def the_lead_writes(bot: RunningBot, edit: Edit) -> None:
    """In the draft that Alice has before her."""
    lead = await bot.read(lambda tx: tx.members.get("ULEAD"))
    assert lead is not None
    await bot.act(write_draft, 1, edit, seen=print_of(edit.part(await content_of(bot))), by=lead)


def goal_like(content: DraftContent, title: str) -> WriteGoal:
    return WriteGoal(
        title=title,
        why=content.why,
        level=content.level,
        team=content.team,
        cycle=content.cycle,
        owner=content.owner,
        ambition=content.ambition,
        parent=None,
        parent_key_result=None,
        first_day=date(2026, 10, 1),
        last_day=date(2026, 12, 31),
    )


async def test_the_first_step_shows_both_versions_and_sent_again_keeps_one_s_own(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    assert await sent(person, GOAL) == {}
    await person.click(on_screen(person), ids.OBJECTIVE_BACK)
    await the_lead_writes(bot, goal_like(await content_of(bot), "Customers love us"))
    assert await sent(person, {"objective-title-1": "Customers stay for years"}) == {}
    assert "⚠️ Leah Lead changed this meanwhile." in reads(bot, "U1")
    assert "Objective\n👥 Theirs: Customers love us\n✏️ Yours: Customers stay for years" in reads(bot, "U1")
    assert (await content_of(bot)).title == "Customers love us"
    assert await sent(person) == {}
    assert (await content_of(bot)).title == "Customers stay for years"


async def test_theirs_is_taken_with_one_tap(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    assert await sent(person, GOAL) == {}
    await person.click(on_screen(person), ids.OBJECTIVE_BACK)
    await the_lead_writes(bot, goal_like(await content_of(bot), "Customers love us"))
    assert await sent(person, {"objective-title-1": "Customers stay for years"}) == {}
    await person.click(on_screen(person), ids.OBJECTIVE_THEIRS)
    assert "[Customers love us]" in reads(bot, "U1")
    assert "meanwhile" not in reads(bot, "U1")
    assert await sent(person) == {}
    assert (await content_of(bot)).title == "Customers love us"


async def test_a_key_result_that_both_change_stands_there_twice_and_none_that_only_one_does(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    assert await sent(person, GOAL) == {}
    for fields in (ANSWER_TIME, COMPLAINTS):
        assert await add(person, fields) == {}
    await choose(person, "edit", 2)
    first, second = (await content_of(bot)).key_results
    await the_lead_writes(bot, WriteKeyResult(replace(first, title="Time to answer")))
    await the_lead_writes(bot, WriteKeyResult(replace(second, metric=Change(Decimal(9), Decimal(4)))))
    assert await sent(person, {"key-result-to": "2"}) == {}
    assert "Complaints\n👥 Theirs: Complaints · from 9 to 4" in reads(bot, "U1")
    assert "✏️ Yours: Complaints · from 9 to 2" in reads(bot, "U1")
    assert await sent(person) == {}
    assert "1. Time to answer" in reads(bot, "U1")
    assert "2. Complaints\nfrom 9 to 2" in reads(bot, "U1")


async def test_a_form_that_is_drawn_again_while_it_is_filled_in_hides_no_other_version(bot: RunningBot) -> None:
    await bot.put(a_team(key="sales", name="Sales", lead=None, channel="CSALES"), a_membership("U1", "sales"))
    person = await opened(bot, "U1")
    assert await sent(person, GOAL | {"objective-team": "care"}) == {}
    assert await add(person, ANSWER_TIME) == {}
    await choose(person, "edit", 1)
    (one,) = (await content_of(bot)).key_results
    await the_lead_writes(bot, WriteKeyResult(replace(one, title="Time to answer")))
    await person.fill({"key-result-weight": "40"})
    await person.click(on_screen(person), ids.OBJECTIVE_MEASURE, option="yes_no")
    assert "[40]" in reads(bot, "U1")
    assert await sent(person) == {}
    assert "👥 Theirs: Time to answer" in reads(bot, "U1")
    await person.close()
    await person.click(on_screen(person), ids.OBJECTIVE_BACK)
    await the_lead_writes(bot, goal_like(await content_of(bot), "Customers love us"))
    await person.click(on_screen(person), ids.OBJECTIVE_CHOICE, "objective-team-1", option="sales")
    assert await sent(person) == {}
    assert "👥 Theirs: Customers love us" in reads(bot, "U1")


async def test_a_list_that_was_moved_meanwhile_is_shown_as_it_is_and_nothing_is_done(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    assert await sent(person, GOAL) == {}
    for fields in (ANSWER_TIME, COMPLAINTS):
        assert await add(person, fields) == {}
    await the_lead_writes(bot, MoveKeyResult(1, 1))
    await choose(person, "remove", 1)
    assert "Somebody changed the key results meanwhile" in reads(bot, "U1")
    assert [one.key for one in (await content_of(bot)).key_results] == [2, 1]
    await choose(person, "remove", 1)
    assert [one.key for one in (await content_of(bot)).key_results] == [2]


async def test_the_last_step_publishes_nothing_before_both_versions_were_seen(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    assert await sent(person, GOAL) == {}
    assert await add(person, ANSWER_TIME) == {}
    assert await sent(person) == {}
    await the_lead_writes(
        bot,
        WritePlans(initiatives=(), obstacles=("Holidays",), contributors=(), visibility=Visibility.PUBLIC, priority=0),
    )
    assert await sent(person, {"plans-obstacles": "Sick leave"}) == {}
    assert "👥 Theirs: Holidays\n✏️ Yours: Sick leave" in reads(bot, "U1")
    assert await bot.read(lambda tx: tx.objectives.get(1)) is None
    assert await sent(person) == {}
    assert "✅ O-1" in reads(bot, "U1")
