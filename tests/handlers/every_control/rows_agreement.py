"""The rows of agreement: a draft is agreed to, given back, sent up, taken back and talked about."""

from messages import ids
from tests.handlers.every_control.row import May, Row
from tests.handlers.every_control.steps import Click, Fill, Home, Say, Submit

LATER = May.WRITE_LATER  # it waits for its answer, however long
LIST = Say("agree")
OPEN = Click(ids.TALK_OPEN)
CHANGE = (Click(ids.AGREEMENT_CHANGE), Fill({ids.AGREEMENT_CHANGE_WORDS: "A figure, please"}), Submit())

ROWS: tuple[Row, ...] = (
    Row("command agree", "ULEAD", (LIST,), may=May.STAY_AS_IT_IS | May.WRITE_BY_ANYBODY | LATER),
    Row("action agreement_show", "U1", (LIST, OPEN, Click(ids.AGREEMENT_SHOW))),
    Row("action agreement_show, on the home tab", "ULEAD", (Home(), Click(ids.AGREEMENT_SHOW))),
    Row("action agreement_agree", "ULEAD", (Click(ids.AGREEMENT_AGREE),), may=LATER),
    Row("action agreement_agree, in a modal", "ULEAD", (LIST, OPEN, Click(ids.AGREEMENT_AGREE)), may=LATER),
    Row("action agreement_change", "ULEAD", (Click(ids.AGREEMENT_CHANGE),)),
    Row("view agreement_change_form", "ULEAD", CHANGE, may=LATER),
    Row("action agreement_withdraw", "U1", (LIST, OPEN, Click(ids.AGREEMENT_WITHDRAW)), may=LATER),
    Row("action agreement_send_up", "ULEAD", (LIST, Click(ids.AGREEMENT_SEND_UP)), may=LATER),
    Row("action talk_open", "ULEAD", (OPEN,)),
    Row("action talk_open, in the list", "U1", (LIST, OPEN)),
    Row("view talk_form", "ULEAD", (OPEN, Fill({ids.TALK_WORDS: "From what?"}), Submit()), may=LATER),
)
