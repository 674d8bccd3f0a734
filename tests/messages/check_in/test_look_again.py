"""The form that *Nothing changed* opens, in both languages, within Slack's limits."""

from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from okr.confirming import LookAgain, Unchanged
from tests.builders import a_key_result, an_objective
from tests.messages.check_in.forms import a_form, an_item
from tests.messages.hostile import HOSTILE, faults

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ENGLISH, VIETNAMESE = Reader(Language.EN, ZONE), Reader(Language.VI, ZONE)


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def intro(messages: Messages, why: LookAgain, reader: Reader, *, recorded: int = 0) -> str:
    view = messages.check_in.to_look_at(Unchanged(recorded, a_form(), why), a_form(), reader)
    _, told, *_ = (block for block in view["blocks"] if block["type"] == "section")
    return str(told["text"]["text"])


@pytest.mark.parametrize(
    ("why", "english", "vietnamese"),
    [
        (
            LookAgain.CONFIRMED_TWICE,
            (
                "You chose *Nothing changed* the last two times. Please look at each key result this time; "
                "last time's figures are filled in."
            ),
            (
                "Hai lần gần nhất bạn đã chọn *Không có gì thay đổi*. Lần này bạn xem lại từng KR giúp nhé; "
                "số liệu lần trước đã được điền sẵn."
            ),
        ),
        (LookAgain.CONTRADICTION, "Here the figure and the confidence don't match", "số liệu và mức tự tin không khớp"),
        (LookAgain.BEGUN, "You have begun to type here", "Bạn đang nhập dở ở đây"),
        (LookAgain.NEVER_ANSWERED, "There is no answer here yet", "Chưa có cập nhật nào để giữ nguyên"),
    ],
)
def test_it_says_why_it_opens(messages: Messages, why: LookAgain, english: str, vietnamese: str) -> None:
    assert english in intro(messages, why, ENGLISH)
    assert vietnamese in intro(messages, why, VIETNAMESE)


def test_it_says_first_what_was_recorded(messages: Messages) -> None:
    two, one = (intro(messages, LookAgain.NEVER_ANSWERED, ENGLISH, recorded=n) for n in (2, 1))
    assert two.startswith("✅ 2 key results stay as they were and are recorded.\nThere is no answer here yet")
    assert one.startswith("✅ 1 key result stays as it was and is recorded.\n")
    vietnamese = intro(messages, LookAgain.NEVER_ANSWERED, VIETNAMESE, recorded=2)
    assert vietnamese.startswith("✅ Đã ghi nhận 2 KR không có gì thay đổi.\n")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("reader", [ENGLISH, VIETNAMESE], ids=["en", "vi"])
def test_slack_takes_the_form_whatever_people_wrote(messages: Messages, reader: Reader, words: str) -> None:
    item = an_item(a_key_result(title=words or "-"), objective=an_objective(title=words or "-"))
    form = a_form([item])
    view = messages.check_in.to_look_at(Unchanged(60, form, LookAgain.CONFIRMED_TWICE), form, reader)
    assert faults(view) == []
