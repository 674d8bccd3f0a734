"""Where the teams of a file stand: below teams that are there, never below themselves, none below an archived one."""

from okr.team import Team


def ancestors(team: Team, teams: dict[str, Team]) -> list[str]:
    """The keys above a team, stopping where they repeat."""
    found: list[str] = []
    at = team.parent
    while at is not None and at in teams and at not in found:
        found.append(at)
        at = teams[at].parent
    return found


def require_place(team: Team, teams: dict[str, Team]) -> None:
    """ValueError where the team cannot stand where the file puts it, or be archived."""
    if team.parent is not None and team.parent not in teams:
        raise ValueError(f"there is no team {team.parent} to be below")
    if team.key in ancestors(team, teams):
        raise ValueError("it is below itself")
    if team.is_company and team.is_archived:
        raise ValueError("the company is never archived")
    if team.parent and teams[team.parent].is_archived and not team.is_archived:
        raise ValueError(f"it is below {team.parent}, which is archived")
