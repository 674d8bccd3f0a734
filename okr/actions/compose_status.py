"""Say where a person, a team, the company or one key result stands, as the one who asks may see it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.hand_over_left import OPEN
from okr.actions.overview import Overview, with_lines
from okr.actions.scopes import Found, Scopes
from okr.actions.talked_about import talk_about
from okr.authority import Act, Actor, authorize, leads, may_archive, may_transfer
from okr.cycle import CycleState
from okr.health import WEAKEST_FIRST, Health
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.status import Scope, ScopeKind, Status, StatusObjective, TeamCount
from okr.team import Team
from okr.team_place import all_under, by_parent


def compose_status(world: World, scope: Scope, *, by: Member) -> Status:
    """The status of `scope` right now, from standings, never from the history.

    A team's status holds its own objectives (also its members' individual ones) and its child teams as counts, with
    all teams below those; that of an archived team its last objectives. Raises NoSuchTeam, NoSuchMember,
    NoSuchKeyResult (also for what `by` may not see) and the refusals of those who take no part.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        status = status_of(tx, Overview(world, tx, actor), scope)
        return replace(status, transferable=transferable(status, actor), archivable=archivable(status, actor))


def status_of(tx: Transaction, overview: Overview, scope: Scope) -> Status:
    """The status of `scope` with what `overview` shows."""
    if scope.kind in {ScopeKind.KEY_RESULT, ScopeKind.OBJECTIVE}:
        return of_number(tx, overview, scope)
    found = Scopes(tx, overview.actor).find(scope)
    return of_person(overview, found) if found.person else of_teams(overview, found)


def transferable(status: Status, actor: Actor) -> int:
    """How much of it `actor` may give to somebody else; of a team, or of oneself, nothing is given as a whole."""
    whole = status.objectives[0] if status.objectives else None
    match status.scope.kind:
        case ScopeKind.OBJECTIVE if whole and whole.cycle.state is not CycleState.CLOSED:
            return int(may_transfer(actor, whole.objective, whole.objective.owner))
        case ScopeKind.KEY_RESULT if whole and whole.cycle.state is not CycleState.CLOSED:
            return sum(may_transfer(actor, whole.objective, line.key_result.owner) for line in whole.lines)
        case ScopeKind.PERSON if status.person and status.person.id != actor.id:
            return sum(
                owned_by(status.person.id, each) for each in status.objectives if leads(actor, each.objective.team)
            )
        case _:
            return 0


def archivable(status: Status, actor: Actor) -> bool:
    """Whether it is about one objective, which `actor` may archive."""
    is_one = status.scope.kind is ScopeKind.OBJECTIVE
    return is_one and all(may_archive(actor, each.objective) for each in status.objectives)


def owned_by(member: str, whole: StatusObjective) -> int:
    """How many of the objective and its open key results are that member's."""
    owned = [line for line in whole.lines if line.key_result.owner == member and line.key_result.state in OPEN]
    return len(owned) + int(whole.objective.owner == member)


def of_number(tx: Transaction, overview: Overview, scope: Scope) -> Status:
    """One key result under its objective, or one objective whole."""
    number = int(scope.name)
    key_result = tx.key_results.get(number) if scope.kind is ScopeKind.KEY_RESULT else None
    objective = tx.objectives.get(key_result.objective if key_result else number)
    is_there = objective is not None and (key_result is not None or scope.kind is ScopeKind.OBJECTIVE)
    found = overview.of([objective]) if objective and is_there and not objective.archived else []
    if not found:
        raise NoSuchKeyResult(f"{'KR' if scope.kind is ScopeKind.KEY_RESULT else 'O'}-{number}")
    if key_result is None:
        return Status(scope, (found[0],), talk=talk_about(tx, found[0].objective.label, found[0].objective.title))
    own = tuple(line for line in found[0].lines if line.key_result.number == number)
    return Status(scope, (with_lines(found[0], own),))


def of_person(overview: Overview, found: Found) -> Status:
    assert found.person  # noqa: S101 - the caller asked for a person
    return Status(found.scope, tuple(overview.of_member(found.person.id)), person=found.person)


def of_teams(overview: Overview, found: Found) -> Status:
    """The objectives of the teams, and the teams right below them as counts."""
    teams = overview.assessing.schedule.teams
    own = {team.key for team in found.teams}
    children = [team for team in teams.values() if team.parent in own and team.key not in own and not team.is_archived]
    parents = by_parent(teams)
    below = {child.key: all_under(child.key, parents) - own for child in children}
    counts = overview.count(set[str]().union(*below.values()))
    return Status(
        scope=found.scope,
        objectives=tuple(objectives_of(overview, found.teams)),
        teams=found.teams,
        below=tuple(sorted((summed(child, below[child.key], counts) for child in children), key=weakest_first)),
    )


def objectives_of(overview: Overview, teams: Sequence[Team]) -> list[StatusObjective]:
    """The open ones of these teams; of an archived one, which has none, its last."""
    if len(teams) == 1 and teams[0].is_archived:
        return overview.last_of(teams[0].key)
    return overview.of_teams(team.key for team in teams)


def summed(team: Team, keys: Iterable[str], counts: Mapping[str, Counter[Health]]) -> TeamCount:
    """The line of `team` for the teams `keys`, which are it and those below."""
    total = sum((counts[key] for key in keys if key in counts), Counter[Health]())
    return TeamCount(team, {health: total[health] for health in WEAKEST_FIRST if total[health]})


def weakest_first(each: TeamCount) -> tuple[list[int], str]:
    """By how many are at risk, then how many need attention and so on; by name where equal."""
    return [-each.counts.get(health, 0) for health in WEAKEST_FIRST], each.team.name
