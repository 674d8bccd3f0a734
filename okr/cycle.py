"""A cycle is the dated period that objectives are written for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CycleState(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    CLOSING = "closing"
    CLOSED = "closed"


NEXT: Mapping[CycleState, frozenset[CycleState]] = {
    CycleState.PLANNED: frozenset({CycleState.ACTIVE}),
    CycleState.ACTIVE: frozenset({CycleState.CLOSING, CycleState.PLANNED}),
    CycleState.CLOSING: frozenset({CycleState.CLOSED, CycleState.ACTIVE}),
    CycleState.CLOSED: frozenset({CycleState.CLOSING}),
}
"""What a cycle may become; one step back is always open."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A quarter or a year; `key` ("2026-Q4") names it in its workspace, both days included.

    `parent` is the key of the year that a quarter sits in.
    """

    workspace: str
    key: str
    name: str
    first_day: date
    last_day: date
    state: CycleState = CycleState.ACTIVE
    parent: str | None = None

    def __post_init__(self) -> None:
        if self.last_day <= self.first_day:
            raise ValueError("a cycle ends after it starts")

    @property
    def takes_objectives(self) -> bool:
        """Whether objectives may be written for it: also before it is opened."""
        return self.takes_check_ins or self.state is CycleState.PLANNED

    @property
    def takes_check_ins(self) -> bool:
        return self.state in {CycleState.ACTIVE, CycleState.CLOSING}
