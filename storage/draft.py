"""Drafts of the check-in form, one a member and week."""

from datetime import datetime

from sqlmodel import Field

from okr.draft import Draft, Entry
from okr.week import Week
from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.types import Json, WeekKey


class DraftRow(StoredRow, table=True):
    __tablename__ = "drafts"
    __table_args__ = (in_workspace(),)

    member: str = Field(primary_key=True)
    week: Week = Field(primary_key=True, sa_type=WeekKey)
    at: datetime
    entries: dict[int, Entry] = Field(sa_type=Json(dict[int, Entry]))
    seen: dict[int, int] = Field(sa_type=Json(dict[int, int]))
    only: tuple[int, ...] = Field(sa_type=Json(tuple[int, ...]))


class DraftStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, member: str, week: Week) -> Draft | None:
        columns = DraftRow.__table__.c
        row = self.scope.first(DraftRow, columns.member == member, columns.week == week)
        if row is None:
            return None
        return Draft(member=row.member, week=row.week, at=row.at, entries=row.entries, seen=row.seen, only=row.only)

    def put(self, draft: Draft) -> None:
        self.scope.put(
            DraftRow(
                workspace=self.scope.workspace,
                member=draft.member,
                week=draft.week,
                at=draft.at,
                entries=draft.entries,
                seen=draft.seen,
                only=draft.only,
            )
        )

    def drop(self, member: str, week: Week) -> None:
        table = DraftRow.__table__
        self.scope.execute(
            table.delete().where(
                table.c.workspace == self.scope.workspace, table.c.member == member, table.c.week == week
            )
        )
