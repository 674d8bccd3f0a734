"""What somebody outside a pilot is told, and where a team has nobody to take in, in both languages."""

from okr.refusals import Refusal
from okr.refusals_setting_up import GroupCrowded, NoSource, NoUserGroups, OutsidePilot, SourceNotRead

TOLD_PILOT: list[tuple[Refusal, str, str]] = [
    (OutsidePilot(("Care",), ()), "tried out with *Care* first.", "đang được thí điểm với *Care* trước."),
    (OutsidePilot(("Care", "Shop"), ("UADMIN",)), "Tell <@UADMIN>.", "Bạn nhắn <@UADMIN> nhé."),
    (OutsidePilot(tuple("abcdefg"), ()), "*e* and 2 more teams", "*e* và 2 nhóm khác"),
    (GroupCrowded("sales"), "More than 100 people are in *@sales*", "*@sales* có hơn 100 người"),
    (SourceNotRead(None), "who is in this user group", "ai thuộc nhóm người dùng này"),
    (SourceNotRead("CCARE"), "cannot see who is in <#CCARE>", "chưa xem được ai ở <#CCARE>"),
    (NoSource("Care", is_closed=True), "installs the bot anew with `usergroups:read`", "với quyền `usergroups:read`"),
    (NoUserGroups(is_closed=True), "anew with `usergroups:read`", "với quyền `usergroups:read`"),
    (NoUserGroups(is_closed=False), "Slack names no user group", "Slack chưa cho biết nhóm người dùng nào"),
    (NoSource("Care", is_closed=False), "and there is no user group", "cũng không có nhóm người dùng nào"),
]
