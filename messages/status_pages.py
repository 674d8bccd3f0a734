"""A status cut into pages: rows of key results under their objectives, then the teams below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from okr.status import Scope, ScopeKind, Status, StatusLine, StatusObjective, TeamCount

PAGE = 10
"""Rows on a page: short enough for a phone, far below the 45 blocks and 13,200 characters of a message."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A key result of `objective` (None: it has none to show), or a team below."""

    objective: StatusObjective | None = None
    line: StatusLine | None = None
    team: TeamCount | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Page `number` of `of`, both from 1, of `total` rows in all."""

    rows: tuple[T, ...]
    number: int
    of: int
    total: int

    @property
    def after(self) -> int:
        """How many rows come on later pages."""
        return self.total - min(self.number * PAGE, self.total)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a button of a status carries: whose it is, and the page it leads to."""

    scope: Scope
    page: int = 1

    @classmethod
    def read(cls, value: str) -> "Turn":
        """What `value` wrote; ValueError for anything else."""
        page, kind, name = value.split(" ", 2)
        return cls(Scope(ScopeKind(kind), name), int(page))

    @property
    def value(self) -> str:
        """The turn as a button's value."""
        return f"{self.page} {self.scope.kind.value} {self.scope.name}"


def rows_of(status: Status) -> list[Row]:
    """Everything a status shows, in order."""
    rows = [Row(objective, line) for objective in status.objectives for line in (objective.lines or (None,))]
    return rows + [Row(team=team) for team in status.below]


def page_of(rows: Sequence[T], number: int) -> Page[T]:
    """The page of that number; the nearest there is where things have changed meanwhile."""
    pages = max(-(-len(rows) // PAGE), 1)
    at = min(max(number, 1), pages)
    return Page(tuple(rows[(at - 1) * PAGE : at * PAGE]), at, pages, len(rows))
