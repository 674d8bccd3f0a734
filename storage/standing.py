"""Standings: one row a key result, all that digest and status need of its history."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, literal, select
from sqlmodel import Field

from okr.standing import Standing, Tally
from okr.week import Week
from storage.prepared import Values
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.standing_text import answers_text, standing_of, tally_of, tally_text, trend_text
from storage.types import WeekKey


class StandingRow(StoredRow, table=True):
    """`answers`, `tally` and `trend` are the whole standing; a reader of thousands takes just the part it needs.

    The other columns repeat what people look up by hand.
    """

    __tablename__ = "standings"
    __table_args__ = (refers("key_result", to="key_results", key=("number",)),)

    key_result: int = Field(primary_key=True)
    health: str
    health_since: Week | None = Field(sa_type=WeekKey, nullable=True)
    answered: Week | None = Field(sa_type=WeekKey, nullable=True)
    answers: str
    tally: str
    trend: str


class StandingStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, key_result: int) -> Standing | None:
        return self.many([key_result]).get(key_result)

    def many(self, key_results: Iterable[int], *, trend: bool = True) -> dict[int, Standing]:
        columns = StandingRow.__table__.c
        points = columns.trend if trend else literal("[]")
        rows = self._read(key_results, columns.answers, columns.tally, points)
        return {number: standing_of(number, *texts) for number, *texts in rows}

    def tallies(self, key_results: Iterable[int]) -> dict[int, Tally]:
        rows = self._read(key_results, StandingRow.__table__.c.tally)
        return {number: tally for number, text in rows if (tally := tally_of(text))}

    def _read(self, key_results: Iterable[int], *texts: ColumnElement[str]) -> CursorResult[*tuple[Any, ...]]:
        """The number of each key result that has a standing, and those texts of it."""
        columns = StandingRow.__table__.c
        wanted = self.scope.one_of(columns.key_result, key_results)
        query = select(columns.key_result, *texts).where(columns.workspace == self.scope.workspace, wanted)
        return self.scope.connection.execute(query)

    def put(self, standing: Standing) -> None:
        self.put_all([standing])

    def put_all(self, standings: Iterable[Standing]) -> None:
        self.scope.put_values(StandingRow, [values_of(standing, self.scope.workspace) for standing in standings])


def values_of(standing: Standing, workspace: str) -> Values:
    return {
        "workspace": workspace,
        "key_result": standing.key_result,
        "health": standing.health.value,
        "health_since": standing.health_since,
        "answered": standing.latest.week if standing.latest else None,
        "answers": answers_text(standing),
        "tally": tally_text(standing.tally),
        "trend": trend_text(standing.trend),
    }
