"""Notices of closed destinations in words: every trouble, before and after, in both languages, whatever the names."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import check_message
from messages.reader import Reader
from messages.render import Rendered, as_message
from okr.destination import HeldBack, Outage, Trouble, Unreached
from okr.notice import About, Notice, NoticeSaid, Topic
from okr.week import Week
from tests.builders import a_member
from tests.messages.hostile import HOSTILE, faults

NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
READERS = [Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")) for language in Language]
LEAD = a_member("ULEAD")
OURS = frozenset({"<#CSALES>", "<#CNEW>"})
OF_CHANNELS = [trouble for trouble in Trouble if trouble is not Trouble.UNREACHABLE]
OUTAGES = [
    Outage(NOW - timedelta(days=3), NOW),
    Outage(NOW - timedelta(days=3), NOW, (("nudge", 12), ("digest", 1), ("digest_part", 9), ("receipt", 3))),
]


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def a_notice(topic: Topic, closed: HeldBack | Unreached | Outage, *, name: str = "Sales") -> NoticeSaid:
    notice = Notice(1, "ULEAD", topic, Week(2026, 48), NOW, About(team="sales", words="CSALES"))
    return NoticeSaid(notice, LEAD, (a_member("U2", name=name),), (), name, closed=closed)


def every_notice(name: str = "Sales") -> Iterator[NoticeSaid]:
    for trouble in OF_CHANNELS:
        yield a_notice(Topic.CHANNEL_CLOSED, HeldBack("CSALES", trouble, "CSALES"), name=name)
    for now_in in ("CSALES", "CNEW", None):
        yield a_notice(Topic.CHANNEL_CLOSED, HeldBack("CSALES", None, now_in), name=name)
    for is_over in (True, False):
        yield a_notice(Topic.UNREACHABLE, Unreached(a_member("U2"), is_over=is_over), name=name)
    for outage in OUTAGES:
        yield a_notice(Topic.OUTAGE, outage, name=name)


def says(rendered: Rendered | object) -> str:
    assert isinstance(rendered, Rendered)
    return str(as_message(rendered)["blocks"])


def test_every_notice_is_a_message_slack_takes_whatever_the_team_is_called(messages: Messages) -> None:
    for name in ("Sales", *HOSTILE):
        for said in every_notice(name):
            for reader in READERS:
                message = as_message(messages.notice.notice(said, reader))
                check_message(message)
                assert faults(message, allowed=OURS) == []


def test_each_reason_says_something_else_and_what_to_do(messages: Messages) -> None:
    for reader in READERS:
        told = [says(messages.notice.notice(said, reader)) for said in every_notice()]
        assert len(set(told)) == len(told)


def test_what_was_missed_is_counted_without_the_parts_of_a_digest(messages: Messages) -> None:
    english, vietnamese = (says(messages.notice.notice(a_notice(Topic.OUTAGE, OUTAGES[1]), one)) for one in READERS)
    assert "• 12 questions about check-ins\\n• 1 digest\\n• 3 other messages" in english
    assert "• 12 lời mời cập nhật hoặc nhắc lại\\n• 1 bản tin tuần\\n• 3 tin nhắn khác" in vietnamese
