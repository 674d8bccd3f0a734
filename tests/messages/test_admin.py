"""The audit log in words: moments of another year say which, and what the operator did reads like the rest."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from okr.audit import OPERATOR, Administration, AuditPage, Note

MESSAGES = Messages.read().admin
NEW_YEAR = datetime(2026, 12, 31, 20, tzinfo=UTC)
"""In Vietnam it is 2027 already."""


def lines(*notes: Note, language: Language = Language.EN) -> str:
    page = AuditPage("T1", NEW_YEAR, notes, people=frozenset({"U1"}))
    return str(MESSAGES.log(page, Reader(language, ZoneInfo("Asia/Ho_Chi_Minh"))))


def test_a_line_of_another_year_than_the_readers_says_which() -> None:
    last = Note(1, "U1", "check_in", "KR-1", datetime(2026, 12, 31, 9, tzinfo=UTC))
    assert "16:00 on Thursday 31 December 2026 · <@U1>" in lines(last)
    assert "16:00 thứ Năm 31/12/2026 · <@U1>" in lines(last, language=Language.VI)
    just = Note(2, "U1", "check_in", "KR-1", datetime(2026, 12, 31, 19, tzinfo=UTC))
    assert "02:00 on Friday 1 January · <@U1>" in lines(just)


def test_of_many_who_are_gone_the_first_are_named_and_the_others_counted() -> None:
    found = Administration("Acme", "en", teams=1, gone={f"U{n}": 1 for n in range(1, 13)})
    view = str(MESSAGES.overview(found, Reader(Language.EN, ZoneInfo("UTC"))))
    assert "<@U10> (1 key result) and 2 more" in view
    assert "U11" not in view


def test_what_the_operator_did_is_told_with_how_much() -> None:
    assert "the operator · Wrote objectives to a file: 57 xlsx <@U1>" in lines(
        Note(1, OPERATOR, "export_company", "57 xlsx U1", NEW_YEAR)
    )
    assert "the operator · Brought the bot to this workspace'" in lines(
        Note(1, OPERATOR, "register_workspace", "T1", NEW_YEAR)
    )
