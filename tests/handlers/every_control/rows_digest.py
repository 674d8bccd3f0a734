"""The rows of what readers and leads do: the digest and its lines, reminding, handing over, the status."""

from datetime import timedelta

from messages import ids
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import After, Click, Close, Fill, Say, Submit
from tests.handlers.every_control.worlds import MONDAY

OPEN = May.WRITE_BY_ANYBODY
REACTIONS = (
    Row("action react", "U2", (Click(ids.REACT, "seen 1"),), MONDAY, OPEN | May.WRITE_LATER),
    Row("action react, thanks", "ULEAD", (Click(ids.REACT, "thanks 1"),), MONDAY, OPEN | May.WRITE_LATER),
    Row("action react, comment", "U2", (Click(ids.REACT, "comment 1"),), MONDAY),
    Row("action react, help", "ULEAD", (Click(ids.REACT, "help 1"),), MONDAY, OPEN | May.WRITE_LATER),
    Row("action react, details", "U2", (Click(ids.REACT, "details 1"),), MONDAY),
    Row("action comment_open", "U1", (Click(ids.COMMENT_OPEN),), MONDAY),
    Row(
        "view comment_form",
        "U1",
        (Click(ids.COMMENT_OPEN), Fill({ids.COMMENT_WORDS: "Thank you"}), Submit()),
        MONDAY,
        OPEN | May.WRITE_LATER,
    ),
    Row("action help_helped", "U1", (Click(ids.HELP_HELPED),), MONDAY, May.WRITE_LATER),
    Row("action help_under_way", "U1", (Click(ids.HELP_UNDER_WAY),), MONDAY, May.WRITE_LATER),
    Row("action help_not_needed", "U1", (Click(ids.HELP_NOT_NEEDED),), MONDAY, May.WRITE_LATER),
)
PREVIEW = Say("digest care")
WORDS = Fill({ids.DIGEST_FIELD: "A calm week"})
SKIPPED = (PREVIEW, Click(ids.DIGEST_SKIP), WORDS, Submit())
DIGEST = (
    Row("action digest_post", "ULEAD", (PREVIEW, Click(ids.DIGEST_POST))),
    Row("action digest_opening", "ULEAD", (PREVIEW, Click(ids.DIGEST_OPENING))),
    Row("view digest_opening_form", "ULEAD", (PREVIEW, Click(ids.DIGEST_OPENING), WORDS, Submit())),
    Row("action digest_skip", "ULEAD", (PREVIEW, Click(ids.DIGEST_SKIP))),
    Row("view digest_skip_form", "ULEAD", SKIPPED),
    Row("action digest_unskip", "ULEAD", (*SKIPPED, Close(), PREVIEW, Click(ids.DIGEST_UNSKIP))),
)
LEADS = (
    Row("view remind_form", "ULEAD", (After(timedelta(hours=4)), Say("remind care"), Submit())),
    Row("action remind_all", "ULEAD", (Click(ids.REMIND_ALL),), MONDAY),
    Row("action lead_line_digest", "ULEAD", (Click(ids.LEAD_LINE_DIGEST),), MONDAY),
    Row("action lead_line_team", "U2", (Click(ids.LEAD_LINE_TEAM),), MONDAY),
    Row("action lead_line_team, the digest", "U2", (Click(ids.LEAD_LINE_TEAM, "digest"),), MONDAY),
    Row("action duplicate_open", "U2", (Say("status O-1"), Click(ids.DUPLICATE_OPEN))),
    Row(
        "view duplicate_form",
        "U2",
        (Say("status O-1"), Click(ids.DUPLICATE_OPEN), Submit()),
        may=May.WRITE_BY_ANYBODY | May.WRITE_LATER,
    ),
    Row("action transfer_open", "ULEAD", (Say("status KR-1"), Click(ids.TRANSFER_OPEN))),
    Row("action transfer_open, of a person", "ULEAD", (Say("status <@U1>"), Click(ids.TRANSFER_OPEN))),
    Row(
        "view transfer_form",
        "ULEAD",
        (Say("status O-1"), Click(ids.TRANSFER_OPEN), Fill({"transfer-to": "UADMIN"}), Submit()),
        may=May.WRITE_LATER,
    ),
    Row("action hand_over_open", "ULEAD", (Click(ids.HAND_OVER_OPEN),), MONDAY),
    Row("action hand_over_one_by_one", "ULEAD", (Click(ids.HAND_OVER_OPEN), Click(ids.HAND_OVER_ONE_BY_ONE)), MONDAY),
    Row(
        "view hand_over_form",
        "ULEAD",
        (Click(ids.HAND_OVER_OPEN), Fill({"hand-over-to": "U1"}), Submit()),
        MONDAY,
        May.WRITE_LATER,
    ),
)
STATUS = (
    Row("action status_open", "ULEAD", (Click(ids.STATUS_OPEN),), MONDAY),
    Row("action status_next", "U1", (Say("status care"), Click(ids.STATUS_NEXT))),
    Row("action status_next, in a modal", "ULEAD", (Click(ids.STATUS_OPEN), Click(ids.STATUS_NEXT)), MONDAY),
    Row("action status_previous", "U1", (Say("status care"), Click(ids.STATUS_NEXT), Click(ids.STATUS_PREVIOUS))),
    Row("action status_share", "U1", (Say("status care"), Click(ids.STATUS_SHARE))),
)
COMPANY = Say("tree company")
TREE = (
    Row("command tree", "U1", (Say("tree"),), may=May.STAY_AS_IT_IS | OPEN | May.WRITE_LATER),
    Row("action tree_turn", "U1", (COMPANY, Click(ids.TREE_TURN))),
    Row("action tree_next", "ULAN", (COMPANY, Click(ids.TREE_NEXT))),
    Row("action tree_previous", "U1", (COMPANY, Click(ids.TREE_NEXT), Click(ids.TREE_PREVIOUS))),
)

ROWS = (*REACTIONS, *DIGEST, *LEADS, *STATUS, *TREE)
