"""Check-ins, standings, drafts and the audit log: kept and found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from okr.draft import Draft, Entry
from okr.metric import Reading
from okr.standing import Standing
from storage.check_in import CheckInRow
from storage.engine import Database
from tests.builders import a_check_in, a_key_result, week
from tests.storage.standings import a_full_standing

SAID_AT = datetime(2026, 11, 27, 15, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize("reading", [Decimal("12.50"), Decimal(-1), frozenset({1, 3}), frozenset(), True, False, None])
def test_a_check_in_comes_back_word_for_word(database: Database, acme: str, reading: Reading | None) -> None:
    said = a_check_in(
        reading,
        week=week(48),
        note='Đã ký "3" khách <!channel> 🎉\n*xong*',
        blocker="chờ pháp lý",
        explanation="vì sao",
        by="ULEAD",
        on_behalf_of="U1",
        at=SAID_AT,
        reason="a typo",
    )
    with database.transaction(acme) as transaction:
        transaction.check_ins.add(said)
    with database.snapshot(acme) as snapshot:
        found = snapshot.check_ins.current(1, week(48))
        assert found == said
        assert repr(found) == repr(said)
        assert snapshot.check_ins.current(1, week(47)) is None


def test_a_later_revision_becomes_current_and_the_earlier_one_stays(database: Database, acme: str) -> None:
    first = a_check_in(10, week=week(48))
    second = replace(a_check_in(12, week=week(48), revision=2), at=first.at + timedelta(hours=1))
    with database.transaction(acme) as transaction:
        transaction.check_ins.add(first)
    with database.transaction(acme) as transaction:
        transaction.check_ins.add(second)
    with database.snapshot(acme) as snapshot:
        assert snapshot.check_ins.current(1, week(48)) == second
        assert snapshot.check_ins.history(1) == [second]
        assert snapshot.check_ins.answered_in(week(48), [1, 2]) == {1}
        assert snapshot.check_ins.answered_in(week(48), [2]) == snapshot.check_ins.answered_in(week(47), [1]) == set()
        assert snapshot.check_ins.revisions(1) == [first, second]


def test_answers_added_together_are_each_current_unless_a_later_revision_is_among_them(
    database: Database, acme: str
) -> None:
    early, late = a_check_in(1, week=week(46)), a_check_in(9, week=week(48))
    between, corrected = a_check_in(5, week=week(47)), a_check_in(6, week=week(47), revision=2)
    with database.transaction(acme) as transaction:
        transaction.check_ins.add(between)
        transaction.check_ins.add_all([late, corrected, early])
        transaction.check_ins.add_all([])
    with database.snapshot(acme) as snapshot:
        assert snapshot.check_ins.history(1) == [early, corrected, late]
        assert len(snapshot.check_ins.revisions(1)) == 4


def test_a_revision_that_was_said_is_never_said_again(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.check_ins.add(a_check_in(10, week=week(48)))
    with pytest.raises(IntegrityError), database.transaction(acme) as transaction:
        transaction.check_ins.add(a_check_in(99, week=week(48)))
    with database.snapshot(acme) as snapshot:
        assert snapshot.check_ins.revisions(1) == [a_check_in(10, week=week(48))]


def test_nothing_but_an_insert_ever_reaches_check_ins(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        for revision in (1, 2, 3):
            transaction.check_ins.add(a_check_in(revision, week=week(48), revision=revision))
            transaction.key_results.put(a_key_result(version=revision))
    with database.reading() as connection:
        kept = connection.execute(select(func.count()).select_from(CheckInRow.__table__)).scalar_one()
    assert kept == 3


def test_history_goes_from_the_oldest_week_over_the_turn_of_the_year(database: Database, acme: str) -> None:
    weeks = [week(1, 2027), week(53), week(9), week(52)]
    with database.transaction(acme) as transaction:
        for number, each in enumerate(weeks):
            transaction.check_ins.add(replace(a_check_in(number, week=each), at=SAID_AT))
    with database.snapshot(acme) as snapshot:
        assert [said.week for said in snapshot.check_ins.history(1)] == sorted(weeks)


def test_the_answers_of_a_week_are_found_for_many_key_results(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        for number in (1, 2, 3):
            transaction.key_results.put(a_key_result(number=number))
            transaction.check_ins.add(a_check_in(number, key_result=number, week=week(48)))
        transaction.check_ins.add(a_check_in(9, key_result=3, week=week(49)))
    with database.snapshot(acme) as snapshot:
        found = snapshot.check_ins.current_of([1, 3, 7], week(48))
    assert {number: said.answer.reading for number, said in found.items()} == {1: Decimal(1), 3: Decimal(3)}


def test_a_standing_comes_back_exactly(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.key_results.put(a_key_result(number=2))
        transaction.standings.put(Standing(1))
        transaction.standings.put(a_full_standing())
        transaction.standings.put(Standing(2))
    with database.snapshot(acme) as snapshot:
        found = repr(snapshot.standings.get(1))
        assert found == repr(a_full_standing())
        assert snapshot.standings.get(9) is None
        assert snapshot.standings.many([1, 2, 9]) == {1: a_full_standing(), 2: Standing(2)}


def test_a_reader_of_thousands_takes_just_the_part_it_needs(database: Database, acme: str) -> None:
    full = a_full_standing()
    with database.transaction(acme) as transaction:
        transaction.key_results.put(a_key_result(number=2))
        transaction.standings.put(full)
        transaction.standings.put(Standing(2))
    with database.snapshot(acme) as snapshot:
        assert snapshot.standings.many([1], trend=False) == {1: replace(full, trend=())}
        assert snapshot.standings.tallies([1, 2, 9]) == {1: full.tally}


def test_a_draft_keeps_every_letter_typed_until_it_is_dropped(database: Database, acme: str) -> None:
    draft = Draft(
        member="U1",
        week=week(48),
        at=SAID_AT,
        entries={
            1: Entry(value="12,5 ", confidence=3, note="…"),
            2: Entry(steps=(), done=False),
            3: Entry(steps=(2, 1), done=True),
        },
        seen={1: 2},
        only=(1, 2, 3),
    )
    with database.transaction(acme) as transaction:
        transaction.drafts.put(Draft(member="U1", week=week(48), at=SAID_AT))
        transaction.drafts.put(draft)
        transaction.drafts.put(Draft(member="U1", week=week(49), at=SAID_AT))
    with database.snapshot(acme) as snapshot:
        assert snapshot.drafts.get("U1", week(48)) == draft
        assert snapshot.drafts.get("U2", week(48)) is None
    with database.transaction(acme) as transaction:
        transaction.drafts.drop("U1", week(48))
    with database.snapshot(acme) as snapshot:
        assert snapshot.drafts.get("U1", week(48)) is None
        assert snapshot.drafts.get("U1", week(49)) is not None


def test_the_audit_log_says_who_did_what_newest_first(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.audit.note(actor="U1", action="check_in", thing="KR-1", at=SAID_AT)
        transaction.audit.note(actor="ULEAD", action="post_digest", thing="care", at=SAID_AT)
    with database.snapshot(acme) as snapshot:
        assert [note.action for note in snapshot.audit.latest()] == ["post_digest", "check_in"]
        assert [note.actor for note in snapshot.audit.latest(limit=1)] == ["ULEAD"]


def test_a_page_of_the_audit_log_begins_below_a_line_and_may_be_of_one_person(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        for actor, thing in (("U1", "KR-1"), ("U2", "KR-2"), ("U1", "KR-3")):
            transaction.audit.note(actor=actor, action="check_in", thing=thing, at=SAID_AT)
    with database.snapshot(acme) as snapshot:
        newest = snapshot.audit.latest()[0]
        assert [note.thing for note in snapshot.audit.latest(below=newest.number)] == ["KR-2", "KR-1"]
        assert [note.thing for note in snapshot.audit.latest(actor="U1")] == ["KR-3", "KR-1"]
        assert [note.thing for note in snapshot.audit.latest(actor="U1", below=newest.number)] == ["KR-1"]
