"""What somebody outside a pilot is told, in both languages."""

from okr.refusals import Refusal
from okr.refusals_setting_up import OutsidePilot

TOLD_PILOT: list[tuple[Refusal, str, str]] = [
    (OutsidePilot(("Care",), ()), "tried out with *Care* first.", "đang được thí điểm với *Care* trước."),
    (OutsidePilot(("Care", "Shop"), ("UADMIN",)), "Tell <@UADMIN>.", "Bạn nhắn <@UADMIN> nhé."),
    (OutsidePilot(tuple("abcdefg"), ()), "*e* and 2 more teams", "*e* và 2 nhóm khác"),
]
