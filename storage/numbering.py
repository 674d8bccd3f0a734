"""Numbers people read ("KR-12"): counted per workspace, never given twice, whatever the concurrency."""

from sqlalchemy import func, select
from sqlmodel import Field

from storage.row import StoredRow, in_workspace
from storage.scope import Scope


class CounterRow(StoredRow, table=True):
    __tablename__ = "counters"
    __table_args__ = (in_workspace(),)

    name: str = Field(primary_key=True)
    value: int


def next_number(scope: Scope, row: type[StoredRow]) -> int:
    """A number above every one given or used in that table; its counter stays locked until the commit."""
    return next_numbers(scope, row, 1)[0]


def next_numbers(scope: Scope, row: type[StoredRow], count: int) -> range:
    """As `next_number`, `count` of them, one after the other; at least one."""
    table = row.__table__
    used = (
        select(func.coalesce(func.max(table.c.number), 0) + count)
        .where(table.c.workspace == scope.workspace)
        .scalar_subquery()
    )
    statement = scope.insert_into(CounterRow).values(workspace=scope.workspace, name=table.name, value=used)
    counted = CounterRow.__table__.c.value + count
    largest = func.greatest if scope.on_postgres else func.max
    statement = statement.on_conflict_do_update(
        index_elements=["workspace", "name"], set_={"value": largest(counted, statement.excluded.value)}
    )
    last: int = scope.connection.execute(statement.returning(CounterRow.__table__.c.value)).scalar_one()
    scope.reread()
    return range(last - count + 1, last + 1)
