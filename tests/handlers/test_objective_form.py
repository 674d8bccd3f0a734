"""Writing an objective with its key results: the form that grows, what is refused where, and what is saved."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest

from okr.metric import Binary, Change, Kind, Limit, Milestones
from okr.objective import Level
from okr.unit import HOURS, PERCENT
from sandbox.driver.person import Person
from sandbox.plain_text import as_text
from tests.builders import a_cycle, a_member, a_membership, a_team
from tests.handlers.set_up_scene import WEDNESDAY, on_screen
from tests.running_bot import RunningBot, bot_in_slack

ONE: dict[Any, Any] = {
    "objective-title": "Customers stay with us",
    "new-1-title": "Answer time",
    "new-1-from": "5h",
    "new-1-to": "2h",
}


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        people = [a_member("U1", name="Alice Nguyen"), a_member("ULAN", name="Lan", locale="vi-VN")]
        memberships = [a_membership("U1"), a_membership("ULAN")]
        await running.put(*people, a_member("ULEAD", name="Leah Lead"), a_cycle(), a_team(), *memberships)
        yield running


async def opened(bot: RunningBot, user: str = "ULEAD", word: str = "new") -> Person:
    person = bot.person(user)
    await person.command("/okr", word, channel="CCARE")
    return person


def reads(bot: RunningBot, user: str = "ULEAD") -> str:
    return as_text(on_screen(bot.person(user)), bot.slack, user)


async def sent(person: Person, fields: dict[Any, Any]) -> dict[str, str]:
    await person.fill(fields)
    await person.submit()
    return person.errors()


async def measured(person: Person, row: int, kind: str) -> None:
    await person.click(on_screen(person), "objective_choice", f"new-{row}-measure", option=kind)


async def test_an_objective_is_saved_and_read_back(bot: RunningBot) -> None:
    person = await opened(bot)
    assert (
        await sent(person, ONE | {"new-1-owner": "U1", "objective-why": "Keeping one costs a fifth of winning one."})
        == {}
    )
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


async def test_it_is_said_in_vietnamese(bot: RunningBot) -> None:
    person = await opened(bot, "ULAN", "mới")
    assert "▌Mục tiêu mới" in reads(bot, "ULAN")
    assert "Đây sẽ là mục tiêu cá nhân của bạn" in reads(bot, "ULAN")
    assert await sent(person, ONE | {"new-1-from": "1,2 triệu", "new-1-to": "3 triệu đồng"}) == {}
    assert "từ 1,2 triệu đồng đến 3 triệu đồng, hạn 31/12 · Lan" in reads(bot, "ULAN")
    objective = await bot.read(lambda tx: tx.objectives.get(1))
    assert objective is not None
    assert objective.level is Level.INDIVIDUAL


async def test_every_kind_of_key_result_has_its_own_fields_and_nothing_typed_is_lost(bot: RunningBot) -> None:
    person = await opened(bot)
    await person.fill(ONE)
    for row, kind in ((2, "at_most"), (3, "steps"), (4, "yes_no"), (5, "at_least")):
        await person.click(on_screen(person), "objective_add")
        await person.fill({f"new-{row}-title": f"Number {row}"})
        await measured(person, row, kind)
    assert "[Add a key result]" not in reads(bot)
    filled = {"new-2-limit": "5%", "new-3-steps": "Plan\n\n Build \nPlan\nShip", "new-4-evidence": "The certificate"}
    assert await sent(person, filled | {"new-5-limit": "99.9", "new-5-unit": "%"}) == {}
    metrics = await bot.read(lambda tx: [each.metric for each in tx.key_results.of_objectives([1])])
    assert metrics[1] == Limit(Kind.AT_MOST, Decimal(5), PERCENT)
    assert isinstance(metrics[2], Milestones)
    assert [step.title for step in metrics[2].steps] == ["Plan", "Build", "Ship"]
    assert metrics[3] == Binary("The certificate")
    assert metrics[4] == Limit(Kind.AT_LEAST, Decimal("99.9"), PERCENT)


async def test_a_key_result_is_taken_away_and_the_others_stay_as_they_are(bot: RunningBot) -> None:
    person = await opened(bot)
    await person.fill(ONE)
    await person.click(on_screen(person), "objective_add")
    await person.fill({"new-2-title": "Complaints", "new-2-from": "9", "new-2-to": "3"})
    await person.click(on_screen(person), "objective_remove", value="1")
    assert "Answer time" not in reads(bot)
    assert await sent(person, {}) == {}
    assert await bot.read(lambda tx: [each.title for each in tx.key_results.of_objectives([1])]) == ["Complaints"]


@pytest.mark.parametrize(
    ("typed", "block", "words"),
    [
        ({"new-1-from": "about 5"}, "new-1-from", "is not one figure"),
        ({"new-1-to": "soon"}, "new-1-to", "can't be read as a number"),
        ({"new-1-to": "5h"}, "new-1-to", "From and to are the same"),
        ({"new-1-due-2026-Q4": "2026-11-25"}, "new-1-due-2026-Q4", "Choose a day after Wednesday 25 November"),
        ({"new-1-due-2026-Q4": "2027-01-01"}, "new-1-due-2026-Q4", "not after Thursday 31 December"),
        ({"objective-title": "   "}, "objective-title", "Say what you want to achieve"),
        ({"new-1-title": " \u200b "}, "new-1-title", "Say in a few words"),
        ({"new-1-owner": "UGUEST"}, "new-1-owner", "takes no part here"),
        ({"objective-owner": "UELSE"}, "objective-owner", "takes no part here"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(
    bot: RunningBot, typed: dict[Any, Any], block: str, words: str
) -> None:
    errors = await sent(await opened(bot), ONE | typed)
    assert list(errors) == [block]
    assert words in errors[block]
    assert await bot.read(lambda tx: tx.objectives.get(1)) is None


async def test_members_write_their_own_and_leads_their_teams(bot: RunningBot) -> None:
    person = await opened(bot, "U1")
    assert "Whose objective is it?" not in reads(bot, "U1")
    errors = await sent(person, ONE | {"objective-owner": "ULAN"})
    assert errors == {"objective-owner": "Only leads write objectives for others. Choose yourself."}
    assert await sent(person, {"objective-owner": "U1"}) == {}
    assert "Customer care, own objective" in reads(bot, "U1")


async def test_who_is_in_no_team_is_told_the_way(bot: RunningBot) -> None:
    await opened(bot, "U2")
    told = (await bot.person("U2").messages("CCARE"))[-1]
    assert "You are in no team yet" in as_text(told, bot.slack, "U2")


async def test_sent_twice_it_is_written_once(bot: RunningBot) -> None:
    person = await opened(bot)
    await person.fill(ONE)
    await asyncio.gather(person.submit(), person.submit())
    assert person.errors() == {}
    assert await bot.read(lambda tx: [each.number for each in tx.objectives.find(teams=["care"])]) == [1]


async def test_another_is_written_in_the_same_place(bot: RunningBot) -> None:
    person = await opened(bot)
    assert await sent(person, ONE) == {}
    await person.click(on_screen(person), "objective_new")
    assert await sent(person, ONE | {"objective-title": "Another"}) == {}
    found = await bot.read(lambda tx: [each.title for each in tx.objectives.find(teams=["care"])])
    assert found == ["Customers stay with us", "Another"]


async def test_adding_twice_in_a_row_never_breaks_the_form(bot: RunningBot) -> None:
    person = await opened(bot)
    view = on_screen(person)
    await asyncio.gather(person.click(view, "objective_add"), person.click(view, "objective_add"))
    assert "Key result 2" in reads(bot)


async def test_a_form_left_open_over_the_quarters_end_says_that_its_cycle_is_over(bot: RunningBot) -> None:
    person = await opened(bot)
    await person.fill(ONE)
    bot.advance(days=40)
    await person.submit()
    assert "2026-Q4 takes no new objectives" in reads(bot)
    assert await bot.read(lambda tx: tx.objectives.get(1)) is None


async def test_who_leads_no_longer_cannot_send_what_they_opened_as_lead(bot: RunningBot) -> None:
    person = await opened(bot)
    await bot.put(a_team(lead="U1"), a_membership("ULEAD"))
    errors = await sent(person, ONE)
    assert "not yours to write" in errors["objective-level"]


async def test_hostile_words_stay_words(bot: RunningBot) -> None:
    hostile = "<!channel> *x* `y` \u202eabc 🦊"
    assert await sent(await opened(bot), ONE | {"objective-title": hostile, "new-1-title": hostile}) == {}
    assert "<!channel> ∗x∗" in reads(bot)


async def test_home_offers_the_first_objective_until_there_is_one(bot: RunningBot) -> None:
    person = bot.person("U1")
    await person.open_home()
    home = await bot.slack.eventually(person.home)
    assert "[Write your first objective]" in as_text(home, bot.slack, "U1")
    await person.click(home, "objective_new")
    assert await sent(person, ONE | {"new-1-owner": "U1"}) == {}
    await person.close()

    def turned() -> bool:
        home = person.home()
        return home is not None and "Answer time" in as_text(home, bot.slack, "U1")

    assert await bot.slack.eventually(turned)
