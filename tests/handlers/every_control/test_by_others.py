"""What somebody uses who has no right to it: refused, nothing written."""

import pytest

from tests.handlers.every_control.pressing import EVERY_PRESS, as_pressed, changed, press_again
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Stage

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("nothing_broke")]
ANOTHER = {"U1": "U2", "ULEAD": "U2", "UADMIN": "U1"}
"""Somebody who neither leads nor owns what is pressed; Alice for everybody else."""


@pytest.mark.parametrize("row", EVERY_PRESS)
async def test_a_guest_a_stranger_and_another_member_change_nothing_that_is_not_theirs(stage: Stage, row: Row) -> None:
    press = await as_pressed(stage, row)
    before = stage.rows()
    for user in ("UGUEST", "UELSE"):
        await press_again(stage, press, by=user)
        assert changed(before, stage.rows()) == {}, user
    await press_again(stage, press, by=ANOTHER.get(row.user, "U1"))
    if May.WRITE_BY_ANYBODY not in row.may:
        assert changed(before, stage.rows()) == {}
