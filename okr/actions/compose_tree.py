"""Show which objective serves which, for the company, a team, a person or one objective, a page at a time."""

from okr.actions.acting import actor_of, seen_of
from okr.actions.overview import Overview
from okr.actions.parents import parents_of
from okr.actions.scopes import Found, Scopes
from okr.authority import Act, authorize, may_edit
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.status import Scope, ScopeKind, StatusObjective
from okr.team import Team
from okr.team_place import with_below
from okr.tree import Forest, Sight, Tree, TreeRow, all_at_risk, grow

ROWS = 8
"""Objectives on a page: short enough for a phone, and within the 13,200 characters of a message whatever they are
called."""


def compose_tree(world: World, scope: Scope, sight: Sight, *, by: Member) -> Tree:
    """The tree of `scope` in the cycles that objectives are written for, as `by` may see it; nothing said: that of
    their team.

    What they may not see is not there: what serves it stands at the top. Only the objectives of the page, and those
    right below them, are judged; the number of queries is the same for any number of objectives. Raises NoSuchTeam,
    NoSuchMember, NoCompanyTeam, NoSuchKeyResult and the refusals of those who take no part.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        overview = Overview(world, tx, actor)
        forest = visible_forest(tx, overview)
        scope, named, wanted, idle = chosen(tx, overview, forest, scope)
        shown = forest.branch(wanted)
        lines = list(shown.walk(sight.is_open))
        pages = max(-(-len(lines) // ROWS), 1)
        at = min(max(sight.page, 1), pages)
        return Tree(
            scope=scope,
            sight=Sight(sight.turned, at),
            rows=rows_of(overview, forest, shown, sight, lines[(at - 1) * ROWS : at * ROWS]),
            pages=pages,
            size=len(shown.objectives),
            named=named,
            hanging=tuple(number for number in shown.hanging() if number in forest.children(None)),
            idle=idle,
            archived=archived_in(overview, scope),
            mission=tx.settings.get().choices.mission,
        )


def visible_forest(tx: Transaction, overview: Overview) -> Forest:
    """All objectives of the running cycles and of those being planned that the reader may see."""
    cycles = [key for key, cycle in overview.assessing.schedule.cycles.items() if cycle.takes_objectives]
    found = tx.objectives.find(cycles=cycles)
    seen = seen_of(tx, overview.actor, found)
    visible = [each for each in found if each.number in seen]
    return grow(visible, parents_of(tx, visible))


def chosen(
    tx: Transaction, overview: Overview, forest: Forest, scope: Scope
) -> tuple[Scope, str, set[int], tuple[Team, ...]]:
    """What was found, its name, the numbers of the objectives asked for, and the teams in it that have none."""
    if scope.kind in {ScopeKind.KEY_RESULT, ScopeKind.OBJECTIVE}:
        number = of_number(tx, forest, scope)
        return Scope(ScopeKind.OBJECTIVE, str(number)), f"O-{number}", {number}, ()
    found = Scopes(tx, overview.actor).find(usual(tx, overview, scope))
    if found.person:
        return found.scope, found.person.name, of_person(tx, forest, found.person.id), ()
    return of_teams(overview, forest, found)


def usual(tx: Transaction, overview: Overview, scope: Scope) -> Scope:
    """Where nothing is said: the reader's team, the company's for whoever is in none."""
    if scope.kind is not ScopeKind.USUAL:
        return scope
    has_team = bool(tx.teams.memberships(member=overview.actor.id)) or bool(overview.actor.leads)
    return Scope(ScopeKind.OWN_TEAM if has_team else ScopeKind.COMPANY)


def of_number(tx: Transaction, forest: Forest, scope: Scope) -> int:
    """The objective of that number, or that of the key result."""
    number = int(scope.name)
    if scope.kind is ScopeKind.OBJECTIVE:
        if number not in forest.objectives:
            raise NoSuchKeyResult(f"O-{number}")
        return number
    key_result = tx.key_results.get(number)
    if key_result is None or key_result.objective not in forest.objectives:
        raise NoSuchKeyResult(f"KR-{number}")
    return key_result.objective


def of_person(tx: Transaction, forest: Forest, member: str) -> set[int]:
    """The objectives they own, and those of the key results they own."""
    parts = {kr.objective for kr in tx.key_results.owned_by([member])}
    return {number for number, each in forest.objectives.items() if each.owner == member or number in parts}


def of_teams(overview: Overview, forest: Forest, found: Found) -> tuple[Scope, str, set[int], tuple[Team, ...]]:
    """The objectives of the teams and of all teams below them."""
    teams = overview.assessing.schedule.teams
    keys = with_below([team.key for team in found.teams], teams)
    wanted = {number for number, each in forest.objectives.items() if each.team in keys}
    busy = {forest.objectives[number].team for number in wanted}
    idle = sorted(
        (teams[key] for key in keys - busy if not teams[key].is_archived), key=lambda team: (team.name, team.key)
    )
    return found.scope, ", ".join(team.name for team in found.teams), wanted, tuple(idle)


def archived_in(overview: Overview, scope: Scope) -> Team | None:
    team = overview.assessing.schedule.teams.get(scope.name) if scope.kind is ScopeKind.TEAM else None
    return team if team is not None and team.is_archived else None


def rows_of(
    overview: Overview, forest: Forest, shown: Forest, sight: Sight, lines: list[tuple[int, int]]
) -> tuple[TreeRow, ...]:
    """The lines of the page, judged."""
    numbers = {number for number, _ in lines}
    near = numbers.union(*(shown.children(number) for number in numbers))
    wholes = {each.objective.number: each for each in overview.of(forest.objectives[number] for number in near)}
    above = {child: parent for parent, children in forest.below.items() for child in children if parent is not None}
    return tuple(
        TreeRow(
            whole=wholes[number],
            depth=depth,
            is_open=sight.is_open(number, depth),
            children=len(shown.children(number)),
            all_red=all_at_risk(right_below(wholes, shown, number)),
            above=forest.objectives[above[number]] if depth == 0 and number in above else None,
            to_come=wholes[number].cycle.first_day > overview.assessing.today(forest.objectives[number]),
            may_edit=may_edit(overview.actor, wholes[number].objective, wholes[number].team),
        )
        for number, depth in lines
    )


def right_below(wholes: dict[int, StatusObjective], shown: Forest, number: int) -> list[StatusObjective]:
    """The objectives right below it."""
    return [wholes[child] for child in shown.children(number)]
