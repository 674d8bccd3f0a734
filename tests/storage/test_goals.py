"""Objectives, key results, targets and initiatives: kept and found."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from okr.cycle import CycleState
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResultState, Measured
from okr.metric import Binary, Change, Metric, Phase
from okr.objective import Ambition, Level, Visibility
from okr.unit import HOURS, PERCENT, currency, noun
from storage.engine import Database
from tests.builders import (
    FIRST_DAY,
    LAST_DAY,
    LONG_AGO,
    a_cycle,
    a_key_result,
    a_target,
    a_team,
    an_increase,
    an_objective,
    at_least,
    at_most,
    milestones,
)

EVERY_METRIC: dict[str, Metric] = {
    "increase": an_increase("0.10", "1E+3", unit=currency("VND")),
    "decrease": Change(
        Decimal("5.00"),
        Decimal(2),
        HOURS,
        (Phase(FIRST_DAY, Decimal("4.5")), Phase(LAST_DAY, Decimal("2.0"))),
        "giảm 15 %",
    ),
    "at_least": at_least("99.50", PERCENT),
    "at_most": at_most(5, noun("tickets/month")),
    "milestone": milestones(FIRST_DAY, None, weights=["0.5", "2"]),
    "binary": Binary("the certificate on the wall"),
    "a plain binary": Binary(),
}


@pytest.mark.parametrize("metric", EVERY_METRIC.values(), ids=EVERY_METRIC)
def test_a_metric_of_every_kind_comes_back_exactly(database: Database, acme: str, metric: Metric) -> None:
    kept = a_key_result(metric, number=2)
    with database.transaction(acme) as transaction:
        transaction.key_results.put(kept)
    with database.snapshot(acme) as snapshot:
        found = snapshot.key_results.get(2)
    assert found == kept
    assert repr(found) == repr(kept)


def test_an_objective_comes_back_with_everything(database: Database, acme: str) -> None:
    kept = an_objective(
        number=2,
        level=Level.INDIVIDUAL,
        ambition=Ambition.ASPIRATIONAL,
        visibility=Visibility.PRIVATE,
        parent=1,
        parent_key_result=1,
        priority=3,
    )
    with database.transaction(acme) as transaction:
        transaction.objectives.put(kept)
    with database.snapshot(acme) as snapshot:
        assert snapshot.objectives.get(2) == kept
        assert snapshot.objectives.many([2, 7]) == {2: kept}
        assert snapshot.objectives.get(7) is None


def test_objectives_are_found_by_every_condition_given(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.teams.put(a_team(key="sales"))
        transaction.cycles.put(a_cycle(key="2026"))
        transaction.objectives.put(an_objective(number=4, team="sales", owner="ULEAD"))
        transaction.objectives.put(an_objective(number=3, cycle="2026"))
        transaction.objectives.put(an_objective(number=2, archived=True))

    with database.snapshot(acme) as snapshot:
        find = snapshot.objectives.find
        assert [found.number for found in find()] == [1, 3, 4]
        assert [found.number for found in find(teams=["sales", "none"])] == [4]
        assert [found.number for found in find(owner="U1")] == [1, 3]
        assert [found.number for found in find(cycles=["2026-Q4"])] == [1, 4]
        assert [found.number for found in find(teams=["care"], owner="U1", cycles=["2026"])] == [3]
        assert find(teams=[]) == []


def test_key_results_are_found_by_objective_and_by_owner(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.objectives.put(an_objective(number=2))
        transaction.key_results.put(a_key_result(number=4, objective=2, owner="ULEAD"))
        transaction.key_results.put(a_key_result(number=3, objective=1, state=KeyResultState.PAUSED))
        transaction.key_results.put(a_key_result(number=2, objective=2, owner=None))
    with database.snapshot(acme) as snapshot:
        assert [found.number for found in snapshot.key_results.of_objectives([2, 1])] == [1, 3, 2, 4]
        assert [found.number for found in snapshot.key_results.owned_by(["ULEAD", "U1"])] == [1, 3, 4]
        assert list(snapshot.key_results.many([4, 9])) == [4]
        assert snapshot.key_results.of_objectives([]) == []


def test_owners_have_active_key_results_in_cycles_that_take_check_ins(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.cycles.put(a_cycle(key="2026-Q3", state=CycleState.CLOSED))
        transaction.cycles.put(a_cycle(key="2026", state=CycleState.CLOSING))
        transaction.objectives.put(an_objective(number=2, cycle="2026-Q3"))
        transaction.objectives.put(an_objective(number=3, cycle="2026"))
        transaction.objectives.put(an_objective(number=4, archived=True))
        transaction.key_results.put(a_key_result(number=2, objective=2))
        transaction.key_results.put(a_key_result(number=3, objective=3))
        transaction.key_results.put(a_key_result(number=4, objective=4))
        transaction.key_results.put(a_key_result(number=5, owner=None))
        transaction.key_results.put(a_key_result(number=6, state=KeyResultState.CANCELLED))
        transaction.key_results.put(a_key_result(number=7, owner="ULEAD"))
    with database.snapshot(acme) as snapshot:
        assert snapshot.key_results.owners() == {"U1": [1, 3], "ULEAD": [7]}
        open_ones = snapshot.key_results.open_of_owners()
        assert sorted(number for numbers in open_ones.values() for number in numbers) == [1, 3, 7]
        assert {owner for owner, _, _ in open_ones} == {"U1", "ULEAD"}


def test_putting_a_key_result_again_replaces_it_with_all_its_targets(database: Database, acme: str) -> None:
    first = a_target(since=LONG_AGO)
    relaxed = a_target(
        at_most(3, HOURS),
        since=LONG_AGO + timedelta(days=40),
        due=LAST_DAY + timedelta(days=7),
        reason="understaffed",
        by="ULEAD",
    )
    changed = replace(
        a_key_result(),
        targets=(first, relaxed),
        weight=Decimal("0.50"),
        contributors=("ULEAD", "U1"),
        measured=Measured.MONTHLY,
        version=2,
    )
    with database.transaction(acme) as transaction:
        transaction.key_results.put(a_key_result(targets=[first, first, first]))
        transaction.key_results.put(changed)
    with database.snapshot(acme) as snapshot:
        assert snapshot.key_results.get(1) == changed
        assert str(changed.weight) == str(snapshot.key_results.many([1])[1].weight)


def test_a_target_added_later_is_the_one_in_force(database: Database, acme: str) -> None:
    relaxed = a_target(at_most(3), since=datetime(2026, 11, 1, 9, tzinfo=UTC), reason="understaffed")
    with database.transaction(acme) as transaction:
        transaction.key_results.add_target(1, relaxed)
    with database.snapshot(acme) as snapshot:
        found = snapshot.key_results.many([1])[1]
    assert found.target == relaxed
    assert len(found.targets) == 2
    assert found.target_at(datetime(2026, 10, 31, tzinfo=UTC)) == found.targets[0]


def test_a_target_cannot_take_over_before_the_one_it_follows(database: Database, acme: str) -> None:
    early = a_target(since=LONG_AGO - timedelta(days=1), reason="a mistake")
    with pytest.raises(ValueError, match="after"), database.transaction(acme) as transaction:
        transaction.key_results.add_target(1, early)


def test_numbers_are_never_given_twice_not_even_after_one_was_put_by_hand(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        assert [transaction.objectives.next_number() for _ in range(2)] == [2, 3]
        transaction.objectives.put(an_objective(number=10))
        assert transaction.objectives.next_number() == 11
        assert transaction.key_results.next_number() == 2
        assert transaction.initiatives.next_number() == 1


def test_a_number_that_was_rolled_back_may_be_given_again_but_not_a_committed_one(
    database: Database, acme: str
) -> None:
    with database.transaction(acme) as transaction:
        assert transaction.key_results.next_number() == 2
    with database.transaction(acme) as transaction:
        assert transaction.key_results.next_number() == 3


def test_initiatives_stand_by_objective_and_number(database: Database, acme: str) -> None:
    first = Initiative(workspace=acme, number=2, objective=1, title="New material")
    second = Initiative(
        workspace=acme,
        number=1,
        objective=2,
        title="Click study",
        key_result=1,
        owner="U1",
        link="https://example.com",
        due=date(2026, 12, 1),
        state=InitiativeState.DONE,
    )
    with database.transaction(acme) as transaction:
        transaction.objectives.put(an_objective(number=2))
        transaction.initiatives.put(second)
        transaction.initiatives.put(first)
    with database.snapshot(acme) as snapshot:
        assert snapshot.initiatives.of_objectives([2, 1]) == [first, second]
        assert snapshot.initiatives.of_objectives([1]) == [first]


def test_references_find_what_a_file_called_a_thing(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.references.put("objective", "grow", 1)
        transaction.references.put("objective", "grow", 2)
        transaction.references.put("key_result", "grow", 5)
    with database.snapshot(acme) as snapshot:
        assert snapshot.references.get("objective", "grow") == 2
        assert snapshot.references.get("objective", "shrink") is None
        assert snapshot.references.all("key_result") == {"grow": 5}


def test_numbers_given_together_are_given_to_nobody_else(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        first = transaction.key_results.next_number()
        together = transaction.key_results.next_numbers(3)
        last = transaction.key_results.next_number()
    assert [first, *together, last] == list(range(first, first + 5))
