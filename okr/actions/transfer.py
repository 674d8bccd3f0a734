"""Give a key result, an objective, or all that somebody has, to another person."""

from dataclasses import dataclass, replace

from okr.actions.acting import actor_of, circle_of, in_context, seen_of, takes_part
from okr.actions.hand_over_left import OPEN
from okr.actions.moving import Moving
from okr.actions.planning import LOOK_BACK, weeks_between
from okr.actions.show_answers import TO_PEOPLE, want_edits
from okr.actions.telling import tell
from okr.authority import Act, Actor, ObjectiveInContext, authorize, leads
from okr.cycle import CycleState
from okr.key_result import KeyResult
from okr.member import Member
from okr.notice import About, Topic
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.refusals import CannotTakeOver, NoSuchKeyResult, NoSuchMember
from okr.refusals_transfer import NothingToTransfer, TheirsAlready
from okr.status import Scope, ScopeKind
from okr.transfer import ToTransfer, Transfer, Transferred


@dataclass(frozen=True, slots=True)
class Found:
    """What goes: everything belongs to the member `owner` (None: nobody), in the team `team` (empty: in several)."""

    owner: str | None
    team: str
    key_results: tuple[tuple[KeyResult, Objective], ...] = ()
    objectives: tuple[Objective, ...] = ()


def open_transfer(world: World, thing: Scope, *, by: Member) -> ToTransfer:
    """What goes where `thing` goes. Raises NoSuchKeyResult (also for what `by` may not see), NoSuchMember,
    NotYoursToTransfer, NothingToTransfer."""
    with world.snapshot() as tx:
        found = find(tx, actor_of(world, tx, by), thing)
        owner = tx.members.get(found.owner) if found.owner else None
        return ToTransfer(thing, owner, tuple(each for each, _ in found.key_results), found.objectives)


def transfer(world: World, asked: Transfer, *, by: Member) -> Transferred:
    """Give it to `asked.to`. The taker is told and asked about it, at most once a week; so is told whose it was;
    messages that show an owner are brought up to date.

    Raises as open_transfer, CannotTakeOver for a taker who cannot answer here, TheirsAlready; nothing is done then.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        found = find(tx, actor_of(world, tx, by), asked.thing)
        taker = tx.members.get(asked.to)
        if taker is None or not takes_part(tx, taker):
            raise CannotTakeOver(asked.to)
        if found.owner == taker.id:
            raise TheirsAlready(taker.id)
        moving = Moving(world, tx, by=by)
        if asked.with_key_results or not found.objectives:
            moving.key_results(found.key_results, lambda _: taker.id, of=found.owner)
        moving.objectives(found.objectives, lambda _: taker.id)
        moving.show({taker.id: taker})
        ask_the_old_owner_no_more(world, tx, found.owner)
        labels = tuple(moving.labels[taker.id])
        if labels:
            about = About(tuple(moving.numbers[taker.id]), team=found.team, words=", ".join(labels))
            tell_both(world, tx, about, by=by.id, former=found.owner, taker=taker.id)
        return Transferred(taker, labels)


def find(tx: Transaction, actor: Actor, thing: Scope) -> Found:
    authorize(actor, Act.USE)
    match thing.kind:
        case ScopeKind.KEY_RESULT:
            return of_key_result(tx, actor, int(thing.name))
        case ScopeKind.OBJECTIVE:
            return of_objective(tx, actor, int(thing.name))
        case _:
            return of_person(tx, actor, thing.name)


def of_key_result(tx: Transaction, actor: Actor, number: int) -> Found:
    context = in_context(tx, number)
    authorize(actor, Act.TRANSFER, context)
    require_open(tx, context.objective, context.key_result.label)
    return Found(context.key_result.owner, context.team.key, ((context.key_result, context.objective),))


def of_objective(tx: Transaction, actor: Actor, number: int) -> Found:
    """The objective, with the key results that its owner answers for."""
    objective = tx.objectives.get(number)
    team = tx.teams.get(objective.team) if objective else None
    if objective is None or team is None:
        raise NoSuchKeyResult(f"O-{number}")
    key_results = tx.key_results.of_objectives([number])
    authorize(actor, Act.TRANSFER, ObjectiveInContext(objective, team, circle_of(objective, key_results)))
    require_open(tx, objective, objective.label)
    own = [each for each in key_results if each.owner == objective.owner and each.owner and each.state in OPEN]
    return Found(objective.owner, team.key, tuple((each, objective) for each in own), (objective,))


def require_open(tx: Transaction, objective: Objective, label: str) -> None:
    """What was archived, or is of a cycle that is closed, stays whose it was."""
    if objective.archived or objective.cycle not in running(tx):
        raise NoSuchKeyResult(label)


def of_person(tx: Transaction, actor: Actor, member: str) -> Found:
    """All that is open and theirs in teams that `actor` leads, or all of one's own."""
    if tx.members.get(member) is None:
        raise NoSuchMember(member)
    open_cycles = running(tx)
    owned = [each for each in tx.key_results.owned_by([member]) if each.state in OPEN]
    objectives = {each.number: each for each in tx.objectives.find(owner=member)}
    of_owned = tx.objectives.many({each.objective for each in owned})
    both = (objectives | of_owned).values()
    seen = seen_of(tx, actor, both)
    given = {
        each.number
        for each in both
        if each.number in seen and not each.archived and each.cycle in open_cycles
        if member == actor.id or leads(actor, each.team)
    }
    key_results = tuple((each, of_owned[each.objective]) for each in owned if each.objective in given)
    own = tuple(objectives[number] for number in sorted(given & objectives.keys()))
    if not key_results and not own:
        raise NothingToTransfer(member)
    teams = {each.team for each in (*own, *(each for _, each in key_results))}
    return Found(member, teams.pop() if len(teams) == 1 else "", key_results, own)


def running(tx: Transaction) -> set[str]:
    return {cycle.key for cycle in tx.cycles.all() if cycle.state is not CycleState.CLOSED}


def tell_both(world: World, tx: Transaction, about: About, *, by: str, former: str | None, taker: str) -> None:
    """The new owner, and the former one where they are still here; not whoever did it."""
    tell_taker(world, tx, about, by=by, former=former, taker=taker)
    tell_former(world, tx, about, by=by, former=former, taker=taker)


def tell_taker(world: World, tx: Transaction, about: About, *, by: str, former: str | None, taker: str) -> None:
    if taker != by:
        people = tuple(dict.fromkeys(one for one in (by, former) if one))
        tell(world, tx, taker, Topic.HANDED_OVER, replace(about, people=people))


def tell_former(world: World, tx: Transaction, about: About, *, by: str, former: str | None, taker: str) -> None:
    known = tx.members.get(former) if former and former != by else None
    if known is not None and takes_part(tx, known):
        tell(world, tx, known.id, Topic.GIVEN_AWAY, replace(about, people=(by, taker)))


def ask_the_old_owner_no_more(world: World, tx: Transaction, owner: str | None) -> None:
    """What they, or who answers for them, were asked is asked of somebody else now."""
    if owner is None:
        return
    now = world.now()
    for person in sorted({owner, *(each.delegate for each in tx.members.absences(member=owner) if each.delegate)}):
        for week in weeks_between(now - LOOK_BACK, now):
            want_edits(tx, person, week, TO_PEOPLE)
