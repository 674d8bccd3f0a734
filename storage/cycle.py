"""Cycles of a workspace."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Field

from okr.cycle import Cycle, CycleState
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope


class CycleRow(StoredRow, table=True):
    __tablename__ = "cycles"
    __table_args__ = (in_workspace(), refers("parent", to="cycles", key=("key",)))

    key: str = Field(primary_key=True)
    name: str
    first_day: date
    last_day: date
    state: str
    parent: str | None


class CycleStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, key: str) -> Cycle | None:
        row = self.scope.first(CycleRow, CycleRow.__table__.c.key == key)
        return cycle_of(row) if row else None

    def all(self) -> Sequence[Cycle]:
        """By their first day."""
        columns = CycleRow.__table__.c
        order = (columns.first_day, columns.key)
        return self.scope.once(CycleRow, lambda: map(cycle_of, self.scope.find(CycleRow, by=order)))

    def put(self, cycle: Cycle) -> None:
        self.scope.put(
            CycleRow(
                workspace=cycle.workspace,
                key=cycle.key,
                name=cycle.name,
                first_day=cycle.first_day,
                last_day=cycle.last_day,
                state=cycle.state.value,
                parent=cycle.parent,
            )
        )


def cycle_of(row: CycleRow) -> Cycle:
    return Cycle(
        workspace=row.workspace,
        key=row.key,
        name=row.name,
        first_day=row.first_day,
        last_day=row.last_day,
        state=CycleState(row.state),
        parent=row.parent,
    )
