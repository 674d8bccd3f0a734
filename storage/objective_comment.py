"""Comments on drafts and objectives, apart from those on what was answered in a week."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from okr.talk import ObjectiveComment
from storage.numbering import next_number
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope


class ObjectiveCommentRow(StoredRow, table=True):
    """`about` is the label of a draft or an objective."""

    __tablename__ = "objective_comments"
    __table_args__ = (
        in_workspace(),
        refers("by", to="members", key=("id",)),
        Index(None, "workspace", "about"),
    )

    number: int = Field(primary_key=True)
    about: str
    by: str
    at: datetime
    words: str


class ObjectiveCommentStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, *about: str) -> Sequence[ObjectiveComment]:
        columns = ObjectiveCommentRow.__table__.c
        rows = self.scope.find(ObjectiveCommentRow, self.scope.one_of(columns.about, about), by=(columns.number,))
        return [comment_of(row) for row in rows]

    def next_number(self) -> int:
        return next_number(self.scope, ObjectiveCommentRow)

    def put(self, comment: ObjectiveComment) -> None:
        self.scope.put(
            ObjectiveCommentRow(
                workspace=self.scope.workspace,
                number=comment.number,
                about=comment.about,
                by=comment.by,
                at=comment.at,
                words=comment.words,
            )
        )

    def drop(self, about: str) -> None:
        table = ObjectiveCommentRow.__table__
        self.scope.execute(table.delete().where(table.c.workspace == self.scope.workspace, table.c.about == about))


def comment_of(row: ObjectiveCommentRow) -> ObjectiveComment:
    return ObjectiveComment(number=row.number, about=row.about, by=row.by, at=row.at, words=row.words)
