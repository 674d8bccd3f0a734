"""How long a person waits: from the click to the form on the screen, and from a tap to the number that shows."""

from collections.abc import Awaitable
from statistics import median
from time import perf_counter

import pytest

from tests.builders import a_check_in, a_key_result, an_increase
from tests.handlers.check_in_scene import WEEK, Scene, on_screen
from tests.running_bot import RunningBot

BOUND = 0.5
"""Seconds, on a machine that does other things meanwhile."""

TIMES = 5
PAGES = {1: 1, 5: 1, 20: 4, 60: 10}


async def seconds_for(act: Awaitable[object]) -> float:
    started = perf_counter()
    await act
    return perf_counter() - started


async def a_scene(bot: RunningBot, count: int) -> Scene:
    """That many key results, each answered twice, with a note and something in the way."""
    scene = Scene(bot)
    numbers = range(1, count + 1)
    await scene.begin(*(a_key_result(an_increase(0, 100), number=number, title="A title" * 9) for number in numbers))
    for back in (2, 1):
        week = WEEK.plus(-back)
        said = (a_check_in(40, week=week, key_result=n, note="a note " * 9, blocker="a blocker " * 9) for n in numbers)
        await bot.put(*said)
    return scene


@pytest.mark.parametrize("count", PAGES)
async def test_the_form_opens_and_answers_within_half_a_second(a_running_bot_on_both: RunningBot, count: int) -> None:
    scene = await a_scene(a_running_bot_on_both, count)
    nudge, alice = await scene.nudge(), scene.bot.person("U1")
    waited: dict[str, list[float]] = {"open": [], "tap": [], "type": []}
    for at in range(TIMES):
        waited["open"].append(await seconds_for(alice.click(nudge, "check_in_open")))
        waited["tap"].append(await seconds_for(alice.tap(1, 1 + at)))
        typed = alice.click(on_screen(alice), "check_in_field", "kr-1-value", text=str(50 + at))
        waited["type"].append(await seconds_for(typed))
        shown = scene.reads(on_screen(alice))
        assert f"{50 + at} · {50 + at}% of the way" in shown
        assert f"Page 1 of {PAGES[count]}." in shown or PAGES[count] == 1
        await alice.close()
    assert {what: seconds for what, seconds in waited.items() if median(seconds) >= BOUND} == {}
