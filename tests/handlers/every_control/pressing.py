"""What the tests of all controls do with a row: bring the person there, use the control, look at what came of it."""

import pytest

from sandbox.interactions.interaction import Interaction
from sandbox.payload import Json
from tests.handlers.every_control.row import Row
from tests.handlers.every_control.stage import OUR_FAULT, Rows, Stage
from tests.handlers.every_control.table import TABLE
from tests.handlers.every_control.worlds import walk

PRESSED = ("action", "view", "closed")
"""What is in a message or a view, and so can be old or tampered with."""

EVERY_ROW = [pytest.param(row, id=row.name) for row in TABLE]
EVERY_PRESS = [pytest.param(row, id=row.name) for row in TABLE if row.name.startswith(PRESSED)]


async def reach(stage: Stage, row: Row) -> None:
    """Everything as it was, and the person in front of the control."""
    stage.back_to(stage.worlds[row.world])
    await walk(stage, row.user, *row.steps[:-1])


async def use(stage: Stage, row: Row) -> Interaction:
    done = await row.steps[-1].take(stage, stage.person(row.user))
    assert isinstance(done, Interaction)
    assert done.acked, (done.error, done.pointers)
    assert not done.error, (done.error, done.pointers)
    return done


async def as_pressed(stage: Stage, row: Row) -> Json:
    """What Slack sends when the control is used, with everything as it was before."""
    await reach(stage, row)
    before = stage.keep()
    await use(stage, row)
    press = stage.sent[-1]
    stage.back_to(before)
    return press


async def press_again(stage: Stage, press: Json, *, by: str | None = None, times: int = 1) -> None:
    """Use it (again), which is answered and breaks nothing."""
    for done in await stage.again(press, by=by, times=times):
        assert done.acked, done.error
        assert not done.error, (done.error, done.pointers)
    assert broken(stage, by or press["user"]["id"]) == []


def broken(stage: Stage, user: str) -> list[str]:
    """What that person reads of the bot's own faults."""
    seen = stage.sees(user)
    return [words for words in OUR_FAULT if words in seen]


def more(before: Rows, after: Rows) -> dict[str, int]:
    """By table, how many rows came on top."""
    return {name: len(after[name]) - len(before[name]) for name in after if len(after[name]) > len(before[name])}


def changed(before: Rows, after: Rows) -> dict[str, list[object]]:
    """By table, the rows that are not as they were."""
    found = {name: [one for one in after[name] if one not in before[name]] for name in after}
    gone = {name: [one for one in before[name] if one not in after[name]] for name in after}
    return {name: [*found[name], *gone[name]] for name in after if found[name] or gone[name]}
