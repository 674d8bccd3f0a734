"""The teams as an admin goes through them: searched by name, a page at a time, each with what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from okr.names import folded
from okr.team import Team

PAGE = 20
"""Teams on a page: each takes one block of a modal's hundred."""


@dataclass(frozen=True, slots=True)
class ListedTeam:
    """One of them: the name of the team above it ("" for none), how many people belong to it who have not left, and
    whether it has objectives in a running cycle."""

    team: Team
    above: str
    members: int
    has_objectives: bool

    @property
    def lacks_channel(self) -> bool:
        """Whether its digest has nowhere to go; one that sends none needs no channel."""
        return self.team.digest and self.team.channel is None


@dataclass(frozen=True, slots=True)
class TeamList:
    """Page `page` of `pages`, both from 1; `found` of all `teams` have a name that holds what was searched for.

    Of the live teams, or of those that are `archived`; `others` is how many there are of the other kind."""

    shown: tuple[ListedTeam, ...]
    search: str = ""
    page: int = 1
    pages: int = 1
    found: int = 0
    teams: int = 0
    archived: bool = False
    others: int = 0


def teams_named(teams: Sequence[Team], search: str) -> list[Team]:
    """Those whose name holds what is searched for, whatever its case, accents and spaces; the company first, then by
    name. What is no letter or digit finds every one."""
    wanted = folded(search)
    found = [team for team in teams if wanted in folded(team.name)]
    return sorted(found, key=lambda team: (not team.is_company, folded(team.name), team.key))


def turned_to(found: Sequence[Team], page: int) -> tuple[int, int]:
    """The page shown where `page` is asked for (from 1, the last one where there are fewer), and of how many."""
    pages = max(1, -(-len(found) // PAGE))
    return min(max(page, 1), pages), pages


def page_of(found: Sequence[Team], key: str) -> int | None:
    """The page on which the team of that key stands, None where it is not among them."""
    return next((place // PAGE + 1 for place, team in enumerate(found) if team.key == key), None)
