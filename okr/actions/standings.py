"""Keeping a key result's standing true after an answer, a correction or a change of its target."""

from collections.abc import Iterable, Sequence

from okr.actions.schedule import Schedule
from okr.check_in import CheckIn
from okr.due_weeks import DueWeeks
from okr.key_result import KeyResult
from okr.objective import Objective
from okr.ports import Transaction
from okr.standing import Standing
from okr.standing_fold import advance, rebuild


def keep_standing(
    tx: Transaction, schedule: Schedule, key_result: KeyResult, objective: Objective, check_in: CheckIn
) -> Standing:
    """Bring the standing up to date after `check_in` was added, and keep it; returns it.

    A week later than the latest is folded in; any other takes the key result's whole history, and no other's.
    """
    standing = tx.standings.get(key_result.number) or Standing(key_result.number)
    if standing.latest is not None and check_in.week <= standing.latest.week:
        return rebuild_standing(tx, schedule, key_result, objective)
    standing = advance(
        standing,
        key_result,
        check_in,
        ambition=objective.ambition,
        due=due_weeks_of(tx, schedule, key_result, objective),
        thresholds=schedule.thresholds(objective.team),
    )
    tx.standings.put(standing)
    return standing


def rebuild_standing(tx: Transaction, schedule: Schedule, key_result: KeyResult, objective: Objective) -> Standing:
    """Work the standing out from the key result's history, and keep it; returns it."""
    standing = rebuild(
        key_result,
        tx.check_ins.history(key_result.number),
        ambition=objective.ambition,
        due=due_weeks_of(tx, schedule, key_result, objective),
        thresholds=schedule.thresholds(objective.team),
    )
    tx.standings.put(standing)
    return standing


def due_weeks_of(tx: Transaction, schedule: Schedule, key_result: KeyResult, objective: Objective) -> DueWeeks:
    """The weeks in which its owner is asked about the key result."""
    away = tuple(tx.members.absences(member=key_result.owner)) if key_result.owner else ()
    return schedule.due_weeks(objective.team, objective.cycle, away=away)


def rebuild_standings_of(tx: Transaction, schedule: Schedule, objectives: Iterable[Objective]) -> None:
    """Work out the standings of all key results of these objectives anew; a few queries for each."""
    known = {objective.number: objective for objective in objectives}
    for key_result in tx.key_results.of_objectives(known):
        rebuild_standing(tx, schedule, key_result, known[key_result.objective])


def open_objectives_of(tx: Transaction, schedule: Schedule, teams: Iterable[str] | None) -> Sequence[Objective]:
    """The objectives of these teams (None: of all) in cycles that take answers, by number."""
    cycles = [key for key, cycle in schedule.cycles.items() if cycle.takes_check_ins]
    return tx.objectives.find(teams=teams, cycles=cycles)
