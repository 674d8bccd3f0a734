"""Three replicas on one PostgreSQL, which get whatever Slack sends in any order and several times: one effect."""

import asyncio
import random
from collections import Counter, deque
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.once import Once
from bot.wiring import Bot
from tests.bot.replicas import Handled, replicas_in_slack, shuffled_copies
from tests.builders import a_key_result
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot
from tests.soak import scaled, seed, tell

pytestmark = [pytest.mark.postgres, pytest.mark.soak]

EVENTS = scaled(short=40, long=5_000)
AT_ONCE = 24
CLASHES = scaled(short=1, long=50)

Replicas = tuple[RunningBot, Sequence[Bot]]


@pytest.fixture
async def replicas(postgres_url: str) -> AsyncIterator[Replicas]:
    async with replicas_in_slack(postgres_url, count=3) as three:
        yield three


async def test_each_event_comes_four_times_to_any_of_them_and_is_handled_once(replicas: Replicas) -> None:
    """Slack sends again what is not answered with 200, so whoever comes while another has it in hand comes later."""
    first, bots = replicas
    chance = random.Random(seed())
    copies = deque(shuffled_copies(EVENTS, copies=4, chance=chance))
    handled = Handled(Counter(), breaking={f"Ev{number}" for number in range(0, EVENTS, 10)})
    doors = [handled.watched(bot) for bot in bots]
    await asyncio.gather(*(knock(doors, copies, chance) for _ in range(AT_ONCE)))
    assert handled.counts == dict.fromkeys((f"Ev{number}" for number in range(EVENTS)), 1)
    known = await first.read(lambda tx: [each.id for each in tx.members.all() if each.id.startswith("UNEW")])
    assert len(known) == EVENTS
    tell(f"{EVENTS} events four times over 3 replicas, a tenth of them broke at first: each handled once")


async def knock(doors: Sequence[Once], copies: deque[dict[str, Any]], chance: random.Random) -> None:
    while copies:
        copy = copies.popleft()
        answer = await chance.choice(doors)(AsyncBoltRequest(body=copy, mode="socket_mode"))
        if answer.status != 200:
            copies.append(copy)


async def test_one_form_sent_a_hundred_times_at_once_is_one_answer(replicas: Replicas) -> None:
    scene = Scene(replicas[0])
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open("U1")
    await alice.fill(filled("60", 8))
    await asyncio.gather(*(alice.submit() for _ in range(scaled(short=30, long=100))))
    assert [(one.revision, one.answer.confidence) for one in await scene.revisions()] == [(1, 8)]
    assert on_screen(alice).title == "Saved"
    sockets = Counter(sent.socket for sent in scene.bot.slack.deliveries("interactive"))
    assert len(sockets) == 3, "all three had a part in it"


async def test_of_two_who_answer_for_one_key_result_at_once_the_second_sees_both_answers(replicas: Replicas) -> None:
    scene = Scene(replicas[0])
    await scene.begin(*(a_key_result(number=number) for number in range(1, CLASHES + 1)))
    for number in range(1, CLASHES + 1):
        await clash(scene, number)
    tell(f"{CLASHES} clashes, both answers seen in each")


async def clash(scene: Scene, number: int) -> None:
    alice, leah = scene.bot.person("U1"), scene.bot.person("ULEAD")
    for user in ("U1", "ULEAD"):
        await scene.open(user, f"checkin KR-{number}")
    await alice.fill(filled("60", 8, number=number))
    await leah.fill(filled("70", 6, number=number))
    await asyncio.gather(alice.submit(), leah.submit())
    second, user = (alice, "U1") if on_screen(alice).title == "Answered meanwhile" else (leah, "ULEAD")
    told = scene.reads(on_screen(second), user)
    assert "60, confidence 8" in told
    assert "70, confidence 6" in told
    await second.fill({field("whose", number): "mine"})
    await second.submit()
    assert [one.revision for one in await scene.revisions(number)] == [1, 2]
    kept = await scene.kept(number, WEEK)
    assert kept is not None
    assert kept.by == user
    for person in (alice, leah):
        await person.close()
