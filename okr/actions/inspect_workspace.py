"""Inspect the workspace for what keeps check-ins from working: key results nobody answers for, teams' channels."""

from dataclasses import dataclass

from okr.key_result import KeyResult, KeyResultState
from okr.ports import Transaction, World
from okr.team import Team


@dataclass(frozen=True, slots=True)
class Unowned:
    """An open key result that nobody is asked about; `owner` is whom it names, None where it names nobody."""

    key_result: KeyResult
    team: Team
    owner: str | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """Every live team, by key, and the open key results without an owner who can answer, by number."""

    teams: tuple[Team, ...]
    unowned: tuple[Unowned, ...]


def inspect_workspace(world: World) -> Inspection:
    with world.snapshot() as tx:
        teams = {team.key: team for team in tx.teams.all()}
        return Inspection(tuple(tx.teams.live()), tuple(find_unowned(tx, teams)))


def find_unowned(tx: Transaction, teams: dict[str, Team]) -> list[Unowned]:
    """Active key results, in cycles that take check-ins, whose owner is missing, unknown or gone."""
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.takes_check_ins]
    objectives = {each.number: each for each in tx.objectives.find(cycles=cycles)}
    open_ones = [kr for kr in tx.key_results.of_objectives(objectives) if kr.state is KeyResultState.ACTIVE]
    owners = tx.members.many({kr.owner for kr in open_ones if kr.owner})
    return [
        Unowned(kr, teams[objectives[kr.objective].team], kr.owner)
        for kr in sorted(open_ones, key=lambda kr: kr.number)
        if kr.owner not in owners or not owners[kr.owner].can_answer
    ]
