"""A duplicate is another objective like one there is: the same goal for another team, begun anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from okr.cycle import Cycle
from okr.drafting import MOST_KEY_RESULTS, DraftContent, DraftedInitiative, DraftedKeyResult
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult, KeyResultState
from okr.metric import Change, Metric, Milestones
from okr.objective import Level, Objective
from okr.refusals_writing import TooManyKeyResults
from okr.writing import ObjectiveStart


@dataclass(frozen=True, slots=True)
class Original:
    """What is written once more."""

    objective: Objective
    key_results: Sequence[KeyResult] = ()
    initiatives: Sequence[Initiative] = ()


@dataclass(frozen=True, slots=True)
class ToDuplicate:
    """An objective that `start.by` may write once more, and for whom."""

    objective: Objective
    start: ObjectiveStart


def duplicated(original: Original, *, team: str, cycle: Cycle, owner: str, today: date) -> DraftContent:
    """The content of its draft for `team` (a key) in `cycle`, all of it the member `owner`'s.

    Goal, why, measures, weights, plans and obstacles are the same; people, answers and former targets are not taken
    along. A day that does not lie ahead in the cycle becomes the cycle's last; in another cycle it serves nothing.
    Raises TooManyKeyResults.
    """
    objective, stays = original.objective, cycle.key == original.objective.cycle
    kept = [one for one in original.key_results if one.state is not KeyResultState.CANCELLED]
    if len(kept) > MOST_KEY_RESULTS:
        raise TooManyKeyResults(objective.label, MOST_KEY_RESULTS)
    keys = {one.number: key for key, one in enumerate(kept, start=1)}
    return DraftContent(
        title=objective.title,
        why=objective.why,
        level=Level.INDIVIDUAL if objective.level is Level.INDIVIDUAL else Level.TEAM,
        team=team,
        cycle=cycle.key,
        owner=owner,
        ambition=objective.ambition,
        visibility=objective.visibility,
        parent=objective.parent if stays else None,
        parent_key_result=objective.parent_key_result if stays else None,
        priority=objective.priority,
        obstacles=objective.obstacles,
        key_results=tuple(begun_anew(one, keys[one.number], owner, cycle, today) for one in kept),
        initiatives=tuple(
            DraftedInitiative(title=one.title, owner=owner, link=one.link, key_result=keys.get(one.key_result or 0))
            for one in original.initiatives
            if one.state is not InitiativeState.DROPPED
        ),
    )


def begun_anew(one: KeyResult, key: int, owner: str, cycle: Cycle, today: date) -> DraftedKeyResult:
    """The key result with its target as it is now, from the start."""
    return DraftedKeyResult(
        key=key,
        title=one.title,
        metric=metric_anew(one.metric, cycle, today),
        owner=owner,
        due=ahead(one.target.due, cycle, today) or cycle.last_day,
        weight=one.weight,
        measured=one.measured,
    )


def metric_anew(metric: Metric, cycle: Cycle, today: date) -> Metric:
    """The same without days that do not lie ahead in the cycle."""
    match metric:
        case Change(phases=phases) if not all(ahead(phase.day, cycle, today) for phase in phases):
            return replace(metric, phases=())
        case Milestones(steps=steps):
            return Milestones(tuple(replace(step, due=ahead(step.due, cycle, today)) for step in steps))
        case _:
            return metric


def ahead(day: date | None, cycle: Cycle, today: date) -> date | None:
    """The day where it lies ahead in the cycle, after its first day."""
    return day if day is not None and max(today, cycle.first_day) < day <= cycle.last_day else None
