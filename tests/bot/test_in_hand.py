"""What somebody waits for comes first, and what is sent does not wait for ever."""

import asyncio

import pytest

from bot import in_hand
from bot.in_hand import QUIET, InHand
from bot.once import Once
from okr.delivery import DeliveryState
from tests.bot.delivering import House
from tests.bot.test_delivery import house
from tests.bot.test_once import Bolt, an_event, bolt
from tests.builders import WORKSPACE
from tests.running_bot import RunningBot

__all__ = ["bolt", "house"]
LONG = 5


async def goes_on(waiting: asyncio.Task[None]) -> bool:
    done, _ = await asyncio.wait({waiting}, timeout=2 * QUIET)
    return not done


async def test_with_nothing_in_hand_it_is_quiet_at_once() -> None:
    loop = asyncio.get_running_loop()
    quiet, began = InHand(), loop.time()
    for _ in range(100):
        await quiet.quiet()
    assert loop.time() - began < 100 * QUIET / 2


async def test_it_is_quiet_a_moment_after_the_last_request_was_answered() -> None:
    loop = asyncio.get_running_loop()
    hand = InHand()
    with hand.one():
        with hand.one():
            waiting = asyncio.create_task(hand.quiet())
            assert await goes_on(waiting)
        assert await goes_on(waiting)
        ended = loop.time()
    await asyncio.wait_for(waiting, LONG)
    assert loop.time() >= ended + QUIET


async def test_under_load_messages_go_out_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_hand, "AT_MOST", QUIET)
    hand = InHand()
    with hand.one():
        await asyncio.wait_for(hand.quiet(), LONG)


async def test_a_request_is_in_hand_until_it_is_answered(bolt: Bolt, a_running_bot: RunningBot) -> None:
    bot, hand = a_running_bot.bot, InHand()
    once = Once(bolt.dispatch, bot.database.received, bot.actor, workspace=WORKSPACE, in_hand=hand)
    bolt.may_end.clear()
    request = asyncio.create_task(once(an_event()))
    await bolt.entered.wait()
    waiting = asyncio.create_task(hand.quiet())
    assert await goes_on(waiting)
    bolt.may_end.set()
    await request
    await asyncio.wait_for(waiting, LONG)


async def test_nothing_is_claimed_before_others_were_given_way(house: House) -> None:
    asked, may = asyncio.Event(), asyncio.Event()

    async def others() -> None:
        asked.set()
        await may.wait()

    house.plan("U1")
    house.deliverer.give_way_to(others)
    delivering = asyncio.create_task(house.deliverer.deliver_due())
    await asyncio.wait_for(asked.wait(), LONG)
    assert house.delivery("U1").state is DeliveryState.PENDING
    may.set()
    assert [done.what for done in await asyncio.wait_for(delivering, LONG)] == ["sent"]


async def test_who_is_stopped_while_giving_way_claims_nothing_more(house: House) -> None:
    asked, may = asyncio.Event(), asyncio.Event()

    async def others() -> None:
        asked.set()
        await may.wait()

    house.plan("U1")
    house.deliverer.give_way_to(others)
    delivering = asyncio.create_task(house.deliverer.deliver_due())
    await asyncio.wait_for(asked.wait(), LONG)
    stopping = asyncio.create_task(house.deliverer.stop(within=LONG))
    await asyncio.sleep(0)
    may.set()
    assert await asyncio.wait_for(delivering, LONG) == []
    await stopping
    assert house.delivery("U1").state is DeliveryState.PENDING
