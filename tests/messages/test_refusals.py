"""Every refusal reads as a kind sentence that says what to do, in both languages and on every surface."""

from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.refusal_sentences import SENTENCES
from messages.refusals import Trouble
from okr.reaction import HelpOutcome
from okr.refusals import (
    AnsweredMeanwhile,
    CannotBeChosen,
    CannotTakeOver,
    CycleClosed,
    FromAnotherWorkspace,
    GuestsMayNot,
    KeyResultNotOpen,
    NeedsExplanation,
    NeedsReason,
    NeverAsked,
    NoAdminLeft,
    NoCompanyTeam,
    NoOpenCheckIn,
    NoSuchKeyResult,
    NoSuchMember,
    NoSuchTeam,
    NotAnAbsence,
    NotAnAdmin,
    NothingDue,
    NothingLeft,
    NotTheirLead,
    NotTheLead,
    NotToCorrect,
    NotYourKeyResult,
    NotYoursToArchive,
    OutOfDate,
    Refusal,
    StillHere,
    ThresholdsCross,
    TooLateToRemind,
    WeekNotOpen,
    WeekStillOpen,
    WrongReading,
)
from okr.refusals_in_channels import (
    DigestAlreadyOut,
    DigestHeldBack,
    DigestLeftOut,
    DigestWeekOver,
    ExternalChannel,
    NoChannel,
    NoDigestThisWeek,
    NotForThisChannel,
    NotInChannel,
)
from okr.refusals_on_lines import (
    HelpOfferedAlready,
    HelpSettled,
    NobodyToHelp,
    NoSuchOffer,
    NothingToHelpWith,
    NothingWritten,
    WeekAhead,
    YourOwnKeyResult,
)
from okr.refusals_setting_up import (
    ChannelCrowded,
    ChannelHasTeam,
    CycleNotOpen,
    NoTeamYet,
    NotForSomebodyElse,
    NotYoursToSetUp,
    NotYoursToWrite,
    TakesNoPart,
    TeamCircle,
)
from okr.refusals_transfer import NothingToTransfer, NotYoursToTransfer, TheirsAlready
from tests.builders import a_check_in
from tests.messages.told_archiving import TOLD_ARCHIVING
from tests.messages.told_cycles import TOLD_CYCLES
from tests.messages.told_pilot import TOLD_PILOT
from tests.messages.told_writing import TOLD_WRITING

ENGLISH = Reader(Language.EN, ZoneInfo("UTC"))
VIETNAMESE = Reader(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh"))

TOLD: list[tuple[Refusal | Trouble, str, str]] = [
    *TOLD_WRITING,
    *TOLD_CYCLES,
    *TOLD_ARCHIVING,
    *TOLD_PILOT,
    (YourOwnKeyResult("KR-12"), "*KR-12* is your own", "*KR-12* do chính bạn phụ trách"),
    (WeekAhead("2026-W49"), "Week 49 lies ahead", "Tuần 49 chưa tới"),
    (NothingWritten(), "nothing in your comment", "Bình luận còn trống"),
    (NobodyToHelp("KR-12", "ULEAD"), "<@ULEAD> leads the team", "Trưởng nhóm <@ULEAD>"),
    (NobodyToHelp("KR-12", None), "so there is nobody to help yet", "nên chưa có ai để hỗ trợ"),
    (
        HelpOfferedAlready("KR-12", "ULAN", HelpOutcome.UNDER_WAY),
        "*KR-12* already, and <@ULAN> knows. So far: still at it.",
        "*KR-12* rồi, và <@ULAN> đã biết. Đến giờ: đang tiếp tục.",
    ),
    (
        HelpSettled("KR-12", "ULAN", HelpOutcome.HELPED),
        "the help of <@ULAN> with *KR-12* was said already: it helped.",
        "<@ULAN> cho *KR-12* đã được ghi nhận: đã giúp được.",
    ),
    (NothingToHelpWith("KR-12"), "*KR-12* is over by now", "*KR-12* đã kết thúc"),
    (NoSuchOffer(), "is not there any more", "không còn nữa"),
    (GuestsMayNot(), "ask a workspace admin to let guests in", "hãy nhờ quản trị viên mở cho khách"),
    (FromAnotherWorkspace(), "only works with members of the workspace", "chỉ làm việc với thành viên của workspace"),
    (NoSuchKeyResult("KR-99"), "There is no *KR-99* among", "Không tìm thấy *KR-99*"),
    (NoSuchTeam("Sals"), "No team goes by “Sals”", "Không có nhóm nào tên “Sals”"),
    (NoCompanyTeam(), "No team stands for the whole company yet.", "Chưa có nhóm nào đại diện cho cả công ty."),
    (
        NoSuchKeyResult("O-99"),
        "There is no *O-99* among the objectives you can see.",
        "Không tìm thấy *O-99* trong các mục tiêu",
    ),
    (NoSuchKeyResult("the big one"), "No key result goes by “the big one”.", "Không có KR nào tên “the big one”."),
    (NoSuchMember("Lam"), "Nobody here goes by “Lam”", "Không có ai tên “Lam”"),
    (
        NotYourKeyResult("KR-12", "ULAN"),
        "belongs to <@ULAN>",
        "*KR-12* do <@ULAN> phụ trách nên bạn chưa",
    ),
    (NotYourKeyResult("KR-12", None), "has no owner yet", "chưa có người phụ trách"),
    (NotTheLead("Sales", "ULEAD"), "Ask <@ULEAD>.", "Bạn nhờ <@ULEAD> giúp nhé."),
    (NotTheLead("Sales", None), "ask an admin", "nhờ quản trị viên"),
    (
        CycleClosed("KR-12", "Q3 2026", "ULEAD"),
        "Q3 2026 is closed, so *KR-12*",
        "Q3 2026 đã đóng nên *KR-12*",
    ),
    (CycleClosed("KR-12", "Q3 2026", None), "ask a workspace admin", "hãy nhắn quản trị viên"),
    (KeyResultNotOpen("KR-12", "paused"), "*KR-12* is paused", "*KR-12* đang tạm dừng"),
    (KeyResultNotOpen("KR-12", "cancelled"), "*KR-12* was cancelled", "*KR-12* đã hủy"),
    (KeyResultNotOpen("KR-12", "done"), "*KR-12* is done", "*KR-12* đã hoàn thành"),
    (KeyResultNotOpen("KR-12", "archived"), "The objective of *KR-12* is archived", "Mục tiêu của *KR-12* đã được lưu"),
    (NotYoursToArchive("O-3", "U9"), "*O-3* can be archived or restored by its team's", "Trưởng nhóm <@U9> hoặc"),
    (NotYoursToArchive("O-3", None), "*O-3* can be archived or restored by the bot's", "Quản trị viên của bot mới"),
    (
        NotYoursToTransfer("KR-3", "U9"),
        "handed over by its owner, its team's lead <@U9>",
        "trưởng nhóm <@U9> hoặc quản",
    ),
    (NotYoursToTransfer("KR-3", None), "handed over by its owner or one of the bot's", "hoặc quản trị viên của bot"),
    (NothingToTransfer("U9"), "<@U9> has nothing open", "<@U9> không có mục nào đang mở"),
    (TheirsAlready("U9"), "<@U9> has it already", "<@U9> đang phụ trách mục này rồi"),
    (KeyResultNotOpen("KR-12", "not_started"), "*KR-12* has not started yet", "*KR-12* chưa bắt đầu"),
    (NothingDue(), "You have no key results to update.", "Bạn không có KR nào cần cập nhật."),
    (WeekNotOpen("2026-W48"), "Week 48 takes no answers now.", "Tuần 48 hiện không nhận cập nhật."),
    (AnsweredMeanwhile({12: a_check_in()}), "Somebody answered KR-12 while", "đã có người cập nhật KR-12"),
    (
        NeedsExplanation((3, 12)),
        "You are sure of KR-3, KR-12 while",
        "Với KR-3, KR-12, số liệu và mức tự tin",
    ),
    (WrongReading("KR-12"), "the form was out of date", "biểu mẫu đã cũ"),
    (NotToCorrect("KR-12", "2026-W40"), "was not asked about in week 40", "Tuần 40 không hỏi về *KR-12*"),
    (NoOpenCheckIn("Sales"), "No check-in of *Sales* takes answers", "Hiện *Sales* không có lần check-in nào"),
    (TooLateToRemind("2026-W48"), "nobody was reminded of it", "không ai được nhắc"),
    (WeekStillOpen("KR-12", "2026-W48"), "`/okr checkin KR-12` opens the form", "`/okr capnhat KR-12`"),
    (NeedsReason("KR-12"), "Add the reason for *KR-12*", "ghi lý do cho *KR-12*"),
    (StillHere("U1"), "<@U1> is back", "<@U1> đã quay lại"),
    (NothingLeft("U1"), "Nothing of <@U1>'s is left here", "<@U1> không còn gì để chuyển giao"),
    (NothingLeft("U1", (("KR-12", "U2"),)), "already: KR-12 → <@U2>.", "đã được chuyển giao: KR-12 → <@U2>."),
    (CannotTakeOver("U1"), "<@U1> can't take this over", "<@U1> không nhận được"),
    (NoChannel("Sales"), "*Sales* has no channel yet", "*Sales* chưa có kênh"),
    (
        DigestHeldBack("Sales", "CSALES", "archived"),
        "Nothing can be posted for *Sales* now. <#CSALES> is archived.",
        "Hiện chưa gửi được gì cho *Sales*. <#CSALES> đã được lưu trữ.",
    ),
    (
        DigestAlreadyOut("Sales", "2026-W48"),
        "for week 48 is already in its",
        "Bản tin tuần 48 của *Sales* đã có",
    ),
    (NoDigestThisWeek("Sales"), "*Sales* has nothing to report", "*Sales* không có gì để báo cáo"),
    (NotForThisChannel("CSALES", private=True), "not shared in <#CSALES>", "chưa được chia sẻ vào <#CSALES>"),
    (NotForThisChannel("CSALES"), "not everybody in <#CSALES> may see", "không phải ai trong <#CSALES> cũng được xem"),
    (ExternalChannel("CPARTNERS"), "<#CPARTNERS>", "<#CPARTNERS>"),
    (NotInChannel("CSALES"), "/invite @OKR", "/invite @OKR"),
    (Trouble("a1b2c3d4"), "nothing was saved", "chưa lưu được gì"),
    (Trouble("a1b2c3d4", saved=True), "What you sent is saved", "đã được lưu"),
    (Trouble("a1b2c3d4", took_too_long=True), "Slack stopped waiting", "Slack đã hết thời gian chờ"),
    (NotYoursToSetUp(("ULEAD", "UADMIN")), "Ask <@ULEAD>, <@UADMIN>;", "Bạn nhờ <@ULEAD>, <@UADMIN> giúp nhé"),
    (NotYoursToSetUp(()), "by an admin of this workspace", "do quản trị viên của workspace làm"),
    (ChannelHasTeam("Sales", "ULEAD"), "*Sales* already, which <@ULEAD> leads", "*Sales* do <@ULEAD> làm trưởng nhóm"),
    (ChannelHasTeam("Sales", None), "channel of *Sales* already.", "Đây đã là kênh của *Sales*."),
    (ChannelCrowded("Sales"), "in the channel of *Sales*, so nobody", "Kênh của *Sales* có hơn 100 người"),
    (TeamCircle("Sales", "Shop"), "*Shop* stands below *Sales* itself", "*Shop* đang thuộc *Sales*"),
    (TakesNoPart("UGUEST"), "<@UGUEST> takes no part here", "<@UGUEST> không tham gia ở đây"),
    (NoTeamYet(), "You are in no team yet", "Bạn chưa thuộc nhóm nào"),
    (NotYoursToWrite("Sales", "team", "ULEAD"), "by its lead <@ULEAD> or an admin", "do trưởng nhóm <@ULEAD> hoặc"),
    (NotYoursToWrite("Sales", "team", None), "by the bot's admins", "do quản trị viên của bot viết"),
    (NotYoursToWrite("Sales", "individual", None), "Only people in *Sales*", "Chỉ thành viên của *Sales*"),
    (NotForSomebodyElse("Sales", "ULEAD"), "only <@ULEAD> may write them", "chỉ <@ULEAD> viết được cho người khác"),
    (NotForSomebodyElse("Sales", None), "Choose yourself as the owner", "Hãy chọn bạn làm người phụ trách"),
    (NotTheirLead("ULAN"), "Only <@ULAN> and those who lead a team of theirs", "Chỉ <@ULAN> và trưởng nhóm của họ"),
    (NotAnAbsence("ends_first"), "ends before it begins", "Ngày cuối đang sớm hơn ngày đầu"),
    (NotAnAbsence("over"), "That day is over already", "Ngày đó đã qua rồi"),
    (NotAnAbsence("too_long"), "longer than a year", "dài hơn một năm"),
    (NotAnAbsence("oneself"), "cannot answer meanwhile", "không tự cập nhật thay được"),
    (NotAnAbsence("no_part", "UBOT"), "take no part in check-ins", "không tham gia cập nhật OKR"),
    (NotAnAbsence("away_too", "UMINH"), "They are away then too", "cũng vắng mặt lúc đó"),
    (OutOfDate(), "an older version of this bot", "phiên bản cũ của bot"),
    (NotAnAdmin(), "This is for the bot's admins", "Phần này dành cho quản trị viên"),
    (NoAdminLeft(), "Choose at least one person", "Cần có ít nhất một quản trị viên"),
    (NeverAsked("Sales"), "nobody would ever be asked", "sẽ không ai được hỏi"),
    (ThresholdsCross("behind_gap"), "later than “behind”", "cần lớn hơn mức “chậm”"),
    (ThresholdsCross("sure_from"), "higher than “unsure”", "cần cao hơn mức “chưa chắc”"),
    (CannotBeChosen("UGUEST"), "Only full members", "Chỉ chọn được thành viên chính thức"),
    (
        DigestLeftOut("Sales", "2026-W48", "ULEAD", "All *away*"),
        "for week 48 is skipped. <@ULEAD>: “All ∗away∗” To undo it, type `/okr digest`",
        "tuần 48 của *Sales* được bỏ qua. <@ULEAD>: “All ∗away∗”",
    ),
    (DigestWeekOver("Sales", "2026-W48"), "Week 48 is over", "Tuần 48 đã qua"),
    (CycleNotOpen("Q3 2026"), "*Q3 2026* takes no new objectives", "*Q3 2026* không nhận thêm mục tiêu"),
]


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


@pytest.mark.parametrize(("trouble", "english", "vietnamese"), TOLD, ids=lambda each: str(each)[:40])
def test_each_refusal_says_what_is_in_the_way_in_both_languages(
    messages: Messages, trouble: Refusal | Trouble, english: str, vietnamese: str
) -> None:
    assert english in messages.refusals.sentence(trouble, ENGLISH).markup
    assert vietnamese in messages.refusals.sentence(trouble, VIETNAMESE).markup


def test_every_refusal_there_is_has_a_sentence_and_is_read_here() -> None:
    everything = set(Refusal.__subclasses__())
    assert everything - set(SENTENCES) == set()
    assert everything - {type(trouble) for trouble, _, _ in TOLD} == set()


@pytest.mark.parametrize("reader", [ENGLISH, VIETNAMESE], ids=["en", "vi"])
def test_every_refusal_fits_every_surface(messages: Messages, reader: Reader) -> None:
    for trouble, _, _ in TOLD:
        ephemeral = messages.refusals.ephemeral(trouble, reader)
        assert ephemeral["blocks"][0]["text"]["text"] == ephemeral["text"]
        assert messages.refusals.modal(trouble, reader)["type"] == "modal"
        assert messages.refusals.home(trouble, reader)["type"] == "home"


@pytest.mark.parametrize("name", ["<!channel> *Sales*", "a" * 5_000, "“”%(name)s %s", "עִבְרִית 👩‍👩‍👧", "a\nb`c`"])
def test_what_people_typed_comes_back_harmless(messages: Messages, name: str) -> None:
    told = messages.refusals.ephemeral(NoSuchTeam(name), ENGLISH)["text"]
    assert "<!" not in told
    assert "*Sales*" not in told
    assert "\n" not in told
    assert len(told) <= 3_000


def test_no_vietnamese_sentence_orders_people_about(messages: Messages) -> None:
    """words-vi.md: no "phải", no "không được phép", no "ạ", and always "bạn"."""
    for trouble, _, _ in TOLD:
        said = f" {messages.refusals.sentence(trouble, VIETNAMESE).markup.lower()} "
        assert not any(word in said for word in (" bạn phải ", "không được phép", " ạ ", "vui lòng", "quý khách"))
