"""Slack that answers badly, late or not at all: nothing is lost, nothing comes twice, nobody else waits."""

import random
from collections import Counter

import pytest

from okr.delivery import DeliveryState
from tests.bot.bad_weather import a_house, people_of
from tests.cutting_proxy import CUTS, Cut, CuttingProxy
from tests.soak import scaled, seed, tell

HISTORY = "conversations.history"
PEOPLE = scaled(short=30, long=600)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What did not come about is tried again within a second, where Slack does not say when."""
    monkeypatch.setattr("bot.settling.FIRST_BACKOFF", 0.1)
    monkeypatch.setattr("bot.settling.LONGEST_BACKOFF", 0.5)
    monkeypatch.setattr("bot.reading.RESTS", 0.1)
    monkeypatch.setattr("bot.reading.CALLS_A_MINUTE", 10_000)


class Weather(CuttingProxy):
    """Cuts that `share` of all requests, each kind as often as the others."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(choose=self.next_cut)
        self.chance, self.share = chance, 0.0

    def next_cut(self) -> Cut:
        return self.chance.choice(CUTS) if self.chance.random() < self.share else Cut.NOWHERE


@pytest.mark.soak
async def test_cut_connections_and_busy_answers_lose_nothing_and_double_nothing(sqlite_url: str) -> None:
    chance = random.Random(seed())
    proxy = Weather(chance)
    async with a_house(sqlite_url, people_of(PEOPLE), proxy) as house:
        proxy.share = 0.2
        house.slack.faults.chance = chance
        house.slack.faults.rate_limit("*", times=None, retry_after=1, share=0.2)
        house.slack.faults.fail("*", times=None, share=0.05)
        await house.slack.eventually(house.all_is_settled, seconds=scaled(short=30, long=600))
    assert house.states() == Counter({DeliveryState.SENT: PEOPLE})
    assert house.received() == Counter(dict.fromkeys(house.people, 1))
    assert house.watch.too_early == []
    statuses = Counter(call.status for call in house.slack.calls())
    cuts = {cut.value: times for cut, times in house.proxy.made.items()}
    tell(
        f"{PEOPLE} people, cuts {cuts}, answers {dict(statuses)}, history read {len(house.slack.calls(HISTORY))} times"
    )
