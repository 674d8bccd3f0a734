"""A standing as an older week found it: what standings no longer reach back to is worked out from the history."""

from okr.actions.schedule import Schedule
from okr.due_weeks import DueWeeks
from okr.key_result import KeyResult
from okr.objective import Objective
from okr.ports import Transaction
from okr.standing import PAST_DUE_WEEKS, Standing
from okr.standing_fold import rebuild
from okr.week import Week


def standing_then(
    tx: Transaction,
    schedule: Schedule,
    thing: tuple[Objective, KeyResult],
    standing: Standing,
    week: Week,
    due: DueWeeks,
) -> Standing:
    """A standing that is right for `week` and the due week before, which it is compared with: `standing` itself while
    it reaches back that far, else one folded from the answers up to `week` (one query)."""
    if reaches_back_to(standing, week, due):
        return standing
    objective, key_result = thing
    return rebuild(
        key_result,
        (one for one in tx.check_ins.history(key_result.number) if one.week <= week),
        ambition=objective.ambition,
        due=due,
        thresholds=schedule.thresholds(objective.team),
    )


def reaches_back_to(standing: Standing, week: Week, due: DueWeeks) -> bool:
    """Whether `standing` knows what was so in the due week before `week` (Standing.tally_at)."""
    if standing.tally is None or standing.tally.week <= week:
        return True
    before = due.before(week)
    since = before[0] if before else week
    return sum(since <= each < standing.tally.week for each in due.weeks) <= PAST_DUE_WEEKS
