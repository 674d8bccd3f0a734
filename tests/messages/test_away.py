"""Every message about being away, in both languages: short, within Slack's limits, and safe from what people write."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.away import AwayState
from messages.away_words import AwayRef
from messages.language import Language
from messages.reader import Reader
from messages.render import as_message
from okr.away import OPEN_END, AwayLine, AwayNote, AwaySheet, Back
from okr.member import Absence
from okr.notice import About, Notice, NoticeSaid, Topic
from okr.refusals import OutOfDate
from okr.week import Week
from tests.builders import WORKSPACE, a_key_result, a_member, an_objective
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
READERS = (Reader(Language.EN, ZoneInfo("UTC")), Reader(Language.VI, ZoneInfo("Asia/Ho_Chi_Minh")))
TODAY, FIFTH = date(2026, 11, 27), date(2026, 12, 5)
WEEK = Week(2026, 48)


def line(last: date = FIFTH, *, first: date = TODAY, name: str = "") -> AwayLine:
    delegate = a_member("UMINH", name=name) if name else None
    return AwayLine(Absence(WORKSPACE, "U1", first, last, "UMINH" if name else None), delegate)


def sheet(*lines: AwayLine, name: str = "Alice", is_own: bool = True) -> AwaySheet:
    return AwaySheet(a_member(name=name), TODAY, lines, is_own, said=lines[0] if lines else None)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language.value)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_nothing_people_write_breaks_a_message_about_being_away(words: str, reader: Reader) -> None:
    for is_own in (True, False):
        whole = sheet(*(line(name=words) for _ in range(40)), name=words, is_own=is_own)
        assert faults(MESSAGES.away.form(whole, reader, state=AwayState(), misread=words)) == []
        assert faults(MESSAGES.away.message(whole, reader)) == []
        assert faults(MESSAGES.away.saved(whole, reader, state=AwayState())) == []
        back = Back(a_member(name=words), whole.lines[0].absence, WEEK, is_own=is_own)
        assert faults(MESSAGES.away.back(back, reader)) == []
    note = AwayNote(a_member(name=words), WEEK, TODAY, line(name=words))
    assert faults(as_message(MESSAGES.away.note(note, reader))) == []
    for topic in (Topic.DELEGATE_NAMED, Topic.AWAY_SAID, Topic.AWAY_FROM_STATUS):
        about = About((1,), ("U1", "UMINH"), words="2026-11-27/2026-12-05", week=WEEK)
        notice = Notice(1, "U2", topic, WEEK, datetime(2026, 11, 27, 15, tzinfo=UTC), about)
        owned = tuple((a_key_result(title=words), an_objective(title=words)) for _ in range(40))
        said = NoticeSaid(notice, a_member("U2"), (a_member(name=words), a_member("UMINH", name=words)), owned)
        assert faults(as_message(MESSAGES.notice.notice(said, reader))) == []


@pytest.mark.parametrize(
    ("shown", "english", "vietnamese"),
    [
        (
            line(name="Minh"),
            "🌴 *You're away until Saturday 5 December.* *Minh* is asked meanwhile.",
            "🌴 *Bạn vắng mặt đến hết thứ Bảy 5/12.* *Minh* cập nhật thay.",
        ),
        (
            line(),
            "🌴 *You're away until Saturday 5 December.* Nobody is asked in your place.",
            "🌴 *Bạn vắng mặt đến hết thứ Bảy 5/12.* Không có ai cập nhật thay bạn.",
        ),
        (
            line(first=date(2026, 12, 1)),
            "🌴 *You're away from Tuesday 1 December to Saturday 5 December.* Nobody is asked in your place.",
            "🌴 *Bạn vắng mặt từ thứ Ba 1/12 đến hết thứ Bảy 5/12.* Không có ai cập nhật thay bạn.",
        ),
        (
            line(first=FIFTH),
            "🌴 *You're away on Saturday 5 December.* Nobody is asked in your place.",
            "🌴 *Bạn vắng mặt vào thứ Bảy 5/12.* Không có ai cập nhật thay bạn.",
        ),
        (
            line(date(2027, 1, 4)),
            "🌴 *You're away until Monday 4 January 2027.* Nobody is asked in your place.",
            "🌴 *Bạn vắng mặt đến hết thứ Hai 4/1/2027.* Không có ai cập nhật thay bạn.",
        ),
        (
            line(OPEN_END),
            "🌴 *You're away until the Slack status is cleared.* Nobody is asked in your place.",
            "🌴 *Bạn vắng mặt cho đến khi bỏ trạng thái trên Slack.* Không có ai cập nhật thay bạn.",
        ),
    ],
)
def test_when_and_who_meanwhile(shown: AwayLine, english: str, vietnamese: str) -> None:
    for reader, said in zip(READERS, (english, vietnamese), strict=True):
        message = MESSAGES.away.message(sheet(shown), reader)
        assert message["blocks"][0]["text"]["text"] == said


@pytest.mark.parametrize("value", ["", "x", "- 2026-13-45", "U1 soon", "\x00"])
def test_a_value_of_no_button_of_ours_is_out_of_date(value: str) -> None:
    with pytest.raises(OutOfDate):
        AwayRef.read(value)


def test_what_a_button_hands_back_comes_back() -> None:
    for ref in (AwayRef(), AwayRef("U1"), AwayRef("", TODAY), AwayRef("U1", TODAY)):
        assert AwayRef.read(ref.value) == ref
    state = AwayState("U1", TODAY, from_home=True)
    assert AwayState.read(state.carried) == state
