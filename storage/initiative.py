"""Initiatives of a workspace."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from okr.initiative import Initiative, InitiativeState
from storage.numbering import next_number
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope


class InitiativeRow(StoredRow, table=True):
    __tablename__ = "initiatives"
    __table_args__ = (
        in_workspace(),
        refers("objective", to="objectives", key=("number",)),
        refers("key_result", to="key_results", key=("number",)),
        refers("owner", to="members", key=("id",)),
        Index(None, "workspace", "objective"),
    )

    number: int = Field(primary_key=True)
    objective: int
    title: str
    key_result: int | None
    owner: str | None
    link: str
    due: date | None
    state: str


class InitiativeStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of_objectives(self, objectives: Iterable[int]) -> Sequence[Initiative]:
        columns = InitiativeRow.__table__.c
        wanted = self.scope.one_of(columns.objective, objectives)
        rows = self.scope.find(InitiativeRow, wanted, by=(columns.objective, columns.number))
        return [initiative_of(row) for row in rows]

    def next_number(self) -> int:
        return next_number(self.scope, InitiativeRow)

    def put(self, initiative: Initiative) -> None:
        self.scope.put(
            InitiativeRow(
                workspace=initiative.workspace,
                number=initiative.number,
                objective=initiative.objective,
                title=initiative.title,
                key_result=initiative.key_result,
                owner=initiative.owner,
                link=initiative.link,
                due=initiative.due,
                state=initiative.state.value,
            )
        )


def initiative_of(row: InitiativeRow) -> Initiative:
    return Initiative(
        workspace=row.workspace,
        number=row.number,
        objective=row.objective,
        title=row.title,
        key_result=row.key_result,
        owner=row.owner,
        link=row.link,
        due=row.due,
        state=InitiativeState(row.state),
    )
