"""Drafts of objectives: kept exactly, found by who has to do with them, out of the way of what is published."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from okr.drafting import (
    DraftContent,
    DraftedInitiative,
    DraftedKeyResult,
    DraftedObjective,
    DraftState,
)
from okr.key_result import Measured
from okr.metric import Binary, Metric, Milestones, Step
from okr.objective import Ambition, Level, Visibility
from storage.engine import Database
from tests.builders import an_objective
from tests.storage.test_goals import EVERY_METRIC

AT = datetime(2026, 11, 23, 4, 5, 6, 7, tzinfo=UTC)
EMPTY = DraftContent(team="care", cycle="2026-Q4", owner=None)
METRICS: dict[str, Metric] = {
    **EVERY_METRIC,
    "bare binary": Binary(),
    "step alone": Milestones((Step(1, "x"),)),
}


def a_draft(workspace: str, number: int = 1, *, author: str = "U1", content: DraftContent = EMPTY) -> DraftedObjective:
    return DraftedObjective(workspace=workspace, number=number, author=author, content=content, at=AT)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_what_was_written_comes_back_to_the_last_digit(database: Database, acme: str, metric: Metric) -> None:
    written = DraftedKeyResult(
        key=3,
        title="Faster <answers> 💬",
        metric=metric,
        owner=None,
        due=date(2026, 12, 31),
        start=date(2026, 10, 1),
        contributors=("U1",),
        weight=Decimal("12.50"),
        measured=Measured.MONTHLY,
        number=7,
        because="Hợp đồng đổi",
    )
    content = DraftContent(
        title="Hỗ trợ tốt hơn",
        why="because",
        level=Level.TEAM,
        team="care",
        cycle="2026-Q4",
        owner="U1",
        ambition=Ambition.ASPIRATIONAL,
        visibility=Visibility.PRIVATE,
        parent=1,
        priority=2,
        obstacles=("Holidays",),
        contributors=("U1",),
        key_results=(written,),
        initiatives=(DraftedInitiative(title="Hire", owner="U1", due=date(2026, 11, 30), key_result=3),),
    )
    draft = replace(
        a_draft(acme, content=content), state=DraftState.RETURNED, asked="U1", said="more", notice=5, version=4
    )
    with database.transaction(acme) as tx:
        tx.objective_drafts.put(draft)
    with database.snapshot(acme) as tx:
        assert tx.objective_drafts.get(1) == draft


def test_a_draft_is_found_by_author_by_whom_it_was_sent_to_and_by_team(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        tx.objectives.put(replace(an_objective(number=1), workspace=acme))
        mine, sent = a_draft(acme, 2), replace(a_draft(acme, 1, author="ULEAD"), asked="U1", state=DraftState.SENT)
        done = replace(a_draft(acme, 3), asked="U1", state=DraftState.PUBLISHED, objective=1)
        for draft in (mine, sent, done):
            tx.objective_drafts.put(draft)
        assert tx.objective_drafts.of_author("U1") == [mine]
        assert tx.objective_drafts.asked_of("U1") == tx.objective_drafts.waiting() == [sent]
        assert tx.objective_drafts.of_team("care") == [sent, mine]
        assert tx.objective_drafts.of_team("elsewhere") == []
        assert tx.objective_drafts.get(3) == done


def test_the_number_of_a_dropped_draft_is_never_given_again(database: Database, acme: str) -> None:
    with database.transaction(acme) as tx:
        number = tx.objective_drafts.next_number()
        tx.objective_drafts.put(a_draft(acme, number))
        tx.objective_drafts.drop(number)
        assert tx.objective_drafts.get(number) is None
        assert tx.objective_drafts.next_number() == number + 1


def test_an_objective_keeps_contributors_and_foreseen_obstacles(database: Database, acme: str) -> None:
    objective = replace(
        an_objective(number=1), workspace=acme, contributors=("ULEAD", "U1"), obstacles=("Tết", "No budget")
    )
    with database.transaction(acme) as tx:
        tx.objectives.put(objective)
    with database.snapshot(acme) as tx:
        assert tx.objectives.get(1) == objective
