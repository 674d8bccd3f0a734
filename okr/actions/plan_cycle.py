"""Plan a cycle, or change what it is called and when it begins and ends."""

from dataclasses import replace
from datetime import date, timedelta

from okr.actions.acting import actor_of
from okr.actions.cycles_to_write_for import calendar_of
from okr.actions.show_cycles import named_in, today_in
from okr.authority import Act, authorize
from okr.cycle import Cycle, CycleState
from okr.cycle_shown import CycleDates, CycleKept
from okr.key_result import KeyResult
from okr.member import Member
from okr.ports import Transaction, World
from okr.quarter import Quarter, is_year, leaves, overlap
from okr.refusals_cycles import (
    AnsweredOutside,
    CycleEndsTooSoon,
    CycleNameMissing,
    CycleOver,
    CyclesOverlap,
    CycleTooLong,
    NoSuchCycle,
)
from okr.week import Week

LONGEST = timedelta(days=371)
"""A year of 53 weeks."""


def plan_cycle(world: World, wanted: CycleDates, *, by: Member) -> Cycle:
    """A cycle that is opened once its first day has come; one that has begun is open at once. It lies in the year that
    holds it, which is made where it is a quarter of the workspace's calendar. Planned twice it is planned once.

    Raises NotAnAdmin, CycleNameMissing, CycleEndsTooSoon, CycleTooLong and CyclesOverlap.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        require_dates(wanted)
        known = tx.cycles.all()
        same = [one for one in known if (one.name, one.first_day, one.last_day) == days_of(wanted)]
        if same:
            return same[0]
        today = today_in(world, tx)
        quarter = Quarter.of(wanted.first_day, calendar_of(tx))
        is_quarter = (quarter.first_day, quarter.last_day) == (wanted.first_day, wanted.last_day)
        made = Cycle(
            world.workspace,
            free_key(tx, quarter.key if is_quarter else f"{wanted.first_day:%Y-%m-%d}"),
            wanted.name.strip(),
            wanted.first_day,
            wanted.last_day,
            state_on(wanted.first_day, today),
        )
        require_free(tx, made)
        if is_quarter and quarter.year_key not in {one.key for one in known}:
            year = quarter.year_cycle(world.workspace, named_in(tx))
            tx.cycles.put(replace(year, state=state_on(year.first_day, today)))
        tx.cycles.put(replace(made, parent=holder_of(tx, made)))
        tx.audit.note(actor=by.id, action="plan_cycle", thing=made.key, at=world.now())
        return tx.cycles.get(made.key) or made


def change_cycle(world: World, key: str, wanted: CycleDates, *, by: Member) -> CycleKept:
    """Keep what an admin chose, and say which key results are due or begin outside its days: they stay as they are.

    Raises NotAnAdmin, NoSuchCycle, CycleOver, AnsweredOutside where an answer would lie outside, and as plan_cycle.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        before = cycle_named(tx, key)
        require_dates(wanted)
        after = replace(before, name=wanted.name.strip(), first_day=wanted.first_day, last_day=wanted.last_day)
        key_results = key_results_in(tx, key)
        if after != before:
            if before.state is CycleState.CLOSED:
                raise CycleOver(before)
            require_free(tx, after)
            require_answers_inside(tx, after, before, key_results)
            tx.cycles.put(replace(after, parent=before.parent if is_year(after) else holder_of(tx, after)))
            tx.audit.note(actor=by.id, action="change_cycle", thing=key, at=world.now())
        return CycleKept(after, tuple(one.label for one in key_results if lies_outside(one, after)))


def state_on(first_day: date, today: date) -> CycleState:
    return CycleState.PLANNED if first_day > today else CycleState.ACTIVE


def cycle_named(tx: Transaction, key: str) -> Cycle:
    """Raises NoSuchCycle."""
    cycle = tx.cycles.get(key)
    if cycle is None:
        raise NoSuchCycle(key)
    return cycle


def days_of(wanted: CycleDates) -> tuple[str, date, date]:
    return wanted.name.strip(), wanted.first_day, wanted.last_day


def require_dates(wanted: CycleDates) -> None:
    if not wanted.name.strip():
        raise CycleNameMissing
    if wanted.last_day <= wanted.first_day:
        raise CycleEndsTooSoon
    if wanted.last_day - wanted.first_day > LONGEST:
        raise CycleTooLong


def require_free(tx: Transaction, cycle: Cycle) -> None:
    """Raise CyclesOverlap where another of its kind runs at that time: years beside years, the others likewise."""
    others = [one for one in tx.cycles.all() if one.key != cycle.key]
    beside = [one for one in others if is_year(one)] if is_year(cycle) else leaves(others)
    for other in beside:
        if overlap(other, cycle.first_day, cycle.last_day):
            raise CyclesOverlap(other)


def holder_of(tx: Transaction, cycle: Cycle) -> str | None:
    """The key of the year on record that it lies in."""
    years = [one for one in tx.cycles.all() if is_year(one) and one.key != cycle.key]
    inside = [one.key for one in years if one.first_day <= cycle.first_day and cycle.last_day <= one.last_day]
    return None if is_year(cycle) else next(iter(inside), None)


def free_key(tx: Transaction, wanted: str) -> str:
    """`wanted`, or the first of "wanted.2", "wanted.3" … that no cycle has."""
    taken = {cycle.key for cycle in tx.cycles.all()}
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}.{number}"
    return key


def key_results_in(tx: Transaction, cycle: str) -> list[KeyResult]:
    return list(tx.key_results.of_objectives([each.number for each in tx.objectives.find(cycles=[cycle])]))


def require_answers_inside(tx: Transaction, after: Cycle, before: Cycle, key_results: list[KeyResult]) -> None:
    """Raise AnsweredOutside for the first week that the cycle would lose and that has an answer."""
    numbers = {one.number: one.label for one in key_results}
    for week in weeks_lost(before, after):
        answered = sorted(tx.check_ins.answered_in(week, numbers))
        if answered:
            raise AnsweredOutside(week.monday, numbers[answered[0]])


def weeks_lost(before: Cycle, after: Cycle) -> list[Week]:
    """The weeks that lay in the cycle at least in part, and lie in it no more."""
    first, last = Week.of(before.first_day), Week.of(before.last_day)
    kept = (Week.of(after.first_day), Week.of(after.last_day))
    return [week for week in weeks_from(first, last) if not kept[0] <= week <= kept[1]]


def weeks_from(first: Week, last: Week) -> list[Week]:
    weeks = [first]
    while weeks[-1] < last:
        weeks.append(weeks[-1].plus(1))
    return weeks


def lies_outside(key_result: KeyResult, cycle: Cycle) -> bool:
    target = key_result.targets[-1]
    return target.due > cycle.last_day or target.start < cycle.first_day
