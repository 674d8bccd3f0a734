"""An objective is a qualitative goal with a why; key results say how it is measured."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    COMPANY = "company"
    TEAM = "team"
    INDIVIDUAL = "individual"


class Ambition(StrEnum):
    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Visibility(StrEnum):
    PUBLIC = "public"
    TEAM = "team"
    PRIVATE = "private"


AFTER_ALL = 2**31


@dataclass(frozen=True, slots=True)
class Objective:
    """A goal of a team (or of one of its members) in one cycle.

    `number` is counted per workspace ("O-3"). `team` is the key of the team it belongs to: the company's
    root team at company level, the owner's primary team at individual level. The optional parent is an
    objective (`parent`) or one key result of it (`parent_key_result`), by number. `contributors` are member ids of
    those who take part beside the owner; `obstacles` are hindrances foreseen when it was written.
    """

    workspace: str
    number: int
    title: str
    cycle: str
    team: str
    owner: str | None
    level: Level = Level.TEAM
    ambition: Ambition = Ambition.COMMITTED
    visibility: Visibility = Visibility.PUBLIC
    why: str = ""
    parent: int | None = None
    parent_key_result: int | None = None
    priority: int = 0
    archived: bool = False
    version: int = 1
    contributors: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"O-{self.number}"

    @property
    def rank(self) -> int:
        """What it is sorted by: priority 1 comes first, one without a priority (0) after all that have one."""
        return self.priority or AFTER_ALL
