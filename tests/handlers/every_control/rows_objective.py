"""The rows of writing objectives: the drafts at hand, the three steps of the form, and the form of a key result."""

from dataclasses import replace

from messages import ids
from okr.actions.write_draft import write_draft
from okr.draft_edits import WritePlans, plans_of, print_of
from okr.objective import Visibility
from tests.builders import an_objective
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.steps import Click, Close, Fill, Home, Meanwhile, Say, Shortcut, Submit

MINE = May.WRITE_BY_ANYBODY | May.WRITE_LATER
SHOWN = May.STAY_AS_IT_IS | May.WRITE_BY_ANYBODY | May.WRITE_LATER
NEW = Say("new")
GOAL = (NEW, Fill({"objective-title": "Customers stay with us"}), Submit())
ADD = (*GOAL, Click(ids.OBJECTIVE_ADD))
ONE = (*ADD, Fill({"key-result-title": "Answer time", "key-result-from": "5h", "key-result-to": "2h"}), Submit())
LAST = (*ONE, Submit())
KEPT = (*LAST, Fill({"plans-next": "keep"}), Submit(), Close())


async def written_elsewhere(stage: Stage) -> None:
    """An admin changes the same draft."""
    admin = await stage.bot.read(lambda tx: tx.members.get("UADMIN"))
    drafts = await stage.bot.read(lambda tx: tx.objective_drafts.of_author("ULEAD"))
    assert admin is not None
    edit = WritePlans(
        initiatives=(), obstacles=("Holidays",), contributors=(), visibility=Visibility.PUBLIC, priority=0
    )
    newest = drafts[-1]
    await stage.bot.act(write_draft, newest.number, edit, seen=print_of(plans_of(newest.content)), by=admin)


async def changed_elsewhere(stage: Stage) -> None:
    """Another title comes on record for the objective that is being changed."""
    await stage.bot.put(replace(an_objective(number=1, owner="ULEAD", title="Nobody leaves"), version=2))


EDIT = (Say("status O-1"), Click(ids.OBJECTIVE_EDIT))
DIFFERENCES = (
    *EDIT,
    Fill({"objective-title": "Customers love us"}),
    Submit(),
    Submit(),
    Meanwhile(changed_elsewhere),
    Submit(),
)
CLASH = (*LAST, Meanwhile(written_elsewhere), Fill({"plans-obstacles": "Sick leave"}), Submit())

ROWS: tuple[Row, ...] = (
    Row("shortcut write_okr", "U1", (Shortcut(ids.OBJECTIVE_SHORTCUT),), may=SHOWN),
    Row("action objective_templates", "U1", (NEW, Click(ids.OBJECTIVE_TEMPLATES))),
    Row("action objective_choice", "U2", (NEW, Click(ids.OBJECTIVE_CHOICE, "sales"))),
    Row("view objective_form", "ULEAD", GOAL, may=MINE),
    Row("action objective_add", "ULEAD", ADD),
    Row("action objective_measure", "ULEAD", (*ADD, Click(ids.OBJECTIVE_MEASURE, "yes_no"))),
    Row("view objective_key_result", "ULEAD", ONE, may=May.WRITE_LATER),
    Row("action objective_row", "ULEAD", (*ONE, Click(ids.OBJECTIVE_ROW, "remove")), may=May.WRITE_LATER),
    Row("action objective_row, edit", "ULEAD", (*ONE, Click(ids.OBJECTIVE_ROW, "edit"))),
    Row("view objective_key_results", "ULEAD", LAST),
    Row("action objective_back", "ULEAD", (*LAST, Click(ids.OBJECTIVE_BACK))),
    Row("view objective_plans", "ULEAD", (*LAST, Submit()), may=May.WRITE_LATER),
    Row("action objective_theirs", "ULEAD", (*CLASH, Click(ids.OBJECTIVE_THEIRS))),
    Row("closed objective_saved", "ULEAD", (*LAST, Submit(), Close()), may=SHOWN),
    Row("action objective_draft", "ULEAD", (*KEPT, NEW, Click(ids.OBJECTIVE_DRAFT))),
    Row("action objective_draft_delete", "ULEAD", (*KEPT, NEW, Click(ids.OBJECTIVE_DRAFT_DELETE)), may=May.WRITE_LATER),
    Row("action objective_edit", "ULEAD", EDIT, may=May.WRITE_LATER),
    Row("action objective_edit, in the tree", "ULEAD", (Say("tree"), Click(ids.OBJECTIVE_EDIT)), may=May.WRITE_LATER),
    Row("action objective_edit, at home", "ULEAD", (Home(), Click(ids.OBJECTIVE_EDIT)), may=May.WRITE_LATER),
    Row("view objective_differences", "ULEAD", (*DIFFERENCES, Submit()), may=May.WRITE_LATER),
    Row("action objective_on_record", "ULEAD", (*DIFFERENCES, Click(ids.OBJECTIVE_ON_RECORD)), may=May.WRITE_LATER),
    Row("action objective_archive", "ULEAD", (Say("status O-1"), Click(ids.OBJECTIVE_ARCHIVE)), may=May.WRITE_LATER),
    Row(
        "action objective_restore",
        "ULEAD",
        (Say("status O-1"), Click(ids.OBJECTIVE_ARCHIVE), Click(ids.OBJECTIVE_RESTORE)),
        may=May.WRITE_LATER,
    ),
)
