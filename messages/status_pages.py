"""A status cut into pages: rows of key results under their objectives, then the teams below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from messages.handed_back import counted, handed_back
from okr.status import Scope, ScopeKind, Status, StatusLine, StatusObjective, TeamCount

PAGE = 8
"""Rows on a page: short enough for a phone, and within the 13,200 characters of a message whatever people write."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A key result of `objective` (None: it has none to show), or a team below."""

    objective: StatusObjective | None = None
    line: StatusLine | None = None
    team: TeamCount | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Page `number` of `of`, both from 1; `after` rows come on later ones."""

    rows: tuple[T, ...]
    number: int
    of: int
    after: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What a button of a status carries: whose it is, and the page it leads to."""

    scope: Scope
    page: int = 1

    @classmethod
    @handed_back
    def read(cls, value: str) -> "Turn":
        """What `value` wrote; OutOfDate for anything else."""
        page, kind, name = value.split(" ", 2)
        return cls(Scope(ScopeKind(kind), name), counted(page))

    @property
    def value(self) -> str:
        """The turn as a button's value."""
        return f"{self.page} {self.scope.kind.value} {self.scope.name}"


def rows_of(status: Status) -> list[Row]:
    """Everything a status shows, in order."""
    rows = [Row(objective, line) for objective in status.objectives for line in (objective.lines or (None,))]
    return rows + [Row(team=team) for team in status.below]


def page_of(rows: Sequence[T], number: int, *, size: int = PAGE) -> Page[T]:
    """The page of that number; the nearest there is where things have changed meanwhile."""
    pages = max(-(-len(rows) // size), 1)
    at = min(max(number, 1), pages)
    return Page(tuple(rows[(at - 1) * size : at * size]), at, pages, max(len(rows) - at * size, 0))
