"""Key results of a workspace, each with every version of its target."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Index, Select, select, text
from sqlmodel import Field

from okr.cycle import CycleState
from okr.key_result import KeyResult, KeyResultState, Measured, Target
from storage.cycle import CycleRow
from storage.numbering import next_number, next_numbers
from storage.objective import ObjectiveRow
from storage.prepared import Values
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope
from storage.target import TargetStore
from storage.types import Exact, Json

OPEN_CYCLES = (CycleState.ACTIVE.value, CycleState.CLOSING.value)


class KeyResultRow(StoredRow, table=True):
    __tablename__ = "key_results"
    __table_args__ = (
        in_workspace(),
        refers("objective", to="objectives", key=("number",)),
        refers("owner", to="members", key=("id",)),
        Index(None, "workspace", "objective"),
        Index(None, "workspace", "owner"),
    )

    number: int = Field(primary_key=True)
    objective: int
    title: str
    owner: str | None
    contributors: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))
    weight: Decimal | None = Field(sa_type=Exact, nullable=True)
    measured: str
    state: str
    position: int = Field(sa_column_kwargs={"server_default": text("0")})
    version: int


class KeyResultStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.targets = TargetStore(scope)
        self.columns = KeyResultRow.__table__.c

    def get(self, number: int) -> KeyResult | None:
        return self.many([number]).get(number)

    def many(self, numbers: Iterable[int]) -> dict[int, KeyResult]:
        rows = self.scope.find(KeyResultRow, self.scope.one_of(self.columns.number, numbers))
        return {key_result.number: key_result for key_result in self._with_targets(rows)}

    def lock(self, numbers: Iterable[int]) -> dict[int, KeyResult]:
        """As `many`; on SQLite the transaction already holds the one write lock."""
        query = self.scope.select(KeyResultRow, self.scope.one_of(self.columns.number, numbers))
        rows = self.scope.rows(KeyResultRow, query.order_by(self.columns.number).with_for_update())
        self.scope.reread()
        return {key_result.number: key_result for key_result in self._with_targets(rows)}

    def of_objectives(self, objectives: Iterable[int]) -> Sequence[KeyResult]:
        wanted = self.scope.one_of(self.columns.objective, objectives)
        order = (self.columns.objective, self.columns.position, self.columns.number)
        return self._with_targets(self.scope.find(KeyResultRow, wanted, by=order))

    def owned_by(self, members: Iterable[str]) -> Sequence[KeyResult]:
        """By owner, and as in_place, in every state."""
        wanted = self.scope.one_of(self.columns.owner, members)
        order = (self.columns.owner, self.columns.objective, self.columns.position, self.columns.number)
        return self._with_targets(self.scope.find(KeyResultRow, wanted, by=order))

    def owners(self) -> Mapping[str, Sequence[int]]:
        owned: defaultdict[str, list[int]] = defaultdict(list)
        for (owner, _, _), numbers in self.open_of_owners().items():
            owned[owner] += numbers
        return {owner: sorted(numbers) for owner, numbers in owned.items()}

    def open_of_owners(self, owners: Iterable[str] | None = None) -> Mapping[tuple[str, str, str], Sequence[int]]:
        objectives, mine = ObjectiveRow.__table__.c, self.columns
        query = open_key_results(self.scope.workspace, mine.owner, objectives.team, objectives.cycle, mine.number)
        query = query.order_by(mine.owner, mine.number)
        if owners is not None:
            query = query.where(self.scope.one_of(mine.owner, owners))
        owned: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
        for owner, team, cycle, number in self.scope.connection.execute(query):
            owned[owner, team, cycle].append(number)
        return owned

    def next_number(self) -> int:
        return next_number(self.scope, KeyResultRow)

    def next_numbers(self, count: int) -> range:
        return next_numbers(self.scope, KeyResultRow, count)

    def put(self, key_result: KeyResult) -> None:
        self.put_all([key_result])

    def put_all(self, key_results: Iterable[KeyResult]) -> None:
        every = {key_result.number: key_result for key_result in key_results}
        self.scope.put_values(KeyResultRow, [values_of(key_result) for key_result in every.values()])
        self.targets.replace({number: key_result.targets for number, key_result in every.items()})

    def add_target(self, number: int, target: Target) -> None:
        self.targets.add(number, target)

    def _with_targets(self, rows: Sequence[KeyResultRow]) -> list[KeyResult]:
        targets = self.targets.by_key_result(row.number for row in rows) if rows else {}
        return [key_result_of(row, targets[row.number]) for row in rows]


def open_key_results(workspace: str | ColumnElement[str], *columns: ColumnElement[Any]) -> Select[tuple[Any, ...]]:
    """Of every active key result that somebody owns, in an objective and a cycle that are open."""
    objectives, cycles, mine = ObjectiveRow.__table__.c, CycleRow.__table__.c, KeyResultRow.__table__.c
    return (
        select(*columns)
        .select_from(KeyResultRow.__table__)
        .join(
            ObjectiveRow.__table__,
            (objectives.workspace == mine.workspace) & (objectives.number == mine.objective),
        )
        .join(
            CycleRow.__table__,
            (cycles.workspace == mine.workspace) & (cycles.key == objectives.cycle),
        )
        .where(
            mine.workspace == workspace,
            mine.owner.is_not(None),
            mine.state == KeyResultState.ACTIVE.value,
            objectives.archived.is_(False),
            cycles.state.in_(OPEN_CYCLES),
        )
    )


def values_of(key_result: KeyResult) -> Values:
    return {
        "workspace": key_result.workspace,
        "number": key_result.number,
        "objective": key_result.objective,
        "title": key_result.title,
        "owner": key_result.owner,
        "contributors": key_result.contributors,
        "weight": key_result.weight,
        "measured": key_result.measured.value,
        "state": key_result.state.value,
        "position": key_result.position,
        "version": key_result.version,
    }


def key_result_of(row: KeyResultRow, targets: tuple[Target, ...]) -> KeyResult:
    return KeyResult(
        workspace=row.workspace,
        number=row.number,
        objective=row.objective,
        title=row.title,
        owner=row.owner,
        targets=targets,
        contributors=row.contributors,
        weight=row.weight,
        measured=Measured(row.measured),
        state=KeyResultState(row.state),
        position=row.position,
        version=row.version,
    )
