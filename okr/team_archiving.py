"""Archiving a team: what it means for its people and its channel, and what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from okr.member import Member
from okr.refusals import Refusal
from okr.refusals_archiving import CompanyStays, ObjectivesNotOver, OnlyPilotTeam, TeamsBelow
from okr.team import Team
from okr.team_place import upwards


@dataclass(frozen=True, slots=True)
class TeamArchiving:
    """A live team that may be archived. `below` are the live teams right below it, `objectives` how many of it are in
    cycles that are not closed, `only_of_pilot` whether a pilot would be left without a team: each stands in the way.

    `homeless` are its members who are in no other live team, `drafts` how many drafts are being written for it.
    """

    team: Team
    below: tuple[Team, ...] = ()
    objectives: int = 0
    homeless: tuple[Member, ...] = ()
    drafts: int = 0
    only_of_pilot: bool = False

    def obstacles(self) -> list[Refusal]:
        """Everything that stands in the way: CompanyStays, TeamsBelow, ObjectivesNotOver, OnlyPilotTeam."""
        found = list[Refusal]()
        if self.team.is_company:
            found.append(CompanyStays(self.team.name))
        if self.below:
            found.append(TeamsBelow(self.team.name, tuple(each.name for each in self.below)))
        if self.objectives:
            found.append(ObjectivesNotOver(self.team.name, self.objectives))
        if self.only_of_pilot:
            found.append(OnlyPilotTeam(self.team.name))
        return found

    def require_free(self) -> None:
        """Raise the first of what stands in the way."""
        for each in self.obstacles():
            raise each


def place_of(team: Team, teams: Mapping[str, Team]) -> str | None:
    """Below which team one that was archived stands again: the nearest live one above it, else the company; None where
    there is none."""
    above = upwards(team.parent or "", teams)
    company = (key for key, each in teams.items() if each.is_company)
    live = (key for key in above if not teams[key].is_archived)
    return next((key for key in chain(live, company) if key != team.key), None)
