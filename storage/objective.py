"""Objectives of a workspace."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Index
from sqlmodel import Field

from okr.objective import Ambition, Level, Objective, Visibility
from storage.numbering import next_number, next_numbers
from storage.prepared import Values
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope
from storage.types import Json

LEVELS, AMBITIONS = {each.value: each for each in Level}, {each.value: each for each in Ambition}
VISIBILITIES = {each.value: each for each in Visibility}


class ObjectiveRow(StoredRow, table=True):
    """`parent_key_result` has no foreign key: key results refer to objectives, and a circle cannot be created."""

    __tablename__ = "objectives"
    __table_args__ = (
        in_workspace(),
        refers("cycle", to="cycles", key=("key",)),
        refers("team", to="teams", key=("key",)),
        refers("owner", to="members", key=("id",)),
        refers("parent", to="objectives", key=("number",)),
        Index(None, "workspace", "cycle", "team"),
        Index(None, "workspace", "team"),
        Index(None, "workspace", "owner"),
    )

    number: int = Field(primary_key=True)
    title: str
    cycle: str
    team: str
    owner: str | None
    level: str
    ambition: str
    visibility: str
    why: str
    parent: int | None
    parent_key_result: int | None
    priority: int
    archived: bool
    version: int
    contributors: tuple[str, ...] | None = Field(sa_type=Json(tuple[str, ...]), nullable=True)
    obstacles: tuple[str, ...] | None = Field(sa_type=Json(tuple[str, ...]), nullable=True)


class ObjectiveStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, number: int) -> Objective | None:
        row = self.scope.first(ObjectiveRow, ObjectiveRow.__table__.c.number == number)
        return objective_of(row) if row else None

    def many(self, numbers: Iterable[int]) -> dict[int, Objective]:
        rows = self.scope.find(ObjectiveRow, self.scope.one_of(ObjectiveRow.__table__.c.number, numbers))
        return {row.number: objective_of(row) for row in rows}

    def find(
        self,
        *,
        teams: Iterable[str] | None = None,
        owner: str | None = None,
        cycles: Iterable[str] | None = None,
    ) -> Sequence[Objective]:
        columns = ObjectiveRow.__table__.c
        conditions: list[ColumnElement[bool]] = [columns.archived.is_(False)]
        if teams is not None:
            conditions.append(self.scope.one_of(columns.team, teams))
        if owner is not None:
            conditions.append(columns.owner == owner)
        if cycles is not None:
            conditions.append(self.scope.one_of(columns.cycle, cycles))
        rows = self.scope.find(ObjectiveRow, *conditions, by=(columns.number,))
        return [objective_of(row) for row in rows]

    def next_number(self) -> int:
        return next_number(self.scope, ObjectiveRow)

    def next_numbers(self, count: int) -> range:
        return next_numbers(self.scope, ObjectiveRow, count)

    def put(self, objective: Objective) -> None:
        self.put_all([objective])

    def put_all(self, objectives: Iterable[Objective]) -> None:
        self.scope.put_values(ObjectiveRow, [values_of(objective) for objective in objectives])


def values_of(objective: Objective) -> Values:
    return {
        "workspace": objective.workspace,
        "number": objective.number,
        "title": objective.title,
        "cycle": objective.cycle,
        "team": objective.team,
        "owner": objective.owner,
        "level": objective.level.value,
        "ambition": objective.ambition.value,
        "visibility": objective.visibility.value,
        "why": objective.why,
        "parent": objective.parent,
        "parent_key_result": objective.parent_key_result,
        "priority": objective.priority,
        "archived": objective.archived,
        "version": objective.version,
        "contributors": objective.contributors or None,
        "obstacles": objective.obstacles or None,
    }


def objective_of(row: ObjectiveRow) -> Objective:
    return Objective(
        workspace=row.workspace,
        number=row.number,
        title=row.title,
        cycle=row.cycle,
        team=row.team,
        owner=row.owner,
        level=LEVELS[row.level],
        ambition=AMBITIONS[row.ambition],
        visibility=VISIBILITIES[row.visibility],
        why=row.why,
        parent=row.parent,
        parent_key_result=row.parent_key_result,
        priority=row.priority,
        archived=row.archived,
        version=row.version,
        contributors=row.contributors or (),
        obstacles=row.obstacles or (),
    )
