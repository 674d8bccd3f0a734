"""Reactions and comments on what was said about a key result in a week."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from okr.reaction import Comment, HelpOutcome, Reaction, ReactionKind
from okr.week import Week
from storage.numbering import next_number
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.types import WeekKey


class ReactionRow(StoredRow, table=True):
    __tablename__ = "reactions"
    __table_args__ = (refers("key_result", to="key_results", key=("number",)),)

    key_result: int = Field(primary_key=True)
    week: Week = Field(primary_key=True, sa_type=WeekKey)
    member: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    at: datetime
    outcome: str | None


class CommentRow(StoredRow, table=True):
    __tablename__ = "comments"
    __table_args__ = (
        refers("key_result", to="key_results", key=("number",)),
        Index(None, "workspace", "key_result", "week"),
    )

    number: int = Field(primary_key=True)
    key_result: int
    week: Week = Field(sa_type=WeekKey)
    by: str
    at: datetime
    words: str


class ReactionStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, key_results: Iterable[int], week: Week) -> Sequence[Reaction]:
        columns = ReactionRow.__table__.c
        wanted = self.scope.one_of(columns.key_result, key_results)
        rows = self.scope.find(ReactionRow, wanted, columns.week == week, by=(columns.at, columns.member))
        return [reaction_of(row) for row in rows]

    def put(self, reaction: Reaction) -> None:
        self.scope.put(
            ReactionRow(
                workspace=self.scope.workspace,
                key_result=reaction.key_result,
                week=reaction.week,
                member=reaction.member,
                kind=reaction.kind.value,
                at=reaction.at,
                outcome=reaction.outcome.value if reaction.outcome else None,
            )
        )

    def drop(self, reaction: Reaction) -> None:
        table = ReactionRow.__table__
        self.scope.execute(
            table.delete().where(
                table.c.workspace == self.scope.workspace,
                table.c.key_result == reaction.key_result,
                table.c.week == reaction.week,
                table.c.member == reaction.member,
                table.c.kind == reaction.kind.value,
            )
        )


class CommentStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, key_results: Iterable[int], week: Week | None = None) -> Sequence[Comment]:
        columns = CommentRow.__table__.c
        conditions = [self.scope.one_of(columns.key_result, key_results)]
        conditions += [columns.week == week] if week is not None else []
        rows = self.scope.find(CommentRow, *conditions, by=(columns.at, columns.number))
        return [comment_of(row) for row in rows]

    def next_number(self) -> int:
        return next_number(self.scope, CommentRow)

    def put(self, comment: Comment) -> None:
        self.scope.put(
            CommentRow(
                workspace=self.scope.workspace,
                number=comment.number,
                key_result=comment.key_result,
                week=comment.week,
                by=comment.by,
                at=comment.at,
                words=comment.words,
            )
        )


def reaction_of(row: ReactionRow) -> Reaction:
    return Reaction(
        key_result=row.key_result,
        week=row.week,
        member=row.member,
        kind=ReactionKind(row.kind),
        at=row.at,
        outcome=HelpOutcome(row.outcome) if row.outcome else None,
    )


def comment_of(row: CommentRow) -> Comment:
    return Comment(number=row.number, key_result=row.key_result, week=row.week, by=row.by, at=row.at, words=row.words)
