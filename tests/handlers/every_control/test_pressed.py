"""Every control is pressed: something is seen, pressed again nothing happens twice, and never does the bot break."""

import pytest

from tests.handlers.every_control.pressing import (
    EVERY_PRESS,
    EVERY_ROW,
    broken,
    more,
    press_again,
    reach,
    use,
)
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("nothing_broke")]


@pytest.mark.parametrize("row", EVERY_ROW)
async def test_pressed_something_is_seen(stage: Stage, row: Row) -> None:
    await reach(stage, row)
    before = stage.sees(row.user)
    await use(stage, row)
    await stage.deliver()
    if May.STAY_AS_IT_IS not in row.may:
        assert stage.sees(row.user) != before
    assert broken(stage, row.user) == []


@pytest.mark.parametrize("row", EVERY_PRESS)
async def test_pressed_again_and_twice_at_once_it_has_no_second_effect(stage: Stage, row: Row) -> None:
    await reach(stage, row)
    await use(stage, row)
    press, after_one = stage.sent[-1], stage.rows()
    await press_again(stage, press)
    await press_again(stage, press, times=2)
    assert more(after_one, stage.rows()) == {}
    await stage.deliver()
    assert broken(stage, row.user) == []
