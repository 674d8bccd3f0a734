"""A cycle is the dated period that objectives are written for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CycleState(StrEnum):
    PLANNED = "planned"
    ACTIVE = "active"
    CLOSING = "closing"
    CLOSED = "closed"


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
    def takes_check_ins(self) -> bool:
        return self.state in {CycleState.ACTIVE, CycleState.CLOSING}
