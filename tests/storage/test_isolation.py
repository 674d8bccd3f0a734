"""Two workspaces in one database never see each other's rows."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from okr.draft import Draft
from okr.drafting import DraftContent, DraftedObjective
from okr.initiative import Initiative
from okr.standing import Standing
from okr.talk import ObjectiveComment
from storage.engine import Database
from storage.transaction import StoredTransaction
from tests.builders import LONG_AGO, a_check_in, a_membership, a_target, an_absence, week
from tests.storage.acme import found
from tests.storage.planning import a_plan


def fill(transaction: StoredTransaction) -> None:
    """One of everything, under the same keys in each workspace."""
    found(transaction)
    transaction.members.put_absence(replace(an_absence(), workspace=transaction.workspace))
    transaction.check_ins.add(a_check_in(week=week(48)))
    transaction.standings.put(Standing(1))
    transaction.drafts.put(Draft(member="U1", week=week(48), at=LONG_AGO))
    transaction.objective_drafts.put(
        DraftedObjective(
            workspace=transaction.workspace,
            number=1,
            author="U1",
            content=DraftContent(team="care", cycle="2026-Q4", owner="U1"),
            at=LONG_AGO,
            asked="U1",
        )
    )
    transaction.objective_comments.put(ObjectiveComment(1, "D-1", "U1", LONG_AGO, "x"))
    transaction.initiatives.put(Initiative(workspace=transaction.workspace, number=1, objective=1, title="x"))
    transaction.references.put("objective", "grow", 1)
    transaction.audit.note(actor="U1", action="load", thing="O-1", at=LONG_AGO)
    transaction.deliveries.plan([a_plan()])


def everything(transaction: StoredTransaction) -> dict[str, object]:
    """What every reading method finds."""
    delivery = transaction.deliveries.get("nudge", "U1", "2026-W48")
    return {
        "members": (transaction.members.all(), transaction.members.many(["U1"]), transaction.members.get("U1")),
        "teams": (transaction.teams.all(), transaction.teams.get("care"), transaction.teams.of_channel("CCARE")),
        "memberships": transaction.teams.memberships(),
        "cycles": (transaction.cycles.all(), transaction.cycles.get("2026-Q4")),
        "objectives": (transaction.objectives.find(), transaction.objectives.many([1])),
        "key results": (
            transaction.key_results.many([1]),
            transaction.key_results.of_objectives([1]),
            transaction.key_results.owned_by(["U1"]),
            transaction.key_results.owners(),
        ),
        "check-ins": (
            transaction.check_ins.current_of([1], week(48)),
            transaction.check_ins.history(1),
            transaction.check_ins.revisions(1),
        ),
        "standings": (transaction.standings.get(1), transaction.standings.many([1])),
        "outlook": (
            transaction.outlook.zones(),
            transaction.outlook.owed("reminder", week(49), teams=["care"], zones=["Asia/Ho_Chi_Minh", "UTC"]),
            transaction.outlook.never_welcomed(),
            transaction.outlook.reporting(),
        ),
        "drafts": transaction.drafts.get("U1", week(48)),
        "objective drafts": (
            transaction.objective_drafts.get(1),
            transaction.objective_drafts.of_author("U1"),
            transaction.objective_drafts.asked_of("U1"),
            transaction.objective_drafts.waiting(),
            transaction.objective_drafts.of_team("care"),
        ),
        "objective comments": transaction.objective_comments.of("D-1"),
        "initiatives": transaction.initiatives.of_objectives([1]),
        "references": (transaction.references.all("objective"), transaction.references.get("objective", "grow")),
        "audit": transaction.audit.latest(),
        "deliveries": (
            delivery and (delivery.plan, delivery.state, delivery.wanted),
            len(transaction.deliveries.of_period("2026-W48")),
            transaction.deliveries.planned_subjects("nudge", "2026-W48"),
        ),
    }


def emptied(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return not any(parts)


def test_an_empty_workspace_sees_nothing_of_a_full_one(database: Database) -> None:
    with database.transaction("T1") as transaction:
        fill(transaction)
    with database.snapshot("T2") as snapshot:
        seen = everything(snapshot)
    assert [name for name, value in seen.items() if not emptied(value)] == []


def test_the_same_keys_in_two_workspaces_are_two_things(database: Database) -> None:
    for workspace in ("T1", "T2"):
        with database.transaction(workspace) as transaction:
            fill(transaction)
    with database.snapshot("T2") as snapshot:
        before = everything(snapshot)
    with database.transaction("T1") as transaction:
        change_everything(transaction)
    with database.snapshot("T2") as snapshot:
        assert everything(snapshot) == before
    assert database.workspaces() == ("T1", "T2")


def change_everything(transaction: StoredTransaction) -> None:
    """Every writing method that takes a key and no value of a workspace."""
    delivery = transaction.deliveries.get("nudge", "U1", "2026-W48")
    assert delivery is not None
    transaction.deliveries.want_edit(delivery.id)
    transaction.deliveries.cancel(delivery.id, reason="moot")
    transaction.drafts.drop("U1", week(48))
    transaction.objective_drafts.drop(1)
    transaction.objective_comments.drop("D-1")
    transaction.teams.put_membership(a_membership("ULEAD"))
    transaction.teams.drop_membership(a_membership())
    transaction.key_results.add_target(1, a_target(reason="new"))
    transaction.check_ins.add(a_check_in(99, week=week(48), revision=2))
    transaction.references.put("objective", "grow", 7)
    transaction.objectives.next_number()
    transaction.deliveries.plan([a_plan("ULEAD")])


def test_the_id_of_another_workspaces_delivery_does_nothing(database: Database) -> None:
    for workspace in ("T1", "T2"):
        with database.transaction(workspace) as transaction:
            fill(transaction)
    with database.snapshot("T1") as snapshot:
        theirs = snapshot.deliveries.get("nudge", "U1", "2026-W48")
    assert theirs is not None
    with database.transaction("T2") as transaction:
        transaction.deliveries.want_edit(theirs.id)
        transaction.deliveries.cancel(theirs.id, reason="not mine")
        assert not transaction.deliveries.retime(
            theirs.id, not_before=theirs.plan.not_before, not_after=theirs.plan.not_after
        )
    with database.snapshot("T1") as snapshot:
        assert snapshot.deliveries.get("nudge", "U1", "2026-W48") == theirs


def test_a_row_cannot_refer_into_another_workspace(database: Database) -> None:
    with database.transaction("T1") as transaction:
        fill(transaction)
    with pytest.raises(IntegrityError), database.transaction("T2") as transaction:
        transaction.check_ins.add(a_check_in(week=week(48)))
