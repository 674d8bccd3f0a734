"""What the form for a new objective starts from, for somebody in a team."""

from okr.actions.acting import actor_of
from okr.actions.cycles_to_write_for import cycles_for
from okr.authority import Act, Actor, authorize, leads
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_setting_up import NoTeamYet
from okr.team import Team
from okr.writing import ObjectiveStart


def open_objective_form(world: World, preferred: str = "", *, by: Member) -> ObjectiveStart:
    """The start of the form; the team of key `preferred` first where they may write for it, else their primary one.

    Raises NoTeamYet for somebody who is in no team and leads none.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        return start_of(world, tx, actor, preferred)


def start_of(world: World, tx: Transaction, actor: Actor, preferred: str, *, of_draft: bool = False) -> ObjectiveStart:
    """As open_objective_form; the team that a draft at hand is of can be chosen whoever looks at it (`of_draft`)."""
    teams = teams_to_write_for(tx, actor, preferred, of_draft=of_draft)
    if not teams:
        raise NoTeamYet
    today = world.now().astimezone(teams[0].tz).date()
    return ObjectiveStart(
        by=actor.member,
        teams=teams,
        led=frozenset(team.key for team in teams if leads(actor, team.key)),
        cycles=cycles_for(tx, today, teams[0]),
        today=today,
    )


def teams_to_write_for(tx: Transaction, actor: Actor, preferred: str, *, of_draft: bool) -> tuple[Team, ...]:
    """Theirs and those they lead; all of them for an admin, with those first whose lead they are themselves."""
    own = [one.team for one in tx.teams.memberships(member=actor.id)]
    given = {preferred} if of_draft else set[str]()
    mine = [team for team in tx.teams.live() if team.key in own or team.key in given or leads(actor, team.key)]

    def order(team: Team) -> tuple[bool, int, bool, bool, str]:
        place = own.index(team.key) if team.key in own else len(own)
        return team.key != preferred, place, team.lead != actor.id, team.is_company, team.name

    return tuple(sorted(mine, key=order))
