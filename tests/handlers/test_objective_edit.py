"""An objective on record is changed in the same form, from its status; what others changed meanwhile is settled."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest

from messages import ids
from okr.metric import Change
from sandbox.plain_text import as_text
from tests.builders import a_cycle, a_key_result, a_member, a_membership, a_team, an_increase, an_objective
from tests.handlers.objective_scene import choose, opened, reads, sent
from tests.handlers.set_up_scene import WEDNESDAY, on_screen
from tests.running_bot import RunningBot, bot_in_slack

OBJECTIVE = an_objective(number=1, owner="ULEAD", title="Customers stay")


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        await running.put(a_member("U1", name="Alice Nguyen"), a_member("ULEAD", name="Leah Lead"), a_cycle(), a_team())
        await running.put(a_membership("U1"), OBJECTIVE, a_key_result(an_increase(0, 100), number=7, title="Users"))
        yield running


async def editing(bot: RunningBot) -> None:
    """The lead presses Edit below the status."""
    person = await opened(bot, word="status O-1")
    await person.click((await person.messages("CCARE"))[-1], ids.OBJECTIVE_EDIT)


async def title_on_record(bot: RunningBot) -> str:
    found = await bot.read(lambda tx: tx.objectives.get(1))
    assert found is not None
    return found.title


async def test_a_target_changes_with_its_reason_and_the_objective_keeps_its_place(bot: RunningBot) -> None:
    await editing(bot)
    person = bot.person("ULEAD")
    assert "▌Change the objective\n  Step 1 of 3 · change of O-1" in reads(bot)
    assert "Whose objective is it?" not in reads(bot)
    assert await sent(person, {"objective-title": "Customers stay for years"}) == {}
    await choose(person, "edit", 7)
    assert "because" in "".join(await sent(person, {"key-result-to": "80"}))
    assert await sent(person, {"key-result-because": "Two people left"}) == {}
    assert "1. Users\nfrom 0 to 80" in reads(bot)
    assert await sent(person) == {}
    assert "Make the change now" in reads(bot)
    assert await sent(person) == {}
    assert "✅ O-1 · Customers stay for years" in reads(bot)
    key_result = await bot.read(lambda tx: tx.key_results.get(7))
    assert key_result is not None
    assert [target.reason for target in key_result.targets] == ["", "Two people left"]
    assert key_result.metric == Change(Decimal(0), Decimal(80))


async def test_what_somebody_else_changed_meanwhile_is_shown_beside_one_s_own_and_one_s_own_kept(
    bot: RunningBot,
) -> None:
    await changed_by_two(bot)
    assert "👥 Theirs: Nobody leaves\n✏️ Yours: Customers love us" in reads(bot)
    assert await title_on_record(bot) == "Nobody leaves"
    assert await sent(bot.person("ULEAD")) == {}
    assert "✅ O-1 · Customers love us" in reads(bot)


async def test_what_is_on_record_is_taken_and_looked_at_once_more(bot: RunningBot) -> None:
    await changed_by_two(bot)
    person = bot.person("ULEAD")
    await person.click(on_screen(person), ids.OBJECTIVE_ON_RECORD)
    assert "🎯 Nobody leaves" in reads(bot)
    assert await sent(person) == {}
    assert "✅ O-1 · Nobody leaves" in reads(bot)


async def changed_by_two(bot: RunningBot) -> None:
    """Leah changes the title, and while she does somebody else puts another one on record."""
    await editing(bot)
    person = bot.person("ULEAD")
    assert await sent(person, {"objective-title": "Customers love us"}) == {}
    assert await sent(person) == {}
    await bot.put(replace(OBJECTIVE, title="Nobody leaves", version=2))
    assert await sent(person) == {}


async def test_opened_again_the_change_that_was_begun_is_gone_on_with(bot: RunningBot) -> None:
    await editing(bot)
    person = bot.person("ULEAD")
    assert await sent(person, {"objective-title": "Customers love us"}) == {}
    await person.close()
    await editing(bot)
    assert "[Customers love us]" in reads(bot)
    await person.close()
    await opened(bot)
    assert "a change of O-1" in reads(bot)


async def test_whoever_may_not_change_it_finds_no_button(bot: RunningBot) -> None:
    person = await opened(bot, "U1", "status O-1")
    assert "[Edit]" not in as_text((await person.messages("CCARE"))[-1], bot.slack, "U1")
