"""Nudges, reminders and receipts in words, in both languages, within Slack's limits."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.later_menu import read_later
from messages.reader import Reader
from messages.render import Rendered, as_message
from okr.answered import Answered, Nudge, Offers, Receipt, Reminder, Thanks
from okr.later import Later, LaterChoice
from tests.builders import a_check_in, a_key_result, a_member, an_objective
from tests.messages.check_in.forms import ALICE, WEEK, a_nudge, a_receipt, a_window, an_item
from tests.messages.hostile import HOSTILE, faults

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIVE, MONDAY = datetime(2026, 11, 27, 10, tzinfo=UTC), datetime(2026, 11, 30, 2, tzinfo=UTC)
OFFERS = Offers(
    (Later(LaterChoice.TODAY, FIVE), Later(LaterChoice.NEXT_WORKING_DAY, MONDAY)), asked_again=FIVE, can_confirm=True
)
ENGLISH, VIETNAMESE = Reader(Language.EN, VIETNAM), Reader(Language.VI, VIETNAM)


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def said(rendered: Rendered) -> str:
    """Everything its blocks say."""
    blocks = as_message(rendered)["blocks"]
    texts = [block["text"]["text"] for block in blocks if block["type"] == "section"]
    texts += [part["text"] for block in blocks if block["type"] == "context" for part in block["elements"]]
    return "\n".join(texts)


def buttons(rendered: Rendered) -> list[str]:
    return [
        element["action_id"] for block in rendered.blocks if block["type"] == "actions" for element in block["elements"]
    ]


def test_the_nudge_says_how_many_how_long_until_when_and_why(messages: Messages) -> None:
    told = said(messages.nudge.nudge(a_nudge(3), VIETNAMESE))
    assert told.startswith(
        "Chào Minh Anh, đến giờ cập nhật OKR tuần này rồi. Bạn có *3 KR*; chỉ mất khoảng 2 phút. "
        "Bạn gửi trước 10:00 thứ Hai 30/11 nhé."
    )
    english = messages.nudge.nudge(a_nudge(1), ENGLISH)
    assert "You have *1 key result*; it takes about 1 minute. Please send it by 10:00 on Monday 30 November." in said(
        english
    )
    assert buttons(english) == ["check_in_open", "away_open", "why"]


def test_a_long_nudge_lists_the_first_few(messages: Messages) -> None:
    told = said(messages.nudge.nudge(a_nudge(9), ENGLISH))
    assert "KR-5" in told
    assert "KR-6" not in told
    assert "… and 4 more" in told


def test_a_nudge_that_is_partly_answered_asks_for_the_rest(messages: Messages) -> None:
    told = said(messages.nudge.nudge(a_nudge(2, answered=1), ENGLISH))
    assert told.startswith("2 key results still wait for your answer, 1 done.")


def test_a_delegates_nudge_names_who_is_away(messages: Messages) -> None:
    nudge = a_nudge(2)
    lan = a_member("ULAN", name="Trần Thị Lan")
    told = said(messages.nudge.nudge(replace(nudge, asked=(replace(nudge.asked[0], on_behalf_of=lan),)), ENGLISH))
    assert "You own these key results or answer for Trần Thị Lan, who is away." in told


@pytest.mark.parametrize(
    ("reader", "again", "options"),
    [
        (
            ENGLISH,
            "💤 You will be asked again at *17:00 on Friday 27 November*.",
            ["17:00 on Friday 27 November", "09:00 on Monday 30 November"],
        ),
        (
            VIETNAMESE,
            "💤 Bot sẽ hỏi lại bạn lúc *17:00 thứ Sáu 27/11*.",
            ["17:00 thứ Sáu 27/11", "09:00 thứ Hai 30/11"],
        ),
    ],
    ids=["en", "vi"],
)
def test_what_was_put_off_says_until_when_and_offers_to_choose_again(
    messages: Messages, reader: Reader, again: str, options: list[str]
) -> None:
    nudge = replace(a_nudge(2), offers=OFFERS)
    for shown in (
        messages.nudge.nudge(nudge, reader),
        messages.nudge.reminder(Reminder(ALICE, WEEK, a_window(), nudge.asked, offers=OFFERS), reader),
    ):
        assert again in said(shown)
        assert buttons(shown) == ["check_in_open", "nothing_changed", "snooze", "away_open", "why"]
        row, _why = (block for block in shown.blocks if block["type"] == "actions")
        choices = row["elements"][2]["options"]
        assert [one["text"]["text"] for one in choices] == options
        assert [read_later(one["value"]) for one in choices] == [(WEEK, each.choice) for each in OFFERS.later]


def test_the_receipt_tells_every_value_as_it_was_understood(messages: Messages) -> None:
    receipt = messages.nudge.receipt(a_receipt(), VIETNAMESE)
    told = said(receipt)
    assert told.startswith("✅ *Đã ghi nhận* cập nhật tuần 48 (23–29/11) của bạn lúc 15:12 thứ Sáu 27/11.")
    assert "1,5 tỷ đồng → 2 tỷ đồng · mức tự tin 7\n_“hai hợp đồng lớn”_" in told
    assert "🚧 Vướng mắc: two people short" in told
    assert buttons(receipt) == ["check_in_edit", "why"]


def test_a_receipt_with_some_left_offers_to_go_on(messages: Messages) -> None:
    receipt = messages.nudge.receipt(a_receipt(waiting=2), ENGLISH)
    assert "2 key results still wait for your answer." in said(receipt)
    assert buttons(receipt) == ["check_in_open", "check_in_edit", "why"]


def test_the_receipt_of_many_answers_stays_within_a_message(messages: Messages) -> None:
    long = "ừ" * 1_000
    check_in = a_check_in(50, note=long, blocker=long, explanation=long, at=datetime(2026, 11, 27, 8, tzinfo=UTC))
    answered = tuple(
        Answered(a_key_result(number=number, title=long), an_objective(), check_in, Decimal(50)) for number in range(60)
    )
    rendered = messages.nudge.receipt(Receipt(ALICE, WEEK, a_window(), answered), VIETNAMESE)
    assert "KR nữa" in said(rendered)


def test_the_reminder_names_the_week_and_the_digest(messages: Messages) -> None:
    content = Reminder(ALICE, WEEK, a_window(), a_nudge(3).asked)
    assert said(messages.nudge.reminder(content, VIETNAMESE)) == (
        "Minh Anh ơi, tuần 48 (23–29/11) còn *3 KR* chưa có cập nhật. Bản tin nhóm sẽ gửi lúc 10:00 thứ Hai 30/11. "
        "Chỉ mất khoảng 2 phút thôi."
    )


def test_a_late_reminder_says_that_the_answer_is_added(messages: Messages) -> None:
    content = Reminder(ALICE, WEEK, a_window(digest_is_out=True), a_nudge(1).asked)
    assert "The digest is out; your answers will be added to it." in said(messages.nudge.reminder(content, ENGLISH))


def test_the_thanks_say_when_it_came_in_and_what_becomes_of_it(messages: Messages) -> None:
    at = datetime(2026, 11, 30, 2, 30, tzinfo=UTC)
    early, late = (
        said(messages.nudge.reminder(Thanks(ALICE, WEEK, a_window(digest_is_out=out), at, 3), ENGLISH))
        for out in (False, True)
    )
    assert early == ("🙏 Thank you, Minh Anh! Your update of 3 key results came in at 09:30. It will be in the digest.")
    assert late.endswith("It is in the digest.")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("reader", [ENGLISH, VIETNAMESE], ids=["en", "vi"])
def test_slack_takes_every_message_whatever_people_wrote(messages: Messages, reader: Reader, words: str) -> None:
    wild = words or "-"
    member = a_member("U1", name=wild)
    said_before = a_check_in(40, week=WEEK.previous(), note=words, blocker=words, explanation=words, by="U2")
    item = an_item(
        a_key_result(title=wild), said_before, objective=an_objective(title=wild), on_behalf_of=a_member(name=wild)
    )
    receipt = replace(a_receipt([item]), member=member)
    nudge: Nudge = replace(a_nudge(2), member=member, offers=OFFERS)
    rendered = (
        messages.nudge.receipt(receipt, reader),
        messages.nudge.nudge(nudge, reader),
        messages.nudge.reminder(Reminder(member, WEEK, a_window(), nudge.asked, offers=OFFERS), reader),
        messages.nudge.reminder(Thanks(member, WEEK, a_window(), receipt.at, 2), reader),
    )
    allowed = frozenset({"<@U2>"})
    assert [fault for one in rendered for fault in faults(as_message(one), allowed=allowed)] == []
