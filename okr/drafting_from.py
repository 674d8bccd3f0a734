"""An objective on record as the content of a draft that would change it."""

from collections.abc import Iterable

from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult, KeyResultState
from okr.objective import Level, Objective


def content_of(
    objective: Objective, key_results: Iterable[KeyResult], initiatives: Iterable[Initiative] = ()
) -> DraftContent:
    """All that it says now; key results that were cancelled and initiatives that were dropped are left out.

    The key of each key result is its number. The company's objective is a team objective of the company's own team.
    Raises ValueError where there are more key results than a draft takes.
    """
    kept = [each for each in key_results if each.state is not KeyResultState.CANCELLED]
    plans = [each for each in initiatives if each.state is not InitiativeState.DROPPED]
    return DraftContent(
        title=objective.title,
        why=objective.why,
        level=Level.INDIVIDUAL if objective.level is Level.INDIVIDUAL else Level.TEAM,
        team=objective.team,
        cycle=objective.cycle,
        owner=objective.owner,
        ambition=objective.ambition,
        visibility=objective.visibility,
        parent=objective.parent,
        parent_key_result=objective.parent_key_result,
        priority=objective.priority,
        obstacles=objective.obstacles,
        contributors=objective.contributors,
        key_results=tuple(drafted(each) for each in kept),
        initiatives=tuple(planned(each, {kr.number for kr in kept}) for each in plans),
    )


def drafted(key_result: KeyResult) -> DraftedKeyResult:
    target = key_result.target
    return DraftedKeyResult(
        key=key_result.number,
        number=key_result.number,
        title=key_result.title,
        metric=target.metric,
        owner=key_result.owner,
        start=target.start,
        due=target.due,
        contributors=key_result.contributors,
        weight=key_result.weight,
        measured=key_result.measured,
    )


def planned(initiative: Initiative, key_results: set[int]) -> DraftedInitiative:
    return DraftedInitiative(
        title=initiative.title,
        owner=initiative.owner,
        due=initiative.due,
        link=initiative.link,
        key_result=initiative.key_result if initiative.key_result in key_results else None,
        number=initiative.number,
    )
