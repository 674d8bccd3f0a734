"""Every refusal of something typed, as people read it in English and in Vietnamese; nothing is opened or saved."""

from dataclasses import dataclass

import pytest

from tests.handlers.refusal_scene import LANGUAGES, Refused
from tests.running_bot import RunningBot


@dataclass(frozen=True, slots=True)
class Case:
    """Who types what, and the sentence they read in each language."""

    user: str
    text: str
    en: str
    vi: str


UNSEEN = (
    "There is no KR-2 among the key results you can see. /okr status me lists yours.",
    "Không tìm thấy KR-2 trong các KR bạn xem được. Gõ /okr tinhhinh toi để xem các KR của bạn.",
)
NO_SUCH_TEAM = (
    "No team goes by “marketing”. Try its full name, or its channel, as in /okr status #sales.",
    "Không có nhóm nào tên “marketing”. Hãy thử tên đầy đủ hoặc kênh của nhóm, như /okr tinhhinh #kinhdoanh.",
)
NO_TEAM_OF_ONES_OWN = (
    "You don't belong to a team yet. Ask a workspace admin to put you in one.",
    "Bạn chưa thuộc nhóm nào. Hãy nhờ quản trị viên thêm bạn vào nhóm.",
)
NO_COMPANY = (
    (
        "No team stands for the whole company yet. Ask a workspace admin to name one, "
        "or look at a single team, as in /okr status #sales."
    ),
    (
        "Chưa có nhóm nào đại diện cho cả công ty. Hãy nhờ quản trị viên thiết lập, "
        "hoặc xem từng nhóm, ví dụ /okr tinhhinh #kinhdoanh."
    ),
)
GUEST = (
    (
        "Guests don't take part in the OKR check-in of this workspace. "
        "If you should be part of it, ask a workspace admin to let guests in."
    ),
    (
        "Khách chưa tham gia cập nhật OKR trong workspace này. "
        "Nếu bạn cần tham gia, hãy nhờ quản trị viên mở cho khách nhé."
    ),
)
NOT_THE_LEAD = (
    "Only a lead of Customer care or a workspace admin can do this. Ask @Leah Lead.",
    "Việc này dành cho trưởng nhóm Customer care hoặc quản trị viên. Bạn nhờ @Leah Lead giúp nhé.",
)
NO_OWNER = (
    "KR-{} has no owner yet, so nobody can update it. Ask the team's lead to give it one.",
    "KR-{} chưa có người phụ trách nên chưa ai cập nhật được. Bạn nhờ trưởng nhóm chọn người phụ trách nhé.",
)
CASES = {
    "a guest who checks in": Case("UGUEST", "checkin", *GUEST),
    "a guest who looks around": Case("UGUEST", "status", *GUEST),
    "a guest who asks for help": Case("UGUEST", "", *GUEST),
    "somebody else's": Case(
        "UMINH",
        "checkin KR-1",
        "KR-1 belongs to @Alice Nguyen, so you can't update it. "
        "Ask @Alice Nguyen to update it, or to choose you as their delegate while away.",
        "KR-1 do @Alice Nguyen phụ trách nên bạn chưa cập nhật được. "
        "Bạn nhờ @Alice Nguyen cập nhật, hoặc chọn bạn làm người cập nhật thay khi vắng mặt nhé.",
    ),
    "nobody's": Case("U1", "checkin KR-9", NO_OWNER[0].format(9), NO_OWNER[1].format(9)),
    "that of somebody who left": Case("U1", "checkin KR-10", NO_OWNER[0].format(10), NO_OWNER[1].format(10)),
    "a lead of another team": Case("U2", "digest care", *NOT_THE_LEAD),
    "a closed cycle": Case(
        "U1",
        "checkin KR-4",
        "Q3 2026 is closed, so KR-4 takes no more check-ins. "
        "If its final value needs correcting, write to the team's lead, @Leah Lead.",
        "Q3 2026 đã đóng nên KR-4 không nhận cập nhật nữa. "
        "Nếu cần sửa kết quả cuối kỳ, hãy nhắn trưởng nhóm @Leah Lead.",
    ),
    "a paused one": Case(
        "U1",
        "checkin KR-5",
        "KR-5 is paused, so it takes no check-ins. If it should go on, ask the team's lead.",
        "KR-5 đang tạm dừng nên chưa nhận cập nhật. Nếu cần chạy tiếp, bạn nhắn trưởng nhóm nhé.",
    ),
    "a cancelled one": Case(
        "U1",
        "checkin KR-6",
        "KR-6 was cancelled, so it takes no check-ins. If that was a mistake, ask the team's lead.",
        "KR-6 đã hủy nên không nhận cập nhật. Nếu có nhầm lẫn, bạn nhắn trưởng nhóm nhé.",
    ),
    "one that is done": Case(
        "U1",
        "checkin KR-7",
        "KR-7 is done, so it takes no more check-ins. If it should be open again, ask the team's lead.",
        "KR-7 đã hoàn thành nên không nhận cập nhật nữa. Nếu cần mở lại, bạn nhắn trưởng nhóm nhé.",
    ),
    "one that has not started": Case(
        "U1",
        "checkin KR-8",
        "KR-8 has not started yet, so there is nothing to report. You will be asked once it has.",
        "KR-8 chưa bắt đầu nên chưa có gì để cập nhật. Đến lúc đó bot sẽ mời bạn.",
    ),
    "checking in to what one may not see": Case("UMINH", "checkin KR-2", *UNSEEN),
    "looking at what one may not see": Case("UMINH", "status KR-2", *UNSEEN),
    "the history of what one may not see": Case("UMINH", "history KR-2", *UNSEEN),
    "no such key result": Case("UMINH", "status KR-77", *(said.replace("KR-2", "KR-77") for said in UNSEEN)),
    "a key result by its title": Case(
        "U1",
        "history the big one",
        "No key result goes by “the big one”. Name it by its number, as in /okr history KR-12. "
        "/okr status me lists yours.",
        "Không có KR nào tên “the big one”. Hãy gõ số của KR, ví dụ /okr lichsu KR-12. "
        "Gõ /okr tinhhinh toi để xem KR của bạn.",
    ),
    "no such team": Case("U1", "status team marketing", *NO_SUCH_TEAM),
    "the digest of no such team": Case("ULEAD", "digest marketing", *NO_SUCH_TEAM),
    "no team of one's own": Case("UMINH", "status team", *NO_TEAM_OF_ONES_OWN),
    "no digest of one's own": Case("UMINH", "digest", *NO_TEAM_OF_ONES_OWN),
    "no company": Case("U1", "status company", *NO_COMPANY),
    "no digest of no company": Case("ULEAD", "digest company", *NO_COMPANY),
    "a team without anything to report": Case(
        "ULEAD",
        "digest newcomers",
        "Newcomers has nothing to report for that week: no check-in was due, or it has no objectives.",
        "Tuần đó Newcomers không có gì để báo cáo: không đến lần check-in nào, hoặc nhóm chưa có mục tiêu.",
    ),
    "no such person": Case(
        "U1",
        "status @nobody",
        "Nobody here goes by “nobody”. Mention the person with @, as in /okr status @lan.",
        "Không có ai tên “nobody”. Hãy nhắc tên bằng @, như /okr tinhhinh @lan.",
    ),
    "nothing due": Case(
        "UMINH",
        "checkin",
        "You have no key results to update. /okr status team shows how your team is doing.",
        "Bạn không có KR nào cần cập nhật. Gõ /okr tinhhinh nhom để xem tình hình của nhóm.",
    ),
    "a word close to a command": Case(
        "U1",
        "chekin KR-1",
        "There is no command “chekin”. Did you mean /okr checkin? /okr help shows all commands.",
        "Không có lệnh “chekin”. Ý bạn là /okr capnhat? Gõ /okr trogiup để xem tất cả các lệnh.",
    ),
    "two words close to one": Case(
        "U1",
        "cap nhap",
        "There is no command “cap nhap”. Did you mean /okr checkin? /okr help shows all commands.",
        "Không có lệnh “cap nhap”. Ý bạn là /okr capnhat? Gõ /okr trogiup để xem tất cả các lệnh.",
    ),
    "a word close to help": Case(
        "U1",
        "hepl",
        "There is no command “hepl”. Did you mean /okr help?",
        "Không có lệnh “hepl”. Ý bạn là /okr trogiup?",
    ),
    "a word like none": Case(
        "U1",
        "xyz",
        "There is no command “xyz”. /okr help shows all commands.",
        "Không có lệnh “xyz”. Gõ /okr trogiup để xem tất cả các lệnh.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_types_what_cannot_be_done_reads_why_and_what_to_do(a_running_bot: RunningBot, language: str) -> None:
    scene = Refused(a_running_bot, language)
    await scene.begin()
    told = {name: await scene.told(case.user, case.text) for name, case in CASES.items()}
    assert told == {name: case.vi if language == "vi" else case.en for name, case in CASES.items()}
    assert await scene.bot.read(lambda tx: tx.check_ins.revisions(1)) == []
