"""What an alert's key results look like now, for the week it is about."""

from collections.abc import Sequence

from okr.actions.schedule import Schedule
from okr.actions.standings import due_weeks_of
from okr.alert import Alerted
from okr.assessment import health_at
from okr.key_result import KeyResult
from okr.notice import Notice, Topic
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.standing import Standing


def alerted_now(
    world: World, tx: Transaction, notice: Notice, shown: Sequence[tuple[KeyResult, Objective]]
) -> tuple[Alerted, ...]:
    """The key results of an alert that its reader may see, in its order; empty for any other notice."""
    if notice.topic is not Topic.TURNED_RED:
        return ()
    numbers = [key_result.number for key_result, _ in shown]
    schedule, standings = Schedule(world, tx), tx.standings.many(numbers, trend=False)
    answers = tx.check_ins.current_of(numbers, notice.week)
    owners = tx.members.many({key_result.owner for key_result, _ in shown if key_result.owner})
    found = []
    for key_result, objective in shown:
        standing = standings.get(key_result.number) or Standing(key_result.number)
        assessment = health_at(
            key_result,
            standing,
            ambition=objective.ambition,
            week=notice.week,
            due=due_weeks_of(tx, schedule, key_result, objective),
            thresholds=schedule.thresholds(objective.team),
        )
        tally = standing.tally_at(notice.week)
        answer, owner = answers.get(key_result.number), owners.get(key_result.owner or "")
        found.append(Alerted(key_result, objective, assessment, answer, owner, tally.blocker if tally else ""))
    return tuple(found)
