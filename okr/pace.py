"""Pace compares progress with what is expected by now."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from okr.key_result import Measured, Target
from okr.metric import Binary, Change, Limit, Milestones, Reading
from okr.objective import Ambition
from okr.progress import NONE, WHOLE, clamped, fraction, is_met, is_reached, is_worse_than_start, progress
from okr.settings import Thresholds


class Pace(StrEnum):
    """How progress compares with what is expected by now."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    OVERDUE = "overdue"


class Runs(Protocol):
    """What a pace needs to know of earlier check-ins (standing.Tally is one)."""

    @property
    def worse_running(self) -> int: ...
    @property
    def missed_running(self) -> int: ...
    @property
    def ever_met(self) -> bool: ...


def time_gone(target: Target, on: date) -> Decimal:
    """Days since the start day over the days from start to due, 0..1."""
    return _share(_days_gone(target, on), (target.due - target.start).days)


def elapsed(target: Target, on: date) -> Decimal:
    """The share of the way that should be behind us on the day `on`, 0..1.

    Linear in time (Viva, Vega, Engagedly), or straight between the phased targets (Viva).
    """
    metric = target.metric
    if not isinstance(metric, Change) or not metric.phases:
        return time_gone(target, on)
    points = [(target.start, NONE)]
    points += [
        (phase.day, progress(metric, phase.value) or NONE)
        for phase in metric.phases
        if target.start < phase.day < target.due
    ]
    points.append((target.due, WHOLE))
    return clamped(_between(points, on))


def expected(target: Target, ambition: Ambition, on: date, thresholds: Thresholds) -> Decimal | None:
    """The progress expected on the day `on`, 0..1; None for kinds with no pace (at_least, at_most, binary).

    Aspirational objectives expect 0.7 of the way (60-70 % is a success: Google). Milestones expect the weight of the
    steps due by then; undated ones share the time evenly by weight, rounded down to a whole step.
    """
    factor = thresholds.aspirational_factor if ambition is Ambition.ASPIRATIONAL else WHOLE
    match target.metric:
        case Limit() | Binary():
            return None
        case Milestones() as metric:
            return _expected_of_steps(metric, target, on, factor)
        case _:
            return elapsed(target, on) * factor


def counted_on(measured: Measured, target: Target, *, read_on: date | None, on: date, thresholds: Thresholds) -> date:
    """The day for which progress is expected: `on`; for a figure that is measured monthly or quarterly the day it
    was `read_on` (None: the start), until the next one is overdue. Nobody is behind for want of a survey.
    """
    if measured is Measured.WEEKLY:
        return on
    patience = thresholds.monthly_days if measured is Measured.MONTHLY else thresholds.quarterly_days
    last = max(read_on or target.start, target.start)
    return last if last <= on <= last + timedelta(days=patience) else on


def is_overdue(target: Target, reading: Reading | None, on: date) -> bool:
    """Past due and not done; a limit is kept until the close and never overdue."""
    return on > target.due and not isinstance(target.metric, Limit) and not is_reached(target.metric, reading)


def pace_of(
    target: Target,
    reading: Reading | None,
    *,
    gap: Decimal | None,
    on: date,
    runs: Runs | None,
    thresholds: Thresholds,
) -> Pace | None:
    """The pace of `reading` on the day `on`; `gap` is expected - progress, `runs` what came before (None: nothing).

    None for a binary one that is not overdue and for a limit never measured.
    """
    if is_overdue(target, reading, on):
        return Pace.OVERDUE
    if isinstance(target.metric, Limit):
        return _pace_of_limit(target, reading, on=on, runs=runs, thresholds=thresholds)
    if gap is None:
        return None
    if runs and runs.worse_running >= thresholds.worse_than_start_runs and is_worse_than_start(target.metric, reading):
        return Pace.FAR_BEHIND
    return band(gap, time_gone(target, on), thresholds)


def band(gap: Decimal, gone: Decimal, thresholds: Thresholds) -> Pace:
    """On track, behind or far behind for a gap when `gone` (0..1) of the time is over; tighter in the last part."""
    factor = thresholds.last_part_factor if gone >= WHOLE - thresholds.last_part else WHOLE
    if gap <= thresholds.on_track_gap * factor:
        return Pace.ON_TRACK
    return Pace.BEHIND if gap <= thresholds.behind_gap * factor else Pace.FAR_BEHIND


def _pace_of_limit(
    target: Target, reading: Reading | None, *, on: date, runs: Runs | None, thresholds: Thresholds
) -> Pace | None:
    met = is_met(target.metric, reading)
    if met is None:
        return None
    if met:
        return Pace.ON_TRACK
    if runs is None or runs.missed_running < thresholds.limit_missed_runs:
        return Pace.BEHIND
    settled = runs.ever_met or time_gone(target, on) >= thresholds.limit_grace
    return Pace.FAR_BEHIND if settled else Pace.BEHIND


def _expected_of_steps(metric: Milestones, target: Target, on: date, factor: Decimal) -> Decimal:
    dated = sum((step.weight for step in metric.steps if step.due and step.due <= on), NONE)
    undated = [step.weight for step in metric.steps if step.due is None]
    due_by_now = sum(undated, NONE) * factor * _days_gone(target, on)
    days = (target.due - target.start).days
    whole_steps = so_far = NONE
    for weight in undated:
        so_far += weight
        if so_far * days <= due_by_now:
            whole_steps = so_far
    return fraction(dated * factor + whole_steps, sum((step.weight for step in metric.steps), NONE))


def _days_gone(target: Target, on: date) -> int:
    return min(max((on - target.start).days, 0), (target.due - target.start).days)


@lru_cache(maxsize=4096)  # most key results run from the first day of their cycle to its last
def _share(gone: int, days: int) -> Decimal:
    return fraction(Decimal(gone), Decimal(days))


def _between(points: list[tuple[date, Decimal]], on: date) -> Decimal:
    """The height at the day `on` of the line through `points`, flat before the first and after the last."""
    if on <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if on <= right:
            return low + fraction((high - low) * (on - left).days, Decimal((right - left).days))
    return points[-1][1]
