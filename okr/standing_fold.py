"""A standing is folded from the answers about a key result, one week after the other."""

from collections.abc import Iterable
from dataclasses import replace

from okr.assessment import assess, health_at
from okr.check_in import Answer, CheckIn
from okr.due_weeks import DueWeeks
from okr.health import Assessment, Health, ReasonKind
from okr.key_result import KeyResult
from okr.metric import Metric, Reading
from okr.objective import Ambition
from okr.progress import is_met, is_worse_than_start
from okr.settings import Thresholds
from okr.standing import PAST_DUE_WEEKS, TREND_LENGTH, Standing, Tally, TrendPoint
from okr.week import Week


def advance(
    standing: Standing,
    key_result: KeyResult,
    check_in: CheckIn,
    *,
    ambition: Ambition,
    due: DueWeeks,
    thresholds: Thresholds,
) -> Standing:
    """The standing after an answer about a later week than the latest; ValueError for any other, which needs `rebuild`.

    The answer is judged by the target in force on its week's nominal day (KeyResult.target_on), whenever it was said.
    """
    if standing.tally and check_in.week <= standing.tally.week:
        raise ValueError("an answer about this week or an earlier one needs the history: rebuild")
    day = due.day_of(check_in.week)
    counted = count(standing.tally, check_in.answer, check_in.week, key_result.target_on(day).metric)
    said = Standing(standing.key_result, tally=counted)
    now = assess(key_result, said, ambition=ambition, on=day, silent=0, thresholds=thresholds)
    since, earlier = check_in.week, _last_week_before(standing, check_in.week, due)
    if earlier is not None:
        then = health_at(key_result, standing, ambition=ambition, week=earlier, due=due, thresholds=thresholds)
        since = then.since or since if then.health is now.health else since
    tally = replace(counted, explained=_explained(counted, check_in, now), health=now.health, health_since=since)
    return _with_answer(standing, check_in, tally, due)


def rebuild(
    key_result: KeyResult,
    history: Iterable[CheckIn],
    *,
    ambition: Ambition,
    due: DueWeeks,
    thresholds: Thresholds,
) -> Standing:
    """The standing from the whole `history`: the current revision of every answered week, in any order.

    For a late answer, a correction, and a change of target, start, due day, ambition, cadence or absences in the past.
    """
    standing = Standing(key_result.number)
    for check_in in sorted(history, key=lambda one: one.week):
        standing = advance(standing, key_result, check_in, ambition=ambition, due=due, thresholds=thresholds)
    return standing


def _with_answer(standing: Standing, check_in: CheckIn, tally: Tally, due: DueWeeks) -> Standing:
    point = TrendPoint(tally.week, tally.reading, tally.confidence, tally.health)
    return Standing(
        key_result=standing.key_result,
        latest=check_in,
        previous=standing.latest,
        tally=tally,
        past=_past(standing, check_in.week, due),
        trend=(*standing.trend, point)[-TREND_LENGTH:],
    )


def count(before: Tally | None, answer: Answer, week: Week, metric: Metric) -> Tally:
    """The counts after `answer` about `week`; health, its week and the explanation are still to be filled in."""
    so_far = before or _nothing(answer, week)
    said, blocker = answer.reading, answer.blocker.strip()
    reading = so_far.reading if said is None else said
    same = before is not None and reading == so_far.reading
    counted = replace(
        so_far,
        week=week,
        confidence=answer.confidence,
        confidence_before=before.confidence if before else None,
        blocker=blocker,
        blocker_owner=answer.blocker_owner if blocker else None,
        blocker_since=_blocked_since(before, week) if blocker else None,
        weeks_answered=so_far.weeks_answered + 1,
        weeks_met=so_far.weeks_met + (is_met(metric, reading) is True),
        confirmed_running=so_far.confirmed_running + 1 if same and so_far.confidence == answer.confidence else 0,
        was_done=so_far.health is Health.DONE,
    )
    return counted if said is None else _measured(counted, said, metric)


def _measured(tally: Tally, reading: Reading, metric: Metric) -> Tally:
    """The tally with a new figure on top of the one it holds."""
    met = is_met(metric, reading)
    return replace(
        tally,
        reading=reading,
        reading_week=tally.week,
        ever_met=tally.ever_met or met is True,
        missed_running=tally.missed_running + 1 if met is False else 0,
        worse_running=tally.worse_running + 1 if is_worse_than_start(metric, reading) else 0,
        same_running=tally.same_running + 1 if reading == tally.reading else 1,
    )


def _blocked_since(before: Tally | None, week: Week) -> Week | None:
    """The week from which a blocker named in `week` has been open; unknown where it was and nobody kept since when."""
    return before.blocker_since if before and before.blocker else week


def _nothing(answer: Answer, week: Week) -> Tally:
    """The tally before the first answer."""
    return Tally(
        week=week,
        reading=None,
        reading_week=None,
        confidence=answer.confidence,
        confidence_before=None,
        blocker="",
        weeks_answered=0,
        weeks_met=0,
        ever_met=False,
        missed_running=0,
        worse_running=0,
        same_running=0,
        confirmed_running=0,
        was_done=False,
        explained=None,
        health=Health.UNKNOWN,
        health_since=week,
    )


def _explained(tally: Tally, check_in: CheckIn, now: Assessment) -> int | None:
    """The confidence for which being far behind is explained: by this answer, or before and nothing changed since."""
    if check_in.answer.explanation.strip():
        return tally.confidence
    stands = now.has(ReasonKind.CONTRADICTION) and tally.explained == tally.confidence
    return tally.explained if stands else None


def _last_week_before(standing: Standing, week: Week, due: DueWeeks) -> Week | None:
    """The due or answered week before `week`."""
    last_due = due.before(week)
    if standing.tally and (last_due is None or last_due[0] < standing.tally.week):
        return standing.tally.week
    return last_due[0] if last_due else None


def _past(standing: Standing, week: Week, due: DueWeeks) -> tuple[Tally, ...]:
    """The tallies in force in the last PAST_DUE_WEEKS due weeks before `week`, newest first, each once."""
    kept: list[Tally] = []
    before = due.before(week)
    for _ in range(PAST_DUE_WEEKS):
        if before is None:
            break
        tally = standing.tally_at(before[0])
        if tally is not None and tally not in kept[-1:]:
            kept.append(tally)
        before = due.before(before[0])
    return tuple(kept)
