"""Put what was written on record as a new objective, with its key results and initiatives, all numbered."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult, Target
from okr.objective import Level, Objective
from okr.ports import Transaction
from okr.refusals_writing import DueTooSoon
from okr.team import Team


@dataclass(frozen=True, slots=True)
class Agreed:
    """Since when and by whom something is agreed; what says no first day of its own counts from `first`."""

    first: date
    at: datetime
    by: str


def put_new(tx: Transaction, content: DraftContent, team: Team, *, agreed: Agreed) -> Objective:
    """The objective as it is then. Raises DueTooSoon."""
    objective = objective_of(content, team, tx.objectives.next_number())
    tx.objectives.put(objective)
    numbers = {each.key: put_key_result(tx, each, objective, agreed, position=0) for each in content.key_results}
    for initiative in content.initiatives:
        put_initiative(tx, initiative, objective, numbers)
    return objective


def put_key_result(
    tx: Transaction, each: DraftedKeyResult, objective: Objective, agreed: Agreed, *, position: int
) -> int:
    """Its number."""
    start = each.start or agreed.first
    if each.due <= start:
        raise DueTooSoon(each.title)
    target = Target(each.metric, start, each.due, since=agreed.at, by=agreed.by)
    number = tx.key_results.next_number()
    tx.key_results.put(replace(key_result_of(each, objective, target, number), position=position))
    return number


def put_initiative(tx: Transaction, each: DraftedInitiative, objective: Objective, numbers: dict[int, int]) -> None:
    number = tx.initiatives.next_number()
    tx.initiatives.put(initiative_of(each, objective, number, numbers.get(each.key_result or 0)))


def objective_of(content: DraftContent, team: Team, number: int) -> Objective:
    return Objective(
        workspace=team.workspace,
        number=number,
        title=content.title,
        cycle=content.cycle,
        team=team.key,
        owner=content.owner,
        level=level_in(content, team),
        why=content.why,
        ambition=content.ambition,
        visibility=content.visibility,
        parent=content.parent,
        parent_key_result=content.parent_key_result,
        priority=content.priority,
        contributors=content.contributors,
        obstacles=content.obstacles,
    )


def level_in(content: DraftContent, team: Team) -> Level:
    """What is not somebody's own is the team's; of the company's own team, the company's."""
    if content.level is Level.INDIVIDUAL:
        return Level.INDIVIDUAL
    return Level.COMPANY if team.is_company else Level.TEAM


def key_result_of(each: DraftedKeyResult, objective: Objective, target: Target, number: int) -> KeyResult:
    return KeyResult(
        workspace=objective.workspace,
        number=number,
        objective=objective.number,
        title=each.title,
        owner=each.owner,
        targets=(target,),
        contributors=each.contributors,
        weight=each.weight,
        measured=each.measured,
    )


def initiative_of(each: DraftedInitiative, objective: Objective, number: int, key_result: int | None) -> Initiative:
    """Planned, and the objective's owner's until somebody else takes it on."""
    return Initiative(
        workspace=objective.workspace,
        number=number,
        title=each.title,
        objective=objective.number,
        key_result=key_result,
        owner=each.owner or objective.owner,
        link=each.link,
        due=each.due,
        state=InitiativeState.PLANNED,
    )
