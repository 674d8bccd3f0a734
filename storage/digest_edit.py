"""What leads changed about a week's digest."""

from datetime import datetime

from sqlmodel import Field

from okr.digest_edit import DigestEdit
from okr.week import Week
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.types import WeekKey


class DigestEditRow(StoredRow, table=True):
    __tablename__ = "digest_edits"
    __table_args__ = (refers("team", to="teams", key=("key",)),)

    team: str = Field(primary_key=True)
    week: Week = Field(primary_key=True, sa_type=WeekKey)
    by: str
    at: datetime
    opening: str
    skipped: str


class DigestEditStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, team: str, week: Week) -> DigestEdit | None:
        columns = DigestEditRow.__table__.c
        row = self.scope.first(DigestEditRow, columns.team == team, columns.week == week)
        if row is None:
            return None
        return DigestEdit(team=row.team, week=row.week, by=row.by, at=row.at, opening=row.opening, skipped=row.skipped)

    def put(self, edit: DigestEdit) -> None:
        self.scope.put(
            DigestEditRow(
                workspace=self.scope.workspace,
                team=edit.team,
                week=edit.week,
                by=edit.by,
                at=edit.at,
                opening=edit.opening,
                skipped=edit.skipped,
            )
        )
