"""What people are told where an objective cannot be written, published or changed, in both languages."""

from decimal import Decimal

from okr.drafting import Differences, DraftContent, DraftedObjective
from okr.refusals import Refusal
from okr.refusals_agreement import (
    NobodyAbove,
    NobodyToAsk,
    NothingToSendUp,
    NotWaiting,
    NotYoursToAgree,
    NotYoursToSend,
)
from okr.refusals_writing import (
    AnsweredOtherwise,
    DraftChanged,
    DraftNotComplete,
    DraftNotOpen,
    DueTooSoon,
    NoOwner,
    NoSuchDraft,
    NotOfParent,
    NotYoursToDelete,
    NotYoursToEdit,
    ObjectiveChanged,
    ParentNotThere,
    ServesItself,
    TooManyKeyResults,
    WeightsOver,
    WhyNotSaid,
)
from tests.builders import LONG_AGO

D_3 = DraftedObjective(
    workspace="T1",
    number=3,
    author="U1",
    content=DraftContent(team="care", cycle="2026-Q4", owner="U1"),
    at=LONG_AGO,
)

TOLD_WRITING: list[tuple[Refusal, str, str]] = [
    (NoSuchDraft("D-3"), "There is no draft D-3 for you", "Bạn không có bản nháp D-3"),
    (NobodyToAsk("D-3", may_publish=True), "Nobody has to agree to D-3", "D-3 không cần xin ý kiến ai"),
    (NotYoursToSend("D-3", "U1"), "D-3 is <@U1>'s: only they send it", "chỉ <@U1> gửi xin ý kiến"),
    (NotYoursToAgree("D-3", "U1"), "D-3 waits for <@U1>'s answer", "D-3 đang chờ ý kiến của <@U1>"),
    (NotWaiting("D-3", "writing"), "D-3 was taken back meanwhile", "D-3 vừa được người viết rút lại"),
    (NothingToSendUp("Sales"), "Nothing of *Sales* waits to be sent up", "*Sales* chưa có gì chờ gửi lên"),
    (NobodyAbove("Sales"), "Nobody leads above *Sales*", "Không có trưởng nhóm nào trên *Sales*"),
    (DraftNotOpen("D-3"), "The draft D-3 cannot be changed now", "Hiện không thể sửa bản nháp D-3"),
    (DraftChanged(D_3), "Somebody changed the draft D-3 meanwhile", "Đã có người sửa bản nháp D-3"),
    (DraftNotComplete("D-3"), "The draft D-3 needs a title, and", "Bản nháp D-3 cần có tiêu đề và"),
    (DueTooSoon("Hire"), "“Hire” would be due before it begins", "Hạn hoàn thành của “Hire”"),
    (NoOwner("Hire"), "Nobody answers for “Hire” yet", "“Hire” chưa có người phụ trách"),
    (WeightsOver(Decimal("112.5")), "add up to 112.5%. Together they may come to 100%", "là 112,5%, vượt quá 100%"),
    (ParentNotThere("O-3"), "*O-3*, which this objective is to serve", "không còn *O-3*"),
    (NotOfParent("KR-4", "O-3"), "*KR-4* belongs to another objective than *O-3*", "*KR-4* không thuộc *O-3*"),
    (ServesItself("O-3"), "*O-3* lies below this objective", "*O-3* nằm dưới mục tiêu này"),
    (NotYoursToDelete("D-3", "U1"), "can be deleted by <@U1>, who wrote it", "do <@U1> viết"),
    (NotYoursToEdit("O-3", "U1"), "by its team's lead <@U1> or an admin", "Trưởng nhóm <@U1> hoặc quản trị viên"),
    (
        NotYoursToEdit("O-3", None),
        "*O-3* can be changed by the bot's admins",
        "quản trị viên của bot mới sửa được *O-3*",
    ),
    (
        ObjectiveChanged("O-3", 5, Differences(("title",), D_3.content, D_3.content)),
        "changed the same of *O-3* meanwhile. Nothing is lost: open the draft D-5",
        "cũng vừa sửa đúng chỗ đó của *O-3*. Không có gì bị mất: bạn mở lại bản nháp D-5",
    ),
    (WhyNotSaid("KR-1"), "Say in a few words why", "cho biết ngắn gọn lý do"),
    (AnsweredOtherwise("KR-1"), "in its present unit and kind", "*KR-1* đã có cập nhật"),
    (TooManyKeyResults("O-3", 40), "more than 40 key results", "hơn 40 kết quả chính"),
]
