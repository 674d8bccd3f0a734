"""A socket that breaks: the bot answers again within five seconds, and nothing it had acknowledged is lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from tests.bot.bad_weather import House, a_house
from tests.cutting_proxy import Cut, CuttingProxy
from tests.handlers.check_in_scene import WEEK, filled
from tests.soak import scaled, seed, tell

ALICE, BOB = "U0001", "U0002"
WITHIN = 5.0
EVERY = 0.25
TIMES = scaled(short=1, long=40)

Break = Callable[[House], Awaitable[object]]


async def reset(house: House) -> None:
    assert house.proxy.reset() > 0


async def stall(house: House) -> None:
    assert house.proxy.stall() > 0


async def farewell(house: House) -> None:
    await house.slack.disconnect("refresh_requested")


async def warning(house: House) -> None:
    await house.slack.disconnect("warning")


async def hung_up_on(house: House) -> None:
    assert house.slack.drop_sockets() > 0


BREAKS: dict[str, Break] = {
    "reset": reset,
    "silent": stall,
    "disconnect": farewell,
    "warning": warning,
    "hung up on": hung_up_on,
}


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    async with a_house(sqlite_url, [ALICE, BOB], CuttingProxy(cuts=b"never"), listens=True) as house:
        await house.slack.connected()
        yield house


async def test_an_address_whose_handshake_broke_off_is_not_tried_for_ever(sqlite_url: str) -> None:
    """Its ticket is used up: only a new address leads to Slack."""
    cuts = [Cut.NOWHERE, Cut.AFTER, Cut.BEFORE]
    proxy = CuttingProxy(cuts=b"GET /link/", choose=lambda: cuts.pop(0) if cuts else Cut.NOWHERE)
    async with a_house(sqlite_url, [ALICE, BOB], proxy, listens=True) as house:
        await house.slack.connected()
        proxy.reset()
        await house.slack.eventually(lambda: not cuts, seconds=10)
        await house.slack.connected(seconds=10)
        assert await is_answered(house)


@pytest.mark.soak
@pytest.mark.parametrize("name", BREAKS)
async def test_a_broken_socket_answers_again_within_five_seconds_and_loses_nothing(house: House, name: str) -> None:
    seed()
    slowest = 0.0
    for value in range(1, TIMES + 1):
        form = await an_open_form(house, value)
        sending = asyncio.create_task(form())
        broken = house.slack.clock.machine()
        await BREAKS[name](house)
        slowest = max(slowest, await next_ack(house, since=broken))
        if await sending:
            assert await kept(house) == Decimal(value)
    tell(f"socket {name}: {TIMES} times, next ack after at most {slowest:.2f} s")
    assert slowest <= WITHIN


async def an_open_form(house: House, value: int) -> Callable[[], Coroutine[Any, Any, bool]]:
    """Alice's form, filled in; what it gives sends it and says whether that was acknowledged. She asks again where the
    last break still keeps her from it."""
    alice = house.person(ALICE)

    async def opened() -> bool:
        return (await alice.command("/okr", "checkin")).acked

    await house.slack.eventually(opened, seconds=30)
    await alice.fill(filled(str(value)))

    async def send() -> bool:
        return (await alice.submit()).acked

    return send


async def next_ack(house: House, *, since: float) -> float:
    """Seconds from then until Bob, who asks four times a second, is answered for the first time."""
    asked: set[asyncio.Task[bool]] = set()
    try:
        for _ in count():
            asked.add(asyncio.create_task(is_answered(house)))
            done, asked = await asyncio.wait(asked, timeout=EVERY, return_when=asyncio.FIRST_COMPLETED)
            if any(one.result() for one in done):
                break
            if not asked:
                await house.slack.clock.machine_sleep(EVERY)
    finally:
        await asyncio.gather(*asked)
    return house.slack.clock.machine() - since


async def is_answered(house: House) -> bool:
    return (await house.person(BOB).command("/okr", "help")).acked


async def kept(house: House) -> Decimal | None:
    """The figure of Alice's answer."""
    with house.bot.database.snapshot(house.slack.team_id) as tx:
        check_in = tx.check_ins.current(1, WEEK)
    assert check_in is not None
    reading = check_in.answer.reading
    return reading if isinstance(reading, Decimal) else None
