"""The names that files and other tools use for our numbered things."""

from collections.abc import Mapping

from sqlmodel import Field

from storage.row import StoredRow, in_workspace
from storage.scope import Scope


class ReferenceRow(StoredRow, table=True):
    __tablename__ = "references"
    __table_args__ = (in_workspace(),)

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    number: int


class ReferenceStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, kind: str, key: str) -> int | None:
        columns = ReferenceRow.__table__.c
        row = self.scope.first(ReferenceRow, columns.kind == kind, columns.key == key)
        return row.number if row else None

    def all(self, kind: str) -> Mapping[str, int]:
        rows = self.scope.find(ReferenceRow, ReferenceRow.__table__.c.kind == kind)
        return {row.key: row.number for row in rows}

    def put(self, kind: str, key: str, number: int) -> None:
        self.put_all(kind, {key: number})

    def put_all(self, kind: str, numbers: Mapping[str, int]) -> None:
        mine: dict[str, object] = {"workspace": self.scope.workspace, "kind": kind}
        every = [mine | {"key": key, "number": number} for key, number in numbers.items()]
        self.scope.put_values(ReferenceRow, every)
