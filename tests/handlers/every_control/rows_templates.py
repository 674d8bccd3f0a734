"""The rows of the library of templates: looked through, narrowed, and one of them filled in."""

from messages import ids
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import Click, Fill, Say, Submit

SHOWN = May.STAY_AS_IT_IS | May.WRITE_BY_ANYBODY | May.WRITE_LATER
LIBRARY = Say("templates")
HURRYING = Say("templates hurrying")  # the words of one template alone
FILLED = Fill(
    {
        "blank-software": "Zendesk",
        "blank-kr1_start": "30 min",
        "blank-kr1_target": "20 min",
        "blank-kr2_start": "15",
        "blank-kr2_target": "20",
        "blank-kr3_start": "40",
        "blank-kr3_target": "100",
    }
)
MORE = Click(ids.TEMPLATE_MORE)

ROWS: tuple[Row, ...] = (
    Row("command templates", "U1", (LIBRARY,), may=SHOWN),
    Row("action template_choice", "U1", (LIBRARY, Click(ids.TEMPLATE_CHOICE, "sales", "template-department"))),
    Row("action template_more", "U1", (LIBRARY, MORE)),
    Row("action template_earlier", "U1", (LIBRARY, MORE, Click(ids.TEMPLATE_EARLIER))),
    Row("action coach_guide", "U1", (LIBRARY, Click(ids.COACH_GUIDE))),
    Row("action template_use", "ULEAD", (HURRYING, Click(ids.TEMPLATE_USE))),
    Row("view template_library", "U1", (LIBRARY, Fill({"template-words": "costs"}), Submit()), may=SHOWN),
    Row(
        "view template_form",
        "ULEAD",
        (HURRYING, Click(ids.TEMPLATE_USE), FILLED, Submit()),
        may=May.WRITE_BY_ANYBODY | May.WRITE_LATER,  # whoever sends it begins a draft of their own
    ),
)
