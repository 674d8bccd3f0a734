"""Reasons to say no that have to do with teams that are archived, or are to be."""

from dataclasses import dataclass
from datetime import date

from okr.refusals import Refusal


@dataclass(eq=False)
class TeamArchived(Refusal):
    """The team (by name) is archived since that day: nothing is written, sent or changed in it."""

    team: str
    since: date


@dataclass(eq=False)
class CompanyStays(Refusal):
    """The team that stands for the company is never archived."""

    team: str


@dataclass(eq=False)
class TeamsBelow(Refusal):
    """Live teams, by name, stand below the one that is to be archived."""

    team: str
    below: tuple[str, ...]


@dataclass(eq=False)
class ObjectivesNotOver(Refusal):
    """So many objectives of the team that is to be archived are in cycles that are not closed."""

    team: str
    objectives: int


@dataclass(eq=False)
class OnlyPilotTeam(Refusal):
    """A pilot is on, and no other live team was chosen for it: archived, it would leave everybody outside."""

    team: str
