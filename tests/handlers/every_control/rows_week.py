"""The rows of what people do in their own week: the nudge, the form, being away, why, the history."""

from datetime import date

from messages import ids
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import By, Click, Close, Fill, Say, Shortcut, Submit
from tests.handlers.every_control.worlds import MANY, MONDAY

BOTH = {"kr-1-value": "60", "kr-1-confidence": "8", "kr-2-value": "60", "kr-2-confidence": "8"}
FIRST_PAGE = {f"kr-{20 + n}-{field}": "8" for n in range(MANY // 2) for field in ("value", "confidence")}
OVERCONFIDENT = {"kr-1-value": "3", "kr-1-confidence": "9"}
OTHERS = {"kr-1-value": "70", "kr-1-confidence": "7"}
FORM = Say("checkin")
UNTIL = {"away-until": date(2026, 12, 4)}
OWN, KEEP = May.WRITE_BY_ANYBODY, May.STAY_AS_IT_IS | May.WRITE_BY_ANYBODY

PLACE = May.VALUE_UNREAD

CHECK_IN = (
    Row("shortcut check_in", "U1", (Shortcut(ids.CHECK_IN_SHORTCUT),)),
    Row("action check_in_open", "U1", (Click(ids.CHECK_IN_OPEN),)),
    Row("action check_in_open, in Vietnamese", "ULAN", (Click(ids.CHECK_IN_OPEN),)),
    Row("action check_in_edit", "U1", (Click(ids.CHECK_IN_EDIT),), MONDAY),
    Row("view check_in_form", "U1", (FORM, Fill(BOTH), Submit())),
    Row("view check_in_form, another page", "UMINH", (FORM, Fill(FIRST_PAGE), Submit())),
    Row("closed check_in_form", "U1", (FORM, Fill(BOTH), Close())),
    Row("closed check_in_saved", "U1", (FORM, Fill(BOTH), Submit(), Close()), may=KEEP),
    Row("action check_in_back", "UMINH", (FORM, Fill(FIRST_PAGE), Submit(), Click(ids.CHECK_IN_BACK))),
    Row("view check_in_why", "U1", (FORM, Fill(BOTH | OVERCONFIDENT), Submit(), Fill({"kr-1-why": "Soon"}), Submit())),
    Row(
        "view check_in_clash",
        "U1",
        (
            By("ULEAD", Say("checkin KR-1")),
            Say("checkin KR-1"),
            By("ULEAD", Fill(OTHERS)),
            Fill({"kr-1-value": "60", "kr-1-confidence": "8"}),
            By("ULEAD", Submit()),
            Submit(),
            Fill({"kr-1-whose": "mine"}),
            Submit(),
        ),
    ),
    *(
        Row(f"action check_in_sure_{place}", "U1", (FORM, Click(f"check_in_sure_{place}", block="kr-1-sure")))
        for place in range(1, 6)
    ),
    Row("action check_in_no_figure", "U1", (FORM, Click(ids.CHECK_IN_NO_FIGURE)), may=PLACE),
    Row("action check_in_figure", "U1", (FORM, Click(ids.CHECK_IN_NO_FIGURE), Click(ids.CHECK_IN_FIGURE)), may=PLACE),
    Row("action check_in_cleared", "U1", (FORM, Click(ids.CHECK_IN_CLEARED)), may=PLACE),
    Row(
        "action check_in_still_there",
        "U1",
        (FORM, Click(ids.CHECK_IN_CLEARED), Click(ids.CHECK_IN_STILL_THERE)),
        may=PLACE,
    ),
    Row("action check_in_foreseen", "U1", (FORM, Click(ids.CHECK_IN_FORESEEN))),
    Row("action check_in_field", "U1", (FORM, Click(ids.CHECK_IN_FIELD, block="kr-1-value", text="62"))),
    Row("action check_in_nothing_changed", "U1", (FORM, Click(ids.CHECK_IN_NOTHING_CHANGED)), may=OWN | PLACE),
    Row("action check_in_later", "U1", (FORM, Click(ids.CHECK_IN_LATER)), may=OWN),
    Row("action nothing_changed", "U1", (Click(ids.NOTHING_CHANGED),), may=OWN),
    Row("action nothing_changed, of one by one", "ULAN", (Click(ids.NOTHING_CHANGED),), may=OWN),
    Row("action snooze", "U1", (Click(ids.SNOOZE),), may=OWN),
)

MINE = May.WRITE_BY_ANYBODY | May.WRITE_LATER
AWAY = (
    Row("action away_open", "U1", (Click(ids.AWAY_OPEN),)),
    Row("action away_open, on the form", "ULAN", (FORM, Click(ids.AWAY_OPEN))),
    Row("view away_form", "U1", (Click(ids.AWAY_OPEN), Fill(UNTIL), Submit()), may=May.WRITE_BY_ANYBODY),
    Row("closed away_saved", "U1", (Say("away"), Fill(UNTIL), Submit(), Close()), may=KEEP),
    Row("action away_change", "ULAN", (Click(ids.AWAY_CHANGE),), MONDAY),
    Row("action away_back", "U1", (Say("away 2026-12-04"), Click(ids.AWAY_BACK)), may=May.WRITE_BY_ANYBODY),
    Row("action away_back, in the form", "ULAN", (Say("away"), Click(ids.AWAY_BACK)), MONDAY),
    Row("action away_undo", "ULAN", (Click(ids.AWAY_UNDO),), MONDAY),
)
CORRECT = Click(ids.HISTORY_WEEK, "correct 1 2026-W46")
CORRECTED = {"kr-1-value": "61", "correction-reason": "Returns came in late"}
HISTORY = (
    Row("action history_open", "U1", (Say("status KR-1"), Click(ids.HISTORY_OPEN))),
    Row("action history_next", "U1", (Say("history KR-1"), Click(ids.HISTORY_NEXT))),
    Row(
        "action history_previous",
        "U1",
        (Say("history KR-1"), Click(ids.HISTORY_NEXT), Click(ids.HISTORY_PREVIOUS)),
    ),
    Row("action history_week", "U1", (Say("history KR-1"), CORRECT)),
    Row("view correction_form", "U1", (Say("history KR-1"), CORRECT, Fill(CORRECTED), Submit()), may=May.WRITE_LATER),
    Row("action why", "U1", (Click(ids.WHY),)),
    Row("action why, of a notice", "ULEAD", (Click(ids.WHY),), MONDAY),
    Row("action why_language", "U1", (Click(ids.WHY), Click(ids.WHY_LANGUAGE)), may=MINE),
)

ROWS = (*CHECK_IN, *AWAY, *HISTORY)
