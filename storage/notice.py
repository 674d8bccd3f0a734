"""Notices: what one person was told outside the weekly round, and about what."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Field

from okr.notice import About, Notice, Topic
from okr.week import Week
from storage.numbering import next_number
from storage.row import StoredRow, in_workspace
from storage.scope import Scope
from storage.types import Json, WeekKey


class NoticeRow(StoredRow, table=True):
    __tablename__ = "notices"
    __table_args__ = (in_workspace(),)

    number: int = Field(primary_key=True)
    to: str
    topic: str
    week: Week = Field(sa_type=WeekKey)
    at: datetime
    key_results: tuple[int, ...] = Field(sa_type=Json(tuple[int, ...]))
    people: tuple[str, ...] = Field(sa_type=Json(tuple[str, ...]))
    team: str
    words: str
    subjects: tuple[str, ...] | None = Field(sa_type=Json(tuple[str, ...]), nullable=True)


class NoticeStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, number: int) -> Notice | None:
        row = self.scope.first(NoticeRow, NoticeRow.__table__.c.number == number)
        return notice_of(row) if row else None

    def many(self, numbers: Iterable[int]) -> dict[int, Notice]:
        rows = self.scope.find(NoticeRow, self.scope.one_of(NoticeRow.__table__.c.number, numbers))
        return {row.number: notice_of(row) for row in rows}

    def next_number(self) -> int:
        return next_number(self.scope, NoticeRow)

    def put(self, notice: Notice) -> None:
        self.scope.put(
            NoticeRow(
                workspace=self.scope.workspace,
                number=notice.number,
                to=notice.to,
                topic=notice.topic.value,
                week=notice.week,
                at=notice.at,
                key_results=notice.about.key_results,
                people=notice.about.people,
                team=notice.about.team,
                words=notice.about.words,
                subjects=notice.about.subjects or None,
            )
        )


def notice_of(row: NoticeRow) -> Notice:
    return Notice(
        number=row.number,
        to=row.to,
        topic=Topic(row.topic),
        week=row.week,
        at=row.at,
        about=About(row.key_results, row.people, row.team, row.words, row.week, row.subjects or ()),
    )
