"""Key results as a count knows them: just as the whole ones say, without what nobody counts."""

from dataclasses import replace
from datetime import timedelta

from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.standing import Standing
from storage.engine import Database
from tests.builders import LAST_DAY, LONG_AGO, WORKSPACE, a_key_result, a_member, a_target, an_objective
from tests.storage.acme import a_founded_company
from tests.storage.standings import a_full_standing


def test_a_count_knows_the_same_target_tally_and_owner(database: Database, acme: str) -> None:
    later = a_target(due=LAST_DAY + timedelta(days=7), since=LONG_AGO + timedelta(days=40), reason="late", by="ULEAD")
    whole = a_key_result(targets=[a_target(), later])
    with database.transaction(acme) as transaction:
        transaction.key_results.put(whole)
        transaction.standings.put(a_full_standing())
    with database.snapshot(acme) as snapshot:
        (found,) = snapshot.tallied.of_objectives([1])
    assert (found.number, found.objective, found.owner, found.measured) == (1, 1, "U1", whole.measured)
    assert found.tally == a_full_standing().tally
    assert found.targets == (a_target(), replace(later, reason="", by=None))
    assert found.target_on(LAST_DAY) == found.targets[1]


def test_what_nobody_answered_has_no_tally(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.key_results.put(a_key_result(number=2))
        transaction.standings.put(Standing(2))
    with database.snapshot(acme) as snapshot:
        assert [(each.number, each.tally) for each in snapshot.tallied.of_objectives([1])] == [(1, None), (2, None)]


def test_what_somebody_left_belongs_to_nobody(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.members.put(a_member("U1", kind=MemberKind.DEACTIVATED))
        transaction.key_results.put(a_key_result(number=2, owner=None))
    with database.snapshot(acme) as snapshot:
        assert [each.owner for each in snapshot.tallied.of_objectives([1])] == [None, None]


def test_only_what_is_active_counts_of_the_objectives_named_and_of_this_workspace(
    database: Database, acme: str
) -> None:
    a_founded_company(database, "T2")
    with database.transaction(acme) as transaction:
        transaction.objectives.put(an_objective(number=2))
        transaction.key_results.put(a_key_result(number=2, objective=2))
        transaction.key_results.put(a_key_result(number=3, state=KeyResultState.CANCELLED))
    with database.snapshot(WORKSPACE) as snapshot:
        assert [each.number for each in snapshot.tallied.of_objectives([1])] == [1]
