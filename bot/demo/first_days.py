"""Seven steps that lead a newcomer from an empty workspace to the first digest, in English or Vietnamese."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.demo.actors import has_button
from bot.demo.guide import name_of
from messages import ids
from sandbox import Message, Sandbox
from sandbox.page import Guide, Step


@dataclass(frozen=True, slots=True)
class FirstDays:
    """Who sets up which channel's team, and the morning on which they begin."""

    person: str
    channel: str
    starts: datetime


FIRST_DAYS = {
    "en": FirstDays("U003", "C002", datetime.fromisoformat("2026-11-24T09:00-05:00")),
    "vi": FirstDays("U017", "C006", datetime.fromisoformat("2026-11-24T09:00+07:00")),
}
"""David Miller, who leads Sales in New York, and Hoàng Thị Mai of customer care in Ho Chi Minh City; a Tuesday."""

STEPS = (
    (
        "invited",
        "",
        "Nothing is set up yet",
        "You are %(name)s. Invite the bot to #%(channel)s: press “Invite the app”, or type “/invite @OKR”.",
        "Chưa có gì được thiết lập",
        "Bạn là %(name)s. Hãy mời bot vào #%(channel)s: bấm “Mời ứng dụng” hoặc gõ “/invite @OKR”.",
    ),
    (
        "set_up",
        "",
        "One form for the team",
        "The bot has said hello. Press “Set up this team”: nearly everything is filled in. Look, and press “Set up”.",
        "Một biểu mẫu cho cả nhóm",
        "Bot đã chào. Bấm “Thiết lập nhóm này”: gần như mọi thứ đã điền sẵn. Xem lại rồi bấm “Thiết lập”.",
    ),
    (
        "written",
        "",
        "The first objective",
        "Press “Write your first objective”. Give it a key result or two: “120k” to “500k” will do as figures.",
        "Mục tiêu đầu tiên",
        "Bấm “Viết mục tiêu đầu tiên”. Thêm một, hai kết quả chính; số thì gõ “1,2 tỷ” hay “12,5” đều được.",
    ),
    (
        "asked",
        "friday",
        "On to Friday",
        "Move time to Friday, 15:00. On the way, a working day before, everybody in the team gets a welcome.",
        "Đến thứ Sáu",
        "Chuyển thời gian tới 15:00 thứ Sáu. Trước đó một ngày làm việc, cả nhóm nhận lời chào của bot.",
    ),
    (
        "answered",
        "",
        "The first check-in",
        "Open the bot's messages and press “Check in”. Be whoever owns a key result, if you gave it to somebody else.",
        "Lần check-in đầu tiên",
        "Mở tin nhắn của bot rồi bấm “Cập nhật”. Nếu đã giao KR cho người khác, hãy đổi sang người đó.",
    ),
    (
        "posted",
        "monday",
        "Over the weekend",
        "Move time to Monday, 10:00.",
        "Qua cuối tuần",
        "Chuyển thời gian tới 10:00 thứ Hai.",
    ),
    (
        "read",
        "",
        "The first digest",
        "Read it in #%(channel)s, and react to a line from its menu. The bot has also written to you as lead.",
        "Bản tin tuần đầu tiên",
        "Đọc trong #%(channel)s, và thử bày tỏ từ menu của một dòng. Bot cũng nhắn riêng cho bạn là trưởng nhóm.",
    ),
)


def first_guide(days: FirstDays, slack: Sandbox) -> Guide:
    """The steps of those days, and what tells that each is done: they may be gone in any channel, by anybody."""
    names = {"channel": slack.channel_name(days.channel) or "", "name": name_of(slack, days.person)}
    steps = [
        Step(
            {"en": en_title, "vi": vi_title},
            {"en": en % names, "vi": vi % names},
            done_when,
            person=days.person if place_of(days, done_when) == days.channel else "",
            place=place_of(days, done_when),
            action=action,
        )
        for done_when, action, en_title, en, vi_title, vi in STEPS
    ]
    return Guide(steps, CONDITIONS)


def place_of(days: FirstDays, done_when: str) -> str:
    """Where a step happens; the messages are those of whoever is asked."""
    if done_when in {"asked", "answered", "posted"}:
        return "messages" if done_when == "answered" else ""
    return days.channel


def said_by_bot(slack: Sandbox, *, to_people: bool) -> Iterator[Message]:
    """What the bot has written, to people or in channels."""
    for conversation in slack.office.conversations:
        if (conversation.kind == "im") == to_people:
            messages = slack.office.messages.in_channel(conversation.id)
            yield from (one for one in messages if one.user == slack.office.bot_user)


def digests(slack: Sandbox) -> Iterator[Message]:
    """Of all that the bot posts in channels a digest alone has a headline."""
    for message in said_by_bot(slack, to_people=False):
        if any(block["type"] == "header" for block in message.blocks) and message.in_channel:
            yield message


def is_invited(slack: Sandbox) -> bool:
    return any(slack.office.bot_user in one.members for one in slack.office.conversations if one.kind != "im")


def ended_with(slack: Sandbox, view: str) -> bool:
    """Whether a form was accepted: what was sent was answered with that last word."""
    acks = (one.ack for one in slack.deliveries("interactive"))
    return any(isinstance(ack, dict) and (ack.get("view") or {}).get("callback_id") == view for ack in acks)


def was_asked(slack: Sandbox, button: str) -> bool:
    return any(has_button(one, button) for one in said_by_bot(slack, to_people=True))


def has_read(slack: Sandbox) -> bool:
    """Whether anybody who is played has seen a digest."""
    marked = slack.page.reading.marked
    return any(marked(who, one.channel) >= one.ts for one in digests(slack) for who in slack.page.played)


CONDITIONS: dict[str, Callable[[Sandbox], bool]] = {
    "invited": is_invited,
    "set_up": lambda slack: ended_with(slack, ids.SET_UP_DONE),
    "written": lambda slack: ended_with(slack, ids.OBJECTIVE_SAVED),
    "asked": lambda slack: was_asked(slack, ids.CHECK_IN_OPEN) or was_asked(slack, ids.CHECK_IN_EDIT),
    "answered": lambda slack: was_asked(slack, ids.CHECK_IN_EDIT),
    "posted": lambda slack: any(digests(slack)),
    "read": has_read,
}
