"""The six steps that lead a newcomer through the sample company's week, in English or Vietnamese."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.demo.actors import has_button
from messages import ids
from sandbox import Message, Sandbox
from sandbox.page import Guide, Step


@dataclass(frozen=True, slots=True)
class Walk:
    """Whose week it is: who one is, their check-in time, their team's channel, its lead, and when its digest is out."""

    person: str
    starts: datetime
    channel: str
    lead: str
    digest: datetime


WALKS = {
    "en": Walk(
        "U004",
        datetime.fromisoformat("2026-11-27T15:00-05:00"),
        "C002",
        "U003",
        datetime.fromisoformat("2026-11-30T10:00-05:00"),
    ),
    "vi": Walk(
        "U018",
        datetime.fromisoformat("2026-11-27T15:00+07:00"),
        "C006",
        "U017",
        datetime.fromisoformat("2026-11-30T10:00+07:00"),
    ),
}
"""Sarah Chen of Sales in New York, and Ngô Thanh Tùng of customer care in Ho Chi Minh City."""


def guide_of(walk: Walk, slack: Sandbox) -> Guide:
    """The steps of that walk, and what tells that each is done."""
    names = {"channel": slack.channel_name(walk.channel) or "", "lead": name_of(slack, walk.lead)}
    steps = [
        Step(
            {"en": en_title, "vi": vi_title},
            {"en": en % names, "vi": vi % names},
            done_when,
            person=walk.lead if done_when == "home" else walk.person,
            place=place(walk, done_when),
            action="monday" if done_when == "monday" else "",
        )
        for done_when, en_title, en, vi_title, vi in STEPS
    ]
    return Guide(steps, conditions_of(walk))


STEPS = (
    (
        "opened",
        "It is Friday, 15:00",
        "The bot has written to you. Open its messages and press “Check in”.",
        "Bây giờ là 15:00 thứ Sáu",
        "Bot vừa nhắn cho bạn. Mở tin nhắn của bot rồi bấm “Cập nhật”.",
    ),
    (
        "sent",
        "Half a minute for each key result",
        "Type what it is now, “220k” will do, say how sure you are, and save. The message turns into your receipt.",
        "Mỗi kết quả chính nửa phút",
        "Gõ giá trị hiện tại, “3h50” cũng được, chọn mức tự tin rồi lưu. Tin nhắn sẽ trở thành biên nhận của bạn.",
    ),
    (
        "status",
        "Where do we stand?",
        "Type “/okr status” in #%(channel)s. Only you see the answer, until you share it.",
        "Tình hình thế nào?",
        "Gõ “/okr tình hình” trong #%(channel)s. Chỉ mình bạn thấy câu trả lời, cho đến khi bạn chia sẻ.",
    ),
    (
        "monday",
        "Over the weekend",
        "Move time to Monday, 10:00. Everybody else answers meanwhile, or is reminded.",
        "Qua cuối tuần",
        "Chuyển thời gian tới 10:00 thứ Hai. Trong lúc đó mọi người cập nhật, hoặc được nhắc.",
    ),
    (
        "digest",
        "The digest",
        "Read it in #%(channel)s: what got worse and why, who has not answered, the rest in its thread.",
        "Bản tin tuần",
        "Đọc trong #%(channel)s: điều gì xấu đi và vì sao, ai chưa phản hồi, phần còn lại ở luồng tin.",
    ),
    (
        "home",
        "Be somebody else",
        "Be %(lead)s, who leads the team, and open the app's Home. A second window works too.",
        "Thử làm người khác",
        "Hãy là %(lead)s, trưởng nhóm, và mở trang Home của bot. Mở thêm một cửa sổ nữa cũng được.",
    ),
)


def place(walk: Walk, done_when: str) -> str:
    """Where a step happens."""
    if done_when in {"opened", "sent"}:
        return "messages"
    return "home" if done_when == "home" else walk.channel


def conditions_of(walk: Walk) -> dict[str, Callable[[Sandbox], bool]]:
    """What tells that each step is done."""

    def sent(slack: Sandbox) -> bool:
        return any(has_button(one, ids.CHECK_IN_EDIT) for one in messages_of(slack, walk))

    return {
        "opened": lambda slack: sent(slack) or bool(slack.office.views.stack(walk.person)),
        "sent": sent,
        "status": lambda slack: any(is_status(one.payload, walk.person) for one in slack.deliveries("slash_commands")),
        "monday": lambda slack: slack.now() >= walk.digest,
        "digest": lambda slack: has_read(slack, walk),
        "home": lambda slack: walk.lead in slack.page.played and slack.office.views.home(walk.lead) is not None,
    }


def messages_of(slack: Sandbox, walk: Walk) -> list[Message]:
    return list(slack.office.messages.in_channel(slack.office.conversations.dm(walk.person).id))


def is_status(payload: dict[str, object], person: str) -> bool:
    """Whether this command asked for a status, in either language."""
    word = str(payload.get("text", "")).casefold()
    return payload.get("user_id") == person and word.startswith(("status", "tinh", "tình", "tiến", "tien"))


def has_read(slack: Sandbox, walk: Walk) -> bool:
    """Whether the person has seen what the channel got on digest day."""
    stamps = [one.ts for one in slack.office.messages.in_channel(walk.channel) if one.in_channel]
    seen = slack.page.reading.marked(walk.person, walk.channel)
    return bool(stamps) and float(stamps[-1]) >= walk.digest.timestamp() and seen >= stamps[-1]


def name_of(slack: Sandbox, person: str) -> str:
    member = slack.member(person)
    return member.shown_name if member else person
