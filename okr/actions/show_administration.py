"""Show an admin how the workspace is set up: its teams and what they lack, its people and what the gone left."""

from collections import Counter
from collections.abc import Iterable

from okr.actions.acting import actor_of
from okr.actions.inspect_workspace import find_unowned
from okr.audit import Administration
from okr.authority import Act, authorize
from okr.member import Member, MemberKind
from okr.pilot import chosen_now
from okr.ports import Transaction, World
from okr.settings import WorkspaceSettings
from okr.team import Team


def show_administration(world: World, *, by: Member) -> Administration:
    """The overview, as of now; the number of queries is the same for any number of teams. Raises NotAnAdmin."""
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        settings, live = tx.settings.get(), tx.teams.live()
        people = tx.members.all()
        kinds = Counter(member.kind for member in people)
        busy = busy_teams(tx)
        return Administration(
            workspace=settings.name,
            language=settings.language,
            teams=len(live),
            without_lead=named(team for team in live if team.lead is None),
            without_channel=named(team for team in live if team.channel is None and team.digest),
            without_objectives=named(team for team in live if team.key not in busy),
            members=kinds[MemberKind.FULL],
            guests=kinds[MemberKind.GUEST],
            guests_allowed=settings.allow_guests,
            pilot=named(team for team in live if team.key in chosen_now(settings.choices.pilot)),
            gone=gone_owners(tx, {team.key: team for team in tx.teams.all()}),
            speaking=spoken_with(people, settings),
        )


def spoken_with(people: Iterable[Member], settings: WorkspaceSettings) -> dict[str, int]:
    """How many of those who take part are spoken to in which language, the most spoken first."""
    taking = (member for member in people if member.takes_part(guests=settings.allow_guests))
    spoken = Counter(member.reads(settings.language) for member in taking)
    return dict(sorted(spoken.items(), key=lambda one: (-one[1], one[0])))


def busy_teams(tx: Transaction) -> set[str]:
    """The keys of the teams that have an objective in a cycle that takes check-ins."""
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.takes_check_ins]
    return {objective.team for objective in tx.objectives.find(cycles=cycles)}


def gone_owners(tx: Transaction, teams: dict[str, Team]) -> dict[str, int]:
    """How many active key results wait for each person whose account is deactivated."""
    owners = Counter(each.owner for each in find_unowned(tx, teams) if each.owner)
    people = tx.members.many(owners)
    return {id_: owners[id_] for id_ in sorted(people) if people[id_].kind is MemberKind.DEACTIVATED}


def named(teams: Iterable[Team]) -> tuple[str, ...]:
    return tuple(sorted(team.name for team in teams))
