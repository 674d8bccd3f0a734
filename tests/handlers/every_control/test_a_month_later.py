"""Every control on a message or form that is a month old: it works, or a clear sentence says why not."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from okr.cycle import CycleState
from okr.key_result import KeyResultState
from tests.builders import a_cycle, a_key_result, a_team, an_objective
from tests.handlers.every_control.pressing import EVERY_PRESS, as_pressed, changed, press_again
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.worlds import NOTHING

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("nothing_broke"), pytest.mark.slow]
A_MONTH = timedelta(days=31)


async def as_it_was(stage: Stage, row: Row) -> None:
    """Nothing but time went by."""


async def cycle_closed(stage: Stage, row: Row) -> None:
    await stage.bot.put(a_cycle(state=CycleState.CLOSED))


async def key_results_cancelled(stage: Stage, row: Row) -> None:
    for number, owner in ((1, "U1"), (2, "U1"), (4, "ULAN")):
        state = KeyResultState.CANCELLED
        await stage.bot.put(an_objective(number=1, owner="ULEAD"))
        await stage.bot.put(a_key_result(number=number, owner=owner, state=state))


async def somebody_elses(stage: Stage, row: Row) -> None:
    """The lead leads no more, and the key results went to Bob."""
    await stage.bot.put(a_team(lead="U2", parent="acme"), an_objective(number=1, owner="U2"))
    await stage.bot.put(*(a_key_result(number=number, owner="U2") for number in (1, 2, 4)))


async def a_guest_by_now(stage: Stage, row: Row) -> None:
    await stage.bot.slack.change_kind(row.user, "guest")


Turn = Callable[[Stage, Row], Awaitable[None]]
TURNS: tuple[Turn, ...] = (as_it_was, cycle_closed, key_results_cancelled, somebody_elses, a_guest_by_now)


@pytest.mark.parametrize("row", EVERY_PRESS)
async def test_pressed_a_month_later_it_breaks_nothing_and_writes_nothing_wrong(stage: Stage, row: Row) -> None:
    press = await as_pressed(stage, row)
    then = stage.keep()
    for turn in TURNS if row.world != NOTHING else (as_it_was, a_guest_by_now):
        stage.back_to(then)
        stage.bot.move_to(stage.bot.clock.now() + A_MONTH)
        await turn(stage, row)
        before = stage.rows()
        await press_again(stage, press)
        if May.WRITE_LATER not in row.may or turn is a_guest_by_now:
            assert changed(before, stage.rows()) == {}, turn.__name__
