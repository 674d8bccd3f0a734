"""A standing is folded from the answers about a key result, one week after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from okr.assessment import health_at, judge_answer
from okr.check_in import Answer, CheckIn
from okr.due_weeks import DueWeeks
from okr.health import Health
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
    tally = Folding(key_result, ambition, due, thresholds).after(standing.tally, check_in)
    known = (standing.tally, *standing.past) if standing.tally else ()
    return Standing(
        key_result=standing.key_result,
        latest=check_in,
        previous=standing.latest,
        tally=tally,
        past=_past(known, check_in.week, due),
        trend=(*standing.trend, _point(tally))[-TREND_LENGTH:],
    )


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
    said = sorted(history, key=lambda one: one.week)
    if not said:
        return Standing(key_result.number)
    folding, tally, tallies = Folding(key_result, ambition, due, thresholds), None, list[Tally]()
    for check_in in said:
        tally = folding.after(tally, check_in)
        tallies.append(tally)
    return Standing(
        key_result=key_result.number,
        latest=said[-1],
        previous=said[-2] if len(said) > 1 else None,
        tally=tally,
        past=_past(tallies[-2::-1], said[-1].week, due),
        trend=tuple([_point(each) for each in tallies[-TREND_LENGTH:]]),
    )


@dataclass(frozen=True, slots=True)
class Folding:
    """By what the answers about one key result are judged, one after the other."""

    key_result: KeyResult
    ambition: Ambition
    due: DueWeeks
    thresholds: Thresholds

    def after(self, before: Tally | None, check_in: CheckIn) -> Tally:
        """What the answers up to and with `check_in` add up to; `before` is that of all earlier ones."""
        week, day = check_in.week, self.due.day_of(check_in.week)
        counted = count(before, check_in.answer, week, self.key_result.target_on(day).metric)
        health, contradicts = judge_answer(
            self.key_result, counted, ambition=self.ambition, on=day, thresholds=self.thresholds
        )
        since = self._since(before, week, health)
        explained = _explained(counted, check_in, contradicts=contradicts)
        if counted.health is health and counted.health_since == since and counted.explained == explained:
            return counted  # as in most weeks; a copy takes as long as the counting
        return replace(counted, explained=explained, health=health, health_since=since)

    def _since(self, before: Tally | None, week: Week, health: Health) -> Week:
        """The first week of the run of due or answered weeks up to `week` that had this `health`."""
        last_due = self.due.before(week)
        if before is not None and (last_due is None or last_due[0] <= before.week):
            return before.health_since if before.health is health else week
        if last_due is None:
            return week
        then = health_at(  # silent weeks lie between, which have a health of their own
            self.key_result,
            Standing(self.key_result.number, tally=before),
            ambition=self.ambition,
            week=last_due[0],
            due=self.due,
            thresholds=self.thresholds,
        )
        return then.since if then.since and then.health is health else week


def count(before: Tally | None, answer: Answer, week: Week, metric: Metric) -> Tally:
    """The counts after `answer` about `week`; health, its week and the explanation are still those `before`."""
    so_far = before or _nothing(answer, week)
    runs, blocker = _runs(so_far, answer.reading, week, metric), answer.blocker.strip()
    same = before is not None and runs.reading == so_far.reading and so_far.confidence == answer.confidence
    return Tally(
        week=week,
        reading=runs.reading,
        reading_week=runs.reading_week,
        confidence=answer.confidence,
        confidence_before=before.confidence if before else None,
        blocker=blocker,
        blocker_owner=answer.blocker_owner if blocker else None,
        blocker_since=_blocked_since(before, week) if blocker else None,
        weeks_answered=so_far.weeks_answered + 1,
        weeks_met=so_far.weeks_met + (is_met(metric, runs.reading) is True),
        ever_met=runs.ever_met,
        missed_running=runs.missed,
        worse_running=runs.worse,
        same_running=runs.same,
        confirmed_running=so_far.confirmed_running + 1 if same else 0,
        was_done=so_far.health is Health.DONE,
        explained=so_far.explained,
        health=so_far.health,
        health_since=so_far.health_since,
    )


class Runs(NamedTuple):
    """What only a new figure changes."""

    reading: Reading | None
    reading_week: Week | None
    ever_met: bool
    missed: int
    worse: int
    same: int


def _runs(so_far: Tally, said: Reading | None, week: Week, metric: Metric) -> Runs:
    if said is None:
        kept = (so_far.missed_running, so_far.worse_running, so_far.same_running)
        return Runs(so_far.reading, so_far.reading_week, so_far.ever_met, *kept)
    met = is_met(metric, said)
    return Runs(
        reading=said,
        reading_week=week,
        ever_met=so_far.ever_met or met is True,
        missed=so_far.missed_running + 1 if met is False else 0,
        worse=so_far.worse_running + 1 if is_worse_than_start(metric, said) else 0,
        same=so_far.same_running + 1 if said == so_far.reading else 1,
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


def _explained(tally: Tally, check_in: CheckIn, *, contradicts: bool) -> int | None:
    """The confidence for which being far behind is explained: by this answer, or before and nothing changed since."""
    if check_in.answer.explanation.strip():
        return tally.confidence
    return tally.explained if contradicts and tally.explained == tally.confidence else None


def _point(tally: Tally) -> TrendPoint:
    return TrendPoint(tally.week, tally.reading, tally.confidence, tally.health)


def _past(known: Sequence[Tally], week: Week, due: DueWeeks) -> tuple[Tally, ...]:
    """Of the tallies before `week`, newest first, those in force in the last PAST_DUE_WEEKS due weeks, each once."""
    kept: list[Tally] = []
    before = due.before(week)
    for _ in range(PAST_DUE_WEEKS):
        if before is None:
            break
        in_force = next((tally for tally in known if tally.week <= before[0]), None)
        if in_force is not None and in_force not in kept[-1:]:
            kept.append(in_force)
        before = due.before(before[0])
    return tuple(kept)
