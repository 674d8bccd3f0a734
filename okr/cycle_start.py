"""What a channel is told when a cycle begins: what the company is after, who has it, and where to ask."""

from dataclasses import dataclass

from okr.cycle import Cycle
from okr.objective import Objective


@dataclass(frozen=True, slots=True)
class StartLine:
    """One of the company's own objectives; `owner` is a member id, `below` counts the objectives that serve it."""

    objective: Objective
    owner: str | None
    key_results: int
    below: int


@dataclass(frozen=True, slots=True)
class TeamCount:
    name: str
    objectives: int


@dataclass(frozen=True, slots=True)
class CycleStart:
    """The cycles that begin, the company's mission (empty for none) and its objectives in them, by priority, and of
    each other team how many it has. Only what the channel may see."""

    cycles: tuple[Cycle, ...]
    mission: str
    lines: tuple[StartLine, ...]
    teams: tuple[TeamCount, ...]


@dataclass(frozen=True, slots=True)
class CycleQuestions:
    """The first message of its thread: who can answer, by member id, those with most objectives first."""

    cycles: tuple[Cycle, ...]
    people: tuple[str, ...]
