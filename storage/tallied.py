"""Key results as a count knows them, thousands at a time: of each row just what a health follows from, in one query."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, select

from okr.key_result import KeyResultState, Measured, Target
from okr.member import WHO_ANSWERS
from okr.tallied import Tallied
from storage.key_result import KeyResultRow
from storage.member import MemberRow
from storage.scope import Scope
from storage.standing import StandingRow
from storage.standing_text import tally_of
from storage.target import TargetRow, metric_of

MEASURED = {measured.value: measured for measured in Measured}


class TalliedStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of_objectives(self, objectives: Iterable[int]) -> Sequence[Tallied]:
        found: list[Tallied] = []
        rows = self.scope.connection.execute(query(self.scope, objectives)).all()
        for number, objective, owner, kind, measured, tally, metric_kind, metric, *days in rows:
            target = Target(metric_of(metric_kind, metric), *days)
            if found and found[-1].number == number:
                found[-1] = replace(found[-1], targets=(*found[-1].targets, target))
                continue
            here = owner if kind in WHO_ANSWERS else None
            known = tally_of(tally) if tally else None
            found.append(Tallied(number, objective, here, MEASURED[measured], (target,), known))
        return found


def query(scope: Scope, objectives: Iterable[int]) -> Select[tuple[Any, ...]]:
    """A row for each version of each key result's target, oldest first; beside it its owner and its standing."""
    mine, targets = KeyResultRow.__table__.c, TargetRow.__table__.c
    members, standings = MemberRow.__table__.c, StandingRow.__table__.c
    target = (targets.kind, targets.metric, targets.start, targets.due, targets.since)
    return (
        select(mine.number, mine.objective, mine.owner, members.kind, mine.measured, standings.tally, *target)
        .join(TargetRow.__table__, (targets.workspace == mine.workspace) & (targets.key_result == mine.number))
        .outerjoin(MemberRow.__table__, (members.workspace == mine.workspace) & (members.id == mine.owner))
        .outerjoin(
            StandingRow.__table__,
            (standings.workspace == mine.workspace) & (standings.key_result == mine.number),
        )
        .where(
            mine.workspace == scope.workspace,
            mine.state == KeyResultState.ACTIVE.value,
            scope.one_of(mine.objective, objectives),
        )
        .order_by(mine.objective, mine.number, targets.version)
    )
