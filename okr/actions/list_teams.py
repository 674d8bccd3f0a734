"""List the teams for an admin: those of a name, a page at a time, with what each lacks."""

from collections.abc import Iterable

from okr.actions.acting import actor_of
from okr.actions.show_administration import busy_teams
from okr.authority import Act, authorize
from okr.member import Member, MemberKind
from okr.ports import Transaction, World
from okr.team import Team
from okr.team_list import PAGE, ListedTeam, TeamList, page_of, teams_named, turned_to


def list_teams(
    world: World, search: str = "", *, page: int = 1, beside: str = "", archived: bool = False, by: Member
) -> TeamList:
    """Page `page` (from 1; the last one where there are fewer) of the live teams, or of the archived ones, whose name
    holds `search`; the page on which the team of the key `beside` stands, where it is among them. People are read for
    the teams of the page alone. Raises NotAnAdmin."""
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        every = tx.teams.all()
        teams = [team for team in every if team.is_archived is archived]
        found = teams_named(teams, search)
        at, pages = turned_to(found, page_of(found, beside) or page)
        shown = listed(tx, found[(at - 1) * PAGE : at * PAGE], names={team.key: team.name for team in every})
        return TeamList(shown, search, at, pages, len(found), len(teams), archived, len(every) - len(teams))


def listed(tx: Transaction, teams: Iterable[Team], *, names: dict[str, str]) -> tuple[ListedTeam, ...]:
    busy = busy_teams(tx)
    return tuple(
        ListedTeam(team, names.get(team.parent or "", ""), members_of(tx, team), team.key in busy) for team in teams
    )


def members_of(tx: Transaction, team: Team) -> int:
    """How many people belong to it who have not left."""
    people = tx.members.many([each.member for each in tx.teams.memberships(team=team.key, archived=True)])
    return sum(member.kind is not MemberKind.DEACTIVATED for member in people.values())
