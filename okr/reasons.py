"""Reasons say why a key result's health is what it is, in the order people read them (method.md, Health)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okr.health import Health, Reason, ReasonKind
from okr.key_result import Target
from okr.metric import Binary, Change
from okr.pace import Pace, band, time_gone
from okr.progress import is_met, is_worse_than_start
from okr.settings import Thresholds
from okr.standing import Tally


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found on the day `on`; `silent` counts the due windows that passed without an answer."""

    owner: str | None
    target: Target
    tally: Tally | None
    progress: Decimal | None
    expected: Decimal | None
    gap: Decimal | None
    pace: Pace | None
    on: date
    silent: int
    thresholds: Thresholds

    @property
    def contradicts(self) -> bool:
        """Sure of it while far behind; yes or no has no pace to contradict."""
        return (
            self.tally is not None
            and self.pace is Pace.FAR_BEHIND
            and self.tally.confidence >= self.thresholds.sure_from
            and not isinstance(self.target.metric, Binary)
        )


def reasons_for(health: Health, found: Findings) -> tuple[Reason, ...]:
    """Every reason in order. What is done needs none; of what is unknown only the silence can be told."""
    if health is Health.DONE:
        return ()
    reasons: list[Reason] = []
    if health is not Health.UNKNOWN:
        if found.pace is Pace.OVERDUE:
            reasons.append(Reason(ReasonKind.OVERDUE, count=(found.on - found.target.due).days))
        if found.tally is not None:
            reasons.extend(_of_the_answer(found, found.tally))
    if found.silent:
        reasons.append(Reason(ReasonKind.SILENT, count=found.silent))
    if found.owner is None:
        reasons.append(Reason(ReasonKind.NO_OWNER))
    if health is not Health.UNKNOWN and found.tally is not None and found.tally.was_done:
        reasons.append(Reason(ReasonKind.REOPENED))
    return tuple(reasons)


def _of_the_answer(found: Findings, tally: Tally) -> Iterator[Reason]:
    behind = _behind(found)
    if _worse_than_start(found, tally):
        yield Reason(ReasonKind.WORSE_THAN_START)
    if tally.confidence < found.thresholds.unsure_from:
        yield Reason(ReasonKind.CONFIDENCE_AT_RISK, now=tally.confidence)
    if behind and behind.kind is ReasonKind.FAR_BEHIND:
        yield behind
    if tally.blocker:
        yield Reason(ReasonKind.BLOCKED, words=tally.blocker)
    yield from _limit_and_confidence(found, tally)
    if behind and behind.kind is ReasonKind.BEHIND:
        yield behind
    yield from _unsure_and_stalled(found, tally)


def _limit_and_confidence(found: Findings, tally: Tally) -> Iterator[Reason]:
    if is_met(found.target.metric, tally.reading) is False:
        yield Reason(ReasonKind.LIMIT_MISSED, count=max(tally.missed_running, 1))
    before, now = tally.confidence_before, tally.confidence
    if before is not None and before - now >= found.thresholds.confidence_fall:
        yield Reason(ReasonKind.CONFIDENCE_FELL, was=before, now=now)
    if found.contradicts:
        yield Reason(ReasonKind.CONTRADICTION, now=now)


def _unsure_and_stalled(found: Findings, tally: Tally) -> Iterator[Reason]:
    rules = found.thresholds
    if rules.unsure_from <= tally.confidence < rules.sure_from:
        yield Reason(ReasonKind.UNSURE, now=tally.confidence)
    stands_still = isinstance(found.target.metric, Change) and tally.same_running >= rules.stalled_measurements
    if stands_still and found.gap is not None and found.gap > rules.on_track_gap:
        yield Reason(ReasonKind.STALLED, count=tally.same_running)


def _worse_than_start(found: Findings, tally: Tally) -> bool:
    often = tally.worse_running >= found.thresholds.worse_than_start_runs
    return often and is_worse_than_start(found.target.metric, tally.reading)


def _behind(found: Findings) -> Reason | None:
    if found.gap is None:
        return None
    points = found.gap * 100
    match band(found.gap, time_gone(found.target, found.on), found.thresholds):
        case Pace.FAR_BEHIND:
            return Reason(ReasonKind.FAR_BEHIND, points=points)
        case Pace.BEHIND:
            return Reason(ReasonKind.BEHIND, points=points)
        case _:
            return None
