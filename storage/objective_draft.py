"""Drafts of objectives: what is written, agreed or changed, until it is published."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Index
from sqlmodel import Field

from okr.drafting import DraftContent, DraftedObjective, DraftState
from storage.numbering import next_number
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope
from storage.types import Json


class ObjectiveDraftRow(StoredRow, table=True):
    """`team` is that of the content, to be found by."""

    __tablename__ = "objective_drafts"
    __table_args__ = (
        in_workspace(),
        refers("author", to="members", key=("id",)),
        refers("asked", to="members", key=("id",)),
        refers("objective", to="objectives", key=("number",)),
        refers("writer", to="members", key=("id",)),
        Index(None, "workspace", "author"),
        Index(None, "workspace", "asked"),
        Index(None, "workspace", "team"),
    )

    number: int = Field(primary_key=True)
    author: str
    team: str
    content: DraftContent = Field(sa_type=Json(DraftContent))
    at: datetime
    state: str
    objective: int | None
    asked: str | None
    said: str
    notice: int | None
    version: int
    writer: str | None
    base: DraftContent | None = Field(sa_type=Json(DraftContent), nullable=True)


class ObjectiveDraftStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, number: int) -> DraftedObjective | None:
        row = self.scope.first(ObjectiveDraftRow, ObjectiveDraftRow.__table__.c.number == number)
        return draft_of(row) if row else None

    def of_author(self, member: str) -> Sequence[DraftedObjective]:
        return self.unpublished(ObjectiveDraftRow.__table__.c.author == member)

    def asked_of(self, member: str) -> Sequence[DraftedObjective]:
        return self.unpublished(ObjectiveDraftRow.__table__.c.asked == member)

    def waiting(self) -> Sequence[DraftedObjective]:
        return self.unpublished(ObjectiveDraftRow.__table__.c.asked.is_not(None))

    def of_team(self, team: str) -> Sequence[DraftedObjective]:
        return self.unpublished(ObjectiveDraftRow.__table__.c.team == team)

    def unpublished(self, condition: ColumnElement[bool]) -> Sequence[DraftedObjective]:
        columns = ObjectiveDraftRow.__table__.c
        waiting = columns.state != DraftState.PUBLISHED.value
        rows = self.scope.find(ObjectiveDraftRow, condition, waiting, by=(columns.number,))
        return [draft_of(row) for row in rows]

    def next_number(self) -> int:
        return next_number(self.scope, ObjectiveDraftRow)

    def put(self, draft: DraftedObjective) -> None:
        self.scope.put(
            ObjectiveDraftRow(
                workspace=draft.workspace,
                number=draft.number,
                author=draft.author,
                team=draft.content.team,
                content=draft.content,
                at=draft.at,
                state=draft.state.value,
                objective=draft.objective,
                asked=draft.asked,
                said=draft.said,
                notice=draft.notice,
                version=draft.version,
                writer=draft.writer,
                base=draft.base,
            )
        )

    def drop(self, number: int) -> None:
        table = ObjectiveDraftRow.__table__
        self.scope.execute(table.delete().where(table.c.workspace == self.scope.workspace, table.c.number == number))


def draft_of(row: ObjectiveDraftRow) -> DraftedObjective:
    return DraftedObjective(
        workspace=row.workspace,
        number=row.number,
        author=row.author,
        content=row.content,
        at=row.at,
        state=DraftState(row.state),
        objective=row.objective,
        asked=row.asked,
        said=row.said,
        notice=row.notice,
        version=row.version,
        writer=row.writer,
        base=row.base,
    )
