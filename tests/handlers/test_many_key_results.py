"""An objective of one, five and forty key results goes through its real form within the limits of Slack."""

from collections.abc import AsyncIterator

import pytest

from okr.drafting import MOST_KEY_RESULTS
from tests.builders import a_cycle, a_member, a_membership, a_team
from tests.handlers.objective_scene import GOAL, Fields, add, choose, opened, reads, sent
from tests.handlers.set_up_scene import WEDNESDAY
from tests.running_bot import RunningBot, bot_in_slack

LONG = "hours that customers of the north wait for <b>&amp; an answer"


@pytest.fixture
async def bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        await running.put(a_member("ULEAD", name="Leah Lead"), a_cycle(), a_team(), a_membership("ULEAD"))
        yield running


def measure(number: int) -> Fields:
    return {"key-result-title": f"M{number:02} {LONG}", "key-result-from": "9", "key-result-to": "3"}


@pytest.mark.parametrize("count", [1, 5, 40])
async def test_key_results_are_added_moved_removed_and_published_however_many(bot: RunningBot, count: int) -> None:
    person = await opened(bot)
    assert await sent(person, GOAL) == {}
    for number in range(1, count + 1):
        assert await add(person, measure(number)) == {}
    assert ("40 key results are the most that one objective takes." in reads(bot)) is (count == MOST_KEY_RESULTS)
    await choose(person, "remove", 1)
    assert "M01 " not in reads(bot)
    assert await add(person, measure(count + 1)) == {}
    if count > 1:
        await choose(person, "up", count + 1)
    assert f"{max(count - 1, 1)}. M{count + 1:02} " in reads(bot)
    assert await sent(person) == {}
    assert await sent(person) == {}
    assert "✅ O-1 · Customers stay with us" in reads(bot)
    expected = [f"M{number:02}" for number in range(2, count + 1)]
    expected.insert(max(count - 2, 0), f"M{count + 1:02}")
    found = await bot.read(lambda tx: tx.key_results.of_objectives([1]))
    assert [one.title.split()[0] for one in found] == expected
    assert all(one.label in reads(bot) for one in found)
