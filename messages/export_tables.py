"""An export as tables: one for each kind of thing, with what goes into their rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from okr.company import NewInitiative, NewKeyResult, PastCheckIn
from okr.export import Export, ExportedObjective, Judged
from okr.member import Member
from okr.team import Team

Cell = str | int | Decimal | date | None
"""A datetime, which is a date, is naive: the local time of whoever reads it."""

T = TypeVar("T")

NARROW, MIDDLE, WIDE = 11, 22, 48


class Sheet(StrEnum):
    OBJECTIVES = "objectives"
    KEY_RESULTS = "key-results"
    CHECK_INS = "check-ins"
    INITIATIVES = "initiatives"
    PEOPLE = "people"
    TEAMS = "teams"


class ObjectiveEntry(NamedTuple):
    one: ExportedObjective


class KeyResultEntry(NamedTuple):
    one: ExportedObjective
    new: NewKeyResult

    @property
    def judged(self) -> Judged:
        return self.one.judged[self.new.key_result.number]


class CheckInEntry(NamedTuple):
    one: ExportedObjective
    new: NewKeyResult
    said: PastCheckIn


class InitiativeEntry(NamedTuple):
    one: ExportedObjective
    new: NewInitiative


class PersonEntry(NamedTuple):
    member: Member
    teams: tuple[str, ...]
    also: tuple[str, ...]


class TeamEntry(NamedTuple):
    team: Team


Entry = ObjectiveEntry | KeyResultEntry | CheckInEntry | InitiativeEntry | PersonEntry | TeamEntry


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`width` in characters."""

    title: str
    value: Callable[[T], Cell]
    width: int = MIDDLE


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    title: str
    columns: Sequence[Column[T]]

    @property
    def header(self) -> list[str]:
        return [column.title for column in self.columns]

    def row(self, entry: T) -> list[Cell]:
        return [column.value(entry) for column in self.columns]


def entries_of(export: Export) -> Iterator[tuple[Sheet, Entry]]:
    """All there is to write, objective by objective, then people and teams."""
    for one in export.objectives:
        yield Sheet.OBJECTIVES, ObjectiveEntry(one)
        for new in one.new.key_results:
            yield Sheet.KEY_RESULTS, KeyResultEntry(one, new)
            for said in new.check_ins:
                yield Sheet.CHECK_INS, CheckInEntry(one, new, said)
        for work in one.new.initiatives:
            yield Sheet.INITIATIVES, InitiativeEntry(one, work)
    yield from people_of(export)
    for team in export.teams:
        yield Sheet.TEAMS, TeamEntry(team)


def people_of(export: Export) -> Iterator[tuple[Sheet, PersonEntry]]:
    """Those who are in a team, by name."""
    names = {team.key: team.name for team in export.teams}
    belong: dict[str, tuple[list[str], list[str]]] = {}
    for one in export.memberships:
        belong.setdefault(one.member, ([], []))[0 if one.primary else 1].append(names.get(one.team, one.team))
    for member in sorted(export.members, key=lambda each: (each.name.casefold(), each.id)):
        if member.id in belong:
            primary, also = belong[member.id]
            yield Sheet.PEOPLE, PersonEntry(member, tuple(primary), tuple(also))
