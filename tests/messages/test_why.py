"""*Why did I get this?* in words: every cause in both languages, whatever people wrote."""

from datetime import UTC, date, datetime, time
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.why import Asked, about
from okr import why
from okr.delivery import DeliveryKind
from okr.notice import Topic
from okr.week import Week
from tests.builders import a_key_result, a_member
from tests.messages.hostile import HOSTILE, faults

WEEK = Week(2026, 48)
EN, VI = (Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")) for language in (Language.EN, Language.VI))
FRIDAY = datetime(2026, 11, 27, 8, tzinfo=UTC)
MINH = a_member("UMINH", name="Minh")


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def causes(words: str = "Minh") -> list[why.Cause]:
    """One of each."""
    who = a_member("UMINH", name=words)
    return [
        why.OwnsKeyResults(words, 3, 2, 4, time(15)),
        why.AnswersFor(who, date(2026, 12, 5), 2),
        why.DayMoved(date(2026, 12, 31), date(2027, 1, 1)),
        why.OneForAllTeams(),
        why.WaitedForQuietHours(time(7)),
        why.NotAnsweredYet(time(9), only=False),
        why.NotAnsweredYet(time(9), only=True),
        why.PutOff(),
        why.LeadAsked(who, WEEK),
        why.Answered(WEEK, FRIDAY),
        why.Answered(WEEK, FRIDAY, who),
        why.NewInTeam(words),
        why.LeadsTeam(words, DeliveryKind.LEAD_LINE),
        why.LeadsTeam(words, DeliveryKind.NOTICE, Topic.TURNED_RED),
        why.LeadsTeam(words, DeliveryKind.NOTICE, Topic.HAND_OVER),
        why.OwnsParent(a_key_result(title=words)),
        *(why.SomebodyDid(topic, who) for topic in Topic),
        why.SomebodyDid(Topic.COMMENT, None),
    ]


def read(messages: Messages, cause: why.Cause, reader: Reader) -> str:
    modal = messages.why.modal(
        why.Why(MINH, DeliveryKind.NUDGE, (cause,), asks=True), Asked(DeliveryKind.NUDGE, WEEK), reader
    )
    text: str = modal["blocks"][0]["text"]["text"]
    return text


@pytest.mark.parametrize(
    ("cause", "english", "vietnamese"),
    [
        (
            why.OwnsKeyResults("Care", 3, 1, 4, time(15)),
            "• You own 3 key results in *Care*, which checks in every Friday at 15:00 in your time (Asia/Ho_Chi_Minh).",
            "• Bạn phụ trách 3 KR của *Care*; nhóm check-in thứ Sáu hằng tuần, lúc 15:00 theo giờ của bạn ({zone}).",
        ),
        (
            why.AnswersFor(MINH, date(2026, 12, 5), 2),
            "• Minh is away until Saturday 5 December and named you to answer for 2 key results.",
            "• Minh vắng đến hết thứ Bảy 5/12 và nhờ bạn cập nhật thay 2 KR.",
        ),
        (
            why.DayMoved(date(2026, 12, 31), date(2027, 1, 1)),
            "• That week it came on Thursday because Friday 1 January is a day off.",
            "• Tuần đó tin đến vào thứ Năm vì thứ Sáu 1/1 là ngày nghỉ.",
        ),
        (
            why.LeadsTeam("Customer care", DeliveryKind.NOTICE, Topic.TURNED_RED),
            "• You lead *Customer care*, and alerts are on there.",
            "• Bạn là trưởng nhóm *Customer care*, và nhóm đang bật cảnh báo.",
        ),
    ],
    ids=["owns", "answers", "moved", "leads"],
)
def test_a_cause_is_told_with_its_facts(messages: Messages, cause: why.Cause, english: str, vietnamese: str) -> None:
    assert read(messages, cause, EN) == english
    assert read(messages, cause, VI) == vietnamese.replace("{zone}", "Asia/Ho_Chi_Minh")


def test_there_are_words_for_every_cause(messages: Messages) -> None:
    assert {type(cause) for cause in causes()} == set(get_args(why.Cause))
    assert all(read(messages, cause, reader).startswith("• ") for cause in causes() for reader in (EN, VI))


@pytest.mark.parametrize("topic", sorted(set(Topic) - {Topic.TURNED_RED, Topic.HAND_OVER, Topic.LEAD_ASKED}))
def test_every_topic_says_what_somebody_did(messages: Messages, topic: Topic) -> None:
    assert read(messages, why.SomebodyDid(topic, MINH), EN) != "• Minh did something that concerns you."


@pytest.mark.parametrize(
    "asked",
    [Asked(DeliveryKind.NUDGE, WEEK), Asked(DeliveryKind.NOTICE, WEEK, 12), Asked(DeliveryKind.WELCOME, None)],
    ids=lambda asked: str(asked.value),
)
def test_what_the_button_hands_back_is_read_again(asked: Asked) -> None:
    assert Asked.read(about(asked.kind, asked.week, asked.ordinal)) == asked


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("reader", [EN, VI], ids=["en", "vi"])
def test_slack_takes_it_whatever_people_wrote(messages: Messages, reader: Reader, words: str) -> None:
    found = causes(words or "-")
    asked = Asked(DeliveryKind.NUDGE, WEEK)
    shown = [
        messages.why.modal(why.Why(MINH, DeliveryKind.NUDGE, tuple(some), asks, MINH, leads), asked, reader)
        for some in (found[:8], found[8:16], found[16:], [])
        for asks in (True, False)
        for leads in (None, "care")
    ]
    assert [fault for one in shown for fault in faults(one, allowed=frozenset({"<@UMINH>"}))] == []
