"""Standings: one row a key result, all that digest and status need of its history."""

from collections.abc import Iterable

from sqlalchemy import JSON, ColumnElement, String, func, select, type_coerce
from sqlalchemy import cast as sql_cast
from sqlmodel import Field

from okr.standing import Standing, Tally
from okr.week import Week
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.types import Json, WeekKey, adapter


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

    def tallies(self, key_results: Iterable[int]) -> dict[int, Tally]:
        """Cut out by the database: reading ten thousand whole standings takes longer than a second."""
        columns = StandingRow.__table__.c
        number = columns.key_result
        query = select(number, self._tally_in(type_coerce(columns.facts, String))).where(
            columns.workspace == self.scope.workspace, self.scope.one_of(number, key_results)
        )
        read = adapter(Tally).validate_json
        return {key_result: read(tally) for key_result, tally in self.scope.connection.execute(query) if tally}

    def _tally_in(self, facts: ColumnElement[str]) -> ColumnElement[str]:
        if self.scope.on_postgres:
            return sql_cast(sql_cast(facts, JSON)["tally"], String)
        return func.json_extract(facts, "$.tally", type_=String)

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
