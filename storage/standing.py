"""Standings: one row a key result, all that digest and status need of its history."""

from collections.abc import Iterable

from sqlmodel import Field

from okr.standing import Standing
from okr.week import Week
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.types import Json, WeekKey


class StandingRow(StoredRow, table=True):
    """`facts` is the whole standing; the other columns repeat what people look up by hand."""

    __tablename__ = "standings"
    __table_args__ = (refers("key_result", to="key_results", key=("number",)),)

    key_result: int = Field(primary_key=True)
    health: str
    health_since: Week | None = Field(sa_type=WeekKey, nullable=True)
    answered: Week | None = Field(sa_type=WeekKey, nullable=True)
    facts: Standing = Field(sa_type=Json(Standing))


class StandingStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, key_result: int) -> Standing | None:
        row = self.scope.first(StandingRow, StandingRow.__table__.c.key_result == key_result)
        return row.facts if row else None

    def many(self, key_results: Iterable[int]) -> dict[int, Standing]:
        wanted = self.scope.one_of(StandingRow.__table__.c.key_result, key_results)
        return {row.key_result: row.facts for row in self.scope.find(StandingRow, wanted)}

    def put(self, standing: Standing) -> None:
        self.scope.put(row_of(standing, self.scope.workspace))


def row_of(standing: Standing, workspace: str) -> StandingRow:
    return StandingRow(
        workspace=workspace,
        key_result=standing.key_result,
        health=standing.health.value,
        health_since=standing.health_since,
        answered=standing.latest.week if standing.latest else None,
        facts=standing,
    )
