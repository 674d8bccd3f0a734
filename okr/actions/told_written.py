"""What there is to tell of an objective that was just put on record: its key results, and who is asked when."""

from collections.abc import Collection
from datetime import datetime

from okr.actions.agenda import Agendas
from okr.key_result import KeyResultState
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.team import Team
from okr.week import Week
from okr.writing import Written

WEEKS_AHEAD = 17
"""How far the first check-in is looked for: over a whole quarter that has not begun yet."""


def told_of(world: World, tx: Transaction, number: int, team: Team) -> Written:
    """What is on record of that objective now, without what was cancelled of it. Raises NoSuchKeyResult where it, or
    its cycle, is gone."""
    objective = tx.objectives.get(number)
    cycle = tx.cycles.get(objective.cycle) if objective else None
    if objective is None or cycle is None:
        raise NoSuchKeyResult(f"O-{number}")
    found = tx.key_results.of_objectives([number])
    key_results = tuple(each for each in found if each.state is not KeyResultState.CANCELLED)
    owners = tx.members.many({each.owner for each in key_results if each.owner})
    asked = [(owners[key], at) for key, at in first_asked(world, tx, owners, [number]).items()]
    return Written(objective, team, cycle, key_results, owners, tuple(sorted(asked, key=lambda one: one[1])))


def first_asked(
    world: World, tx: Transaction, owners: Collection[str], objectives: Collection[int]
) -> dict[str, datetime]:
    """When each of these people is asked next about a key result of theirs of these objectives; without those whom
    no week ahead asks."""
    agendas, now, found = Agendas(world, tx, members=owners), world.now(), dict[str, datetime]()
    week = Week.of(now.date()).previous()  # that of the westernmost
    for ahead in range(WEEKS_AHEAD):
        for key, agenda in agendas.all(week.plus(ahead)).items():
            is_theirs = any(one.objective.number in objectives and one.on_behalf_of is None for one in agenda.items)
            if is_theirs and key in owners and agenda.when.nudge_at > now:
                found.setdefault(key, agenda.when.nudge_at)
        if len(found) == len(owners):
            break
    return found
