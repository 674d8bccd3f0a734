"""What a transaction read whole it does not read again, unless it wrote or waited meanwhile."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage.engine import Database
from storage.transaction import StoredTransaction
from tests.builders import a_check_in, a_cycle, a_team, an_absence
from tests.statements import counted
from tests.storage.planning import a_plan

AT = datetime(2026, 11, 30, 3, tzinfo=UTC)


def read_all(tx: StoredTransaction) -> None:
    tx.teams.all()
    tx.cycles.all()
    tx.settings.get()
    tx.members.absences()


def test_what_a_snapshot_read_whole_is_not_read_again(database: Database, acme: str) -> None:
    with database.snapshot(acme) as tx:
        read_all(tx)
        with counted(database) as sent:
            read_all(tx)
    assert sent == []


def test_whoever_changes_the_list_they_were_given_changes_it_for_nobody_else(database: Database, acme: str) -> None:
    with database.snapshot(acme) as tx:
        given = list(tx.teams.all())
        found = tx.teams.all()
        assert isinstance(found, list)
        found.clear()
        assert tx.teams.all() == given


def test_a_transaction_sees_what_it_wrote_itself_after_it_had_read(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        read_all(tx)
        team, cycle = a_team(key="care", workspace=acme), a_cycle(key="2027", workspace=acme)
        tx.teams.put(team)
        tx.cycles.put(cycle)
        absence = an_absence(first_day=date(2026, 11, 30), last_day=date(2026, 12, 4))
        tx.members.put_absence(absence)
        tx.settings.put(replace(tx.settings.get(), name="Acme Inc."))
        assert team in tx.teams.all()
        assert cycle in tx.cycles.all()
        assert tx.members.absences() == [absence]
        tx.members.drop_absence(absence)
        assert tx.members.absences() == []
        assert tx.settings.get().name == "Acme Inc."


WAITING = {
    "settings": lambda tx: tx.settings.lock(),
    "members": lambda tx: tx.members.lock(["U1"]),
    "key results": lambda tx: tx.key_results.lock([1]),
    "a number": lambda tx: tx.notices.next_number(),
    "an answer": lambda tx: tx.check_ins.add(a_check_in(5)),
    "a message": lambda tx: tx.deliveries.plan([a_plan("U1")]),
    "a note": lambda tx: tx.audit.note(actor="U1", action="check_in", thing="KR-1", at=AT),
}
"""What may wait for another transaction, which may have changed what was read before."""


@pytest.mark.parametrize("what", WAITING)
def test_after_whatever_may_have_waited_for_another_it_is_read_anew(database: Database, acme: str, what: str) -> None:
    with database.transaction(acme) as tx:
        read_all(tx)
        WAITING[what](tx)
        with counted(database) as sent:
            read_all(tx)
    assert len(sent) == (3 if what == "settings" else 4)  # locking the settings reads them
