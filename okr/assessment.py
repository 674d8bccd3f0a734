"""An assessment is the health of a key result on one day, with every reason (method.md, Pace to Health)."""

from dataclasses import replace
from datetime import date, timedelta

from okr.due_weeks import DueWeeks
from okr.health import Assessment, Health
from okr.key_result import KeyResult, Measured
from okr.metric import Limit
from okr.objective import Ambition
from okr.pace import Pace, counted_on, expected, pace_of
from okr.progress import WHOLE, progress
from okr.reasons import Findings, reasons_for
from okr.settings import Thresholds
from okr.standing import Standing, Tally
from okr.tallied import Tallied
from okr.week import Week

FRIDAY = timedelta(days=4)


def assess(
    key_result: KeyResult,
    standing: Standing | None,
    *,
    ambition: Ambition,
    on: date,
    silent: int,
    thresholds: Thresholds,
) -> Assessment:
    """What can be said on the day `on` after the latest answer, with `silent` due windows gone by since.

    `since` is that of the latest answer, None where the health has changed without one (`health_at` knows). Judged by
    the target in force on that day.
    """
    tally = standing.tally if standing else None
    return _judge(key_result, tally, ambition=ambition, on=on, silent=silent, thresholds=thresholds)


def health_at(
    key_result: KeyResult,
    standing: Standing | None,
    *,
    ambition: Ambition,
    week: Week,
    due: DueWeeks,
    thresholds: Thresholds,
) -> Assessment:
    """The assessment on the nominal day of `week`, with the answers about that week and earlier ones.

    Right for every week from the second due week before the latest answer on (Standing.tally_at); `since` is exact,
    also over silent weeks. Equal to what the whole history would give (held by a property test).
    """
    tally = standing.tally_at(week) if standing else None

    def judged(day: date, at: Week) -> Assessment:
        start = key_result.target_on(day).start
        silent = due.missed(after=tally.week if tally else None, since=start, through=at)
        return _judge(key_result, tally, ambition=ambition, on=day, silent=silent, thresholds=thresholds)

    now = judged(due.day_of(week), week)
    since = week
    for earlier, day in reversed(due.between(tally.week if tally else None, week)):
        not_started = tally is None and day < key_result.target_on(day).start
        if not_started or judged(day, earlier).health is not now.health:
            return _since(now, since)
        since = earlier
    return _since(now, tally.health_since if tally and tally.health is now.health else since)


def _since(found: Assessment, week: Week) -> Assessment:
    """`found` itself where it says so already: most do, and a copy takes as long as the judging."""
    return found if found.since == week else replace(found, since=week)


def health_alone(
    thing: Tallied, tally: Tally | None, *, ambition: Ambition, on: date, silent: int, thresholds: Thresholds
) -> Health:
    """The health that `assess` finds on the day `on` after the answers of `tally`, without its reasons."""
    return _health(_find(thing, tally, ambition=ambition, on=on, silent=silent, thresholds=thresholds))


def judge_answer(
    key_result: KeyResult, tally: Tally, *, ambition: Ambition, on: date, thresholds: Thresholds
) -> tuple[Health, bool]:
    """The health that `assess` finds right after the latest answer of `tally`, and whether CONTRADICTION is among its
    reasons."""
    found = _find(key_result, tally, ambition=ambition, on=on, silent=0, thresholds=thresholds)
    health = _health(found)
    return health, found.contradicts and health not in {Health.DONE, Health.UNKNOWN}


def _judge(
    key_result: KeyResult, tally: Tally | None, *, ambition: Ambition, on: date, silent: int, thresholds: Thresholds
) -> Assessment:
    found = _find(key_result, tally, ambition=ambition, on=on, silent=silent, thresholds=thresholds)
    health = _health(found)
    return Assessment(
        health=health,
        reasons=reasons_for(health, found),
        progress=found.progress,
        expected=found.expected,
        gap=found.gap,
        pace=found.pace,
        since=tally.health_since if tally and tally.health is health else None,
        asks_why=found.contradicts and tally is not None and tally.explained != tally.confidence,
    )


def _find(
    thing: KeyResult | Tallied,
    tally: Tally | None,
    *,
    ambition: Ambition,
    on: date,
    silent: int,
    thresholds: Thresholds,
) -> Findings:
    target = thing.target_on(on)
    reading = tally.reading if tally else None
    counted = on
    if thing.measured is not Measured.WEEKLY:
        read_on = tally.reading_week.monday + FRIDAY if tally and tally.reading_week else None
        counted = counted_on(thing.measured, target, read_on=read_on, on=on, thresholds=thresholds)
    made = progress(target.metric, reading)
    wanted = expected(target, ambition, counted, thresholds)
    gap = None if made is None or wanted is None else wanted - made
    pace = pace_of(target, reading, gap=gap, on=on, runs=tally, thresholds=thresholds)
    return Findings(thing.owner, target, tally, made, wanted, gap, pace, on, silent, thresholds)


def _health(found: Findings) -> Health:
    """Done, or the worse of pace and confidence; silence is never green, but red stays red, and so does what is
    overdue."""
    if found.progress is not None and found.progress >= WHOLE and not isinstance(found.target.metric, Limit):
        return Health.DONE
    if found.pace is Pace.OVERDUE:
        return Health.AT_RISK
    if found.tally is None:
        return Health.UNKNOWN
    rules, confidence = found.thresholds, found.tally.confidence
    if found.pace is Pace.FAR_BEHIND or confidence < rules.unsure_from:
        return Health.AT_RISK
    if found.silent >= rules.silent_windows:
        return Health.UNKNOWN
    if found.pace is Pace.BEHIND or confidence < rules.sure_from or found.tally.blocker:
        return Health.NEEDS_ATTENTION
    return Health.ON_TRACK
