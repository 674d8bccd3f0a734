"""Write an objective with its key results, as somebody filled them in."""

from datetime import date, datetime

from okr.actions.acting import actor_of, takes_part
from okr.actions.agenda import Agendas
from okr.actions.cycles_to_write_for import ensure_cycles, open_cycles
from okr.authority import Act, Actor, authorize, leads
from okr.cycle import Cycle
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult, Target
from okr.member import Member
from okr.objective import Level, Objective
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.refusals_setting_up import CycleNotOpen, NotForSomebodyElse, NotYoursToWrite, TakesNoPart
from okr.team import Team
from okr.week import Week
from okr.writing import KeyResultDraft, ObjectiveDraft, Written

FORM = "objective_form"
"""The kind of reference by which a form that is sent twice is known."""

WEEKS_AHEAD = 16
"""How far the first check-in is looked for: over a whole quarter that has not begun yet."""


def write_objective(world: World, draft: ObjectiveDraft, *, by: Member) -> Written:
    """Number the objective and its key results, which count from today or from the first day of a cycle to come.

    Sent twice it is written once, and told twice. Raises NoSuchTeam, NotYoursToWrite, NotForSomebodyElse, CycleNotOpen
    and TakesNoPart (an owner); ValueError where a due day is not after the first.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        team = tx.teams.get(draft.team)
        if team is None:
            raise NoSuchTeam(draft.team)
        require_may_write(actor, team, draft)
        tx.settings.lock()
        known = tx.references.get(FORM, draft.form)
        if known is not None:
            return told_of(world, tx, known, team)
        require_owners(tx, draft)
        today = world.now().astimezone(team.tz).date()
        ensure_cycles(world, tx, team)
        cycle = open_cycle(tx, draft.cycle, today)
        objective = objective_of(draft, team, tx.objectives.next_number())
        tx.objectives.put(objective)
        for each in draft.key_results:
            target = Target(each.metric, max(today, cycle.first_day), each.due, since=world.now(), by=by.id)
            tx.key_results.put(key_result_of(each, objective, target, tx.key_results.next_number()))
        for initiative in draft.initiatives:
            tx.initiatives.put(initiative_of(initiative, objective, tx.initiatives.next_number()))
        tx.references.put(FORM, draft.form, objective.number)
        tx.audit.note(actor=by.id, action="write_objective", thing=objective.label, at=world.now())
        return told_of(world, tx, objective.number, team)


def require_may_write(actor: Actor, team: Team, draft: ObjectiveDraft) -> None:
    """A team's own objectives are written by who leads it, people's own by themselves, where they are in the team, or
    by who leads them."""
    if leads(actor, team.key):
        return
    if draft.level is not Level.INDIVIDUAL or team.key not in actor.teams:
        raise NotYoursToWrite(team.name, draft.level, team.lead)
    if draft.owner != actor.id:
        raise NotForSomebodyElse(team.name, team.lead)


def require_owners(tx: Transaction, draft: ObjectiveDraft) -> None:
    owners = dict.fromkeys((draft.owner, *(each.owner for each in draft.key_results)))
    known = tx.members.many(owners)
    for owner in owners:
        if owner not in known or not takes_part(tx, known[owner]):
            raise TakesNoPart(owner)


def open_cycle(tx: Transaction, key: str, today: date) -> Cycle:
    cycle = tx.cycles.get(key)
    if cycle is None or cycle not in open_cycles([cycle], today):
        raise CycleNotOpen(cycle.name if cycle else key)
    return cycle


def objective_of(draft: ObjectiveDraft, team: Team, number: int) -> Objective:
    of_company = draft.level is not Level.INDIVIDUAL and team.is_company
    return Objective(
        workspace=team.workspace,
        number=number,
        title=draft.title,
        cycle=draft.cycle,
        team=team.key,
        owner=draft.owner,
        level=Level.COMPANY if of_company else draft.level,
        why=draft.why,
        ambition=draft.ambition,
    )


def key_result_of(draft: KeyResultDraft, objective: Objective, target: Target, number: int) -> KeyResult:
    return KeyResult(
        workspace=objective.workspace,
        number=number,
        objective=objective.number,
        title=draft.title,
        owner=draft.owner,
        targets=(target,),
    )


def initiative_of(title: str, objective: Objective, number: int) -> Initiative:
    return Initiative(
        workspace=objective.workspace,
        number=number,
        title=title,
        objective=objective.number,
        owner=objective.owner,
        state=InitiativeState.PLANNED,
    )


def told_of(world: World, tx: Transaction, number: int, team: Team) -> Written:
    """What is on record of that objective now."""
    objective = tx.objectives.get(number)
    cycle = tx.cycles.get(objective.cycle) if objective else None
    if objective is None or cycle is None:
        raise CycleNotOpen(team.name)
    key_results = tuple(tx.key_results.of_objectives([number]))
    owners = tx.members.many({each.owner for each in key_results if each.owner})
    asked = [(owner, at) for owner in owners.values() if (at := first_asked(world, tx, owner))]
    return Written(objective, team, cycle, key_results, owners, tuple(sorted(asked, key=lambda one: one[1])))


def first_asked(world: World, tx: Transaction, owner: Member) -> datetime | None:
    """When the owner is asked next, about whatever is theirs."""
    agendas, this_week = Agendas(world, tx, members=[owner.id]), Week.of(world.now().astimezone(owner.tz).date())
    for ahead in range(WEEKS_AHEAD):
        agenda = agendas.of(owner.id, this_week.plus(ahead))
        if agenda is not None and agenda.when.nudge_at > world.now():
            return agenda.when.nudge_at
    return None
