"""The rows of `/okr cycle`: what admins do there, and what everybody sees."""

from messages import ids
from messages.cycle_fields import CycleBlock
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import Click, Fill, Say, Submit

OPEN = Say("cycle")
PLAN, CALENDAR = Click(ids.CYCLE_PLAN), Click(ids.CYCLE_CALENDAR)

ROWS = (
    Row("command cycle", "U1", (OPEN,), may=May.STAY_AS_IT_IS),
    Row("action cycle_plan", "UADMIN", (OPEN, PLAN)),
    Row("view cycle_form", "UADMIN", (OPEN, PLAN, Fill({CycleBlock.NAME: "Next"}), Submit()), may=May.WRITE_LATER),
    Row("action cycle_menu", "UADMIN", (OPEN, Click(ids.CYCLE_MENU, "closing 2026-Q4")), may=May.WRITE_LATER),
    Row("action cycle_menu, dates", "UADMIN", (OPEN, Click(ids.CYCLE_MENU, "dates 2026-Q4"))),
    Row("action cycle_calendar", "UADMIN", (OPEN, CALENDAR)),
    Row("view cycle_calendar_form", "UADMIN", (OPEN, CALENDAR, Submit()), may=May.WRITE_LATER),
)
