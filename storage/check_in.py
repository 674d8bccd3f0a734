"""Check-ins: every revision stays, and a pointer names the current one of each week."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Index, func, select
from sqlmodel import Field

from okr.check_in import Answer, CheckIn
from okr.metric import Reading
from okr.week import Week
from storage.prepared import Values
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.types import ReadingText, WeekKey


class CheckInRow(StoredRow, table=True):
    """Insert-only."""

    __tablename__ = "check_ins"
    __table_args__ = (refers("key_result", to="key_results", key=("number",)),)

    key_result: int = Field(primary_key=True)
    week: Week = Field(primary_key=True, sa_type=WeekKey)
    revision: int = Field(primary_key=True)
    reading: Reading | None = Field(sa_type=ReadingText, nullable=True)
    confidence: int
    note: str
    blocker: str
    explanation: str
    blocker_owner: str | None
    by: str
    at: datetime
    on_behalf_of: str | None
    reason: str


class CurrentCheckInRow(StoredRow, table=True):
    __tablename__ = "current_check_ins"
    __table_args__ = (
        refers("key_result", "week", "revision", to="check_ins", key=("key_result", "week", "revision")),
        Index(None, "workspace", "week", "key_result"),
    )

    key_result: int = Field(primary_key=True)
    week: Week = Field(primary_key=True, sa_type=WeekKey)
    revision: int


class CheckInStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def current(self, key_result: int, week: Week) -> CheckIn | None:
        return self.current_of([key_result], week).get(key_result)

    def current_of(self, key_results: Iterable[int], week: Week) -> dict[int, CheckIn]:
        columns = CurrentCheckInRow.__table__.c
        wanted = self.scope.one_of(columns.key_result, key_results)
        return {check_in.key_result: check_in for check_in in self._current(wanted, columns.week == week)}

    def answered_in(self, week: Week, key_results: Iterable[int]) -> set[int]:
        columns = CurrentCheckInRow.__table__.c
        wanted = (columns.week == week, self.scope.one_of(columns.key_result, key_results))
        query = select(columns.key_result).where(columns.workspace == self.scope.workspace, *wanted)
        return set(self.scope.connection.scalars(query))

    def history(self, key_result: int) -> Sequence[CheckIn]:
        return self._current(CurrentCheckInRow.__table__.c.key_result == key_result)

    def revisions(self, key_result: int) -> Sequence[CheckIn]:
        columns = CheckInRow.__table__.c
        order = (columns.at, columns.week, columns.revision)
        rows = self.scope.find(CheckInRow, columns.key_result == key_result, by=order)
        return [check_in_of(row) for row in rows]

    def histories(self, key_results: Iterable[int]) -> dict[int, list[CheckIn]]:
        wanted = self.scope.one_of(CurrentCheckInRow.__table__.c.key_result, key_results)
        found: defaultdict[int, list[CheckIn]] = defaultdict(list)
        for check_in in self._current(wanted):
            found[check_in.key_result].append(check_in)
        return found

    def add(self, check_in: CheckIn) -> None:
        """As the port says; a revision that exists raises sqlalchemy's IntegrityError."""
        self.add_all([check_in])

    def add_all(self, check_ins: Sequence[CheckIn]) -> None:
        """As `add`, in two statements."""
        if not check_ins:
            return
        said = [values_of(check_in, self.scope.workspace) for check_in in check_ins]
        self.scope.add_values(CheckInRow, said)
        self._point_to_newest(check_ins)

    def _point_to_newest(self, check_ins: Sequence[CheckIn]) -> None:
        """In one statement, without handing the keys over once more: they are in the database by now."""
        said, pointer = CheckInRow.__table__.c, CurrentCheckInRow.__table__
        key, weeks = (said.workspace, said.key_result, said.week), {check_in.week for check_in in check_ins}
        newest = (
            select(*key, func.max(said.revision))
            .where(
                said.workspace == self.scope.workspace,
                self.scope.one_of(said.key_result, [one.key_result for one in check_ins]),
                said.week.between(min(weeks), max(weeks)),
            )
            .group_by(*key)
        )
        statement = self.scope.insert_into(CurrentCheckInRow).from_select(list(pointer.c.keys()), newest)
        self.scope.execute(
            statement.on_conflict_do_update(
                index_elements=[column.name for column in pointer.primary_key],
                set_={"revision": statement.excluded.revision},
                where=pointer.c.revision < statement.excluded.revision,
            )
        )

    def _current(self, *conditions: ColumnElement[bool]) -> list[CheckIn]:
        said, pointer = CheckInRow.__table__, CurrentCheckInRow.__table__
        same = (
            (said.c.workspace == pointer.c.workspace)
            & (said.c.key_result == pointer.c.key_result)
            & (said.c.week == pointer.c.week)
            & (said.c.revision == pointer.c.revision)
        )
        query = self.scope.select(CheckInRow).join(pointer, same)
        query = query.where(pointer.c.workspace == self.scope.workspace, *conditions)
        rows = self.scope.rows(CheckInRow, query.order_by(said.c.week, said.c.key_result))
        return [check_in_of(row) for row in rows]


def values_of(check_in: CheckIn, workspace: str) -> Values:
    answer = check_in.answer
    return {
        "workspace": workspace,
        "key_result": check_in.key_result,
        "week": check_in.week,
        "revision": check_in.revision,
        "reading": answer.reading,
        "confidence": answer.confidence,
        "note": answer.note,
        "blocker": answer.blocker,
        "explanation": answer.explanation,
        "blocker_owner": answer.blocker_owner,
        "by": check_in.by,
        "at": check_in.at,
        "on_behalf_of": check_in.on_behalf_of,
        "reason": check_in.reason,
    }


def check_in_of(row: CheckInRow) -> CheckIn:
    return CheckIn(
        key_result=row.key_result,
        week=row.week,
        revision=row.revision,
        answer=Answer(
            reading=row.reading,
            confidence=row.confidence,
            note=row.note,
            blocker=row.blocker,
            explanation=row.explanation,
            blocker_owner=row.blocker_owner,
        ),
        by=row.by,
        at=row.at,
        on_behalf_of=row.on_behalf_of,
        reason=row.reason,
    )
