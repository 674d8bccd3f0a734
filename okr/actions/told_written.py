"""What there is to tell of an objective that was just put on record: its key results, and who is asked when."""

from datetime import datetime

from okr.actions.agenda import Agendas
from okr.key_result import KeyResultState
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.team import Team
from okr.week import Week
from okr.writing import Written

WEEKS_AHEAD = 16
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
    asked = [(owner, at) for owner in owners.values() if (at := first_asked(world, tx, owner))]
    return Written(objective, team, cycle, key_results, owners, tuple(sorted(asked, key=lambda one: one[1])))


def first_asked(world: World, tx: Transaction, owner: Member) -> datetime | None:
    """When the owner is asked next, about whatever is theirs."""
    agendas, this_week = Agendas(world, tx, members=[owner.id]), Week.of(world.now().astimezone(owner.tz).date())
    for ahead in range(WEEKS_AHEAD):
        agenda = agendas.of(owner.id, this_week.plus(ahead))
        if agenda is not None and agenda.when.nudge_at > world.now():
            return agenda.when.nudge_at
    return None
