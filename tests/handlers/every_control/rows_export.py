"""The row of the export: anybody asks for what they may see."""

from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import Say

ANYBODY = May.STAY_AS_IT_IS | May.WRITE_BY_ANYBODY | May.WRITE_LATER  # it is about no week

ROWS: tuple[Row, ...] = (Row("command export", "U1", (Say("export"),), may=ANYBODY),)
