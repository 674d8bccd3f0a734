"""Standings: one row a key result, all that digest and status need of its history."""

from collections.abc import Iterable

from sqlalchemy import literal, select
from sqlmodel import Field

from okr.standing import Standing
from okr.week import Week
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.standing_text import standing_of, standing_text, trend_of, trend_text
from storage.types import WeekKey


class StandingRow(StoredRow, table=True):
    """`facts` and `trend` are the whole standing; the other columns repeat what people look up by hand."""

    __tablename__ = "standings"
    __table_args__ = (refers("key_result", to="key_results", key=("number",)),)

    key_result: int = Field(primary_key=True)
    health: str
    health_since: Week | None = Field(sa_type=WeekKey, nullable=True)
    answered: Week | None = Field(sa_type=WeekKey, nullable=True)
    facts: str
    trend: str


class StandingStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, key_result: int) -> Standing | None:
        return self.many([key_result]).get(key_result)

    def many(self, key_results: Iterable[int], *, trend: bool = True) -> dict[int, Standing]:
        columns = StandingRow.__table__.c
        query = select(columns.key_result, columns.facts, columns.trend if trend else literal("[]"))
        wanted = self.scope.one_of(columns.key_result, key_results)
        query = query.where(columns.workspace == self.scope.workspace, wanted)
        rows = self.scope.connection.execute(query)
        return {number: standing_of(number, facts, trend_of(points)) for number, facts, points in rows}

    def put(self, standing: Standing) -> None:
        self.scope.put(row_of(standing, self.scope.workspace))


def row_of(standing: Standing, workspace: str) -> StandingRow:
    return StandingRow(
        workspace=workspace,
        key_result=standing.key_result,
        health=standing.health.value,
        health_since=standing.health_since,
        answered=standing.latest.week if standing.latest else None,
        facts=standing_text(standing),
        trend=trend_text(standing.trend),
    )
