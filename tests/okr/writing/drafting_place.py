"""Acme, with somebody to publish drafts: what the tests of publishing and of editing share."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from okr.actions.publish_draft import publish_draft
from okr.actions.start_draft import start_draft
from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult, DraftedObjective
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.member import Member
from okr.metric import Metric
from okr.objective import Objective
from okr.writing import Written
from tests.builders import an_increase
from tests.okr.status.place import Place

TODAY, DUE = date(2026, 11, 27), date(2026, 12, 31)


def a_drafted(
    key: int = 1,
    *,
    title: str = "Hours to the first answer",
    metric: Metric | None = None,
    owner: str | None = "UCHI",
    due: date = DUE,
    weight: int | None = None,
    initial: date | None = None,
) -> DraftedKeyResult:
    share = None if weight is None else Decimal(weight)
    return DraftedKeyResult(
        key=key, title=title, metric=metric or an_increase(10, 2), owner=owner, due=due, start=initial, weight=share
    )


CONTENT = DraftContent(
    title="Answer faster",
    why="Customers wait too long",
    team="care",
    cycle="2026-Q4",
    owner="U1",
    key_results=(a_drafted(1), a_drafted(2, title="Answers rated good", metric=an_increase(60, 80))),
    initiatives=(DraftedInitiative(title="A second shift", key_result=2), DraftedInitiative(title="Train everybody")),
)


class DraftingPlace(Place):
    """Acme; Alice and Chi are in care, which Linh leads below Bao."""

    def started(self, content: DraftContent = CONTENT, *, by: Member | None = None) -> DraftedObjective:
        return start_draft(self.world, content, by=by or self.alice)

    def written(self, content: DraftContent = CONTENT, *, by: Member | None = None) -> Written:
        """Published by who drafted it."""
        return publish_draft(self.world, self.started(content, by=by).number, by=by or self.alice)

    def keep(self, draft: DraftedObjective) -> DraftedObjective:
        with self.world.transaction() as tx:
            tx.objective_drafts.put(draft)
        return draft

    def say(self, draft: DraftedObjective, content: DraftContent) -> DraftedObjective:
        return self.keep(replace(draft, content=content, version=draft.version + 1))

    def draft(self, number: int) -> DraftedObjective:
        with self.world.snapshot() as tx:
            found = tx.objective_drafts.get(number)
        assert found is not None
        return found

    def objective(self, number: int) -> Objective:
        with self.world.snapshot() as tx:
            found = tx.objectives.get(number)
        assert found is not None
        return found

    def key_results(self, objective: int) -> list[KeyResult]:
        with self.world.snapshot() as tx:
            return list(tx.key_results.of_objectives([objective]))

    def initiatives(self, objective: int) -> list[Initiative]:
        with self.world.snapshot() as tx:
            return list(tx.initiatives.of_objectives([objective]))

    def counted(self) -> int:
        """Objectives on record."""
        with self.world.snapshot() as tx:
            return len(tx.objectives.find())
