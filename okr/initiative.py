"""An initiative is work meant to move a key result; it never counts as progress."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InitiativeState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Initiative:
    """Work under an objective, or under one key result of it; `number` is counted per workspace."""

    workspace: str
    number: int
    objective: int
    title: str
    key_result: int | None = None
    owner: str | None = None
    link: str = ""
    due: date | None = None
    state: InitiativeState = InitiativeState.RUNNING
