"""Tell whoever answers for something since an objective was changed, and whose it was before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from okr.actions.on_record import OnRecord
from okr.actions.transfer import tell_former, tell_taker
from okr.key_result import KeyResult, KeyResultState
from okr.notice import About
from okr.objective import Objective
from okr.ports import Transaction, World

Moved = tuple[str | None, str, Objective | KeyResult]
"""Whose it was (None: nobody's, or it is new), whose it is, and what."""


def tell_new_owners(world: World, tx: Transaction, before: OnRecord, after: Objective, *, by: str) -> None:
    """Of the objective and of its key results, new ones among them: one notice to each who answers for something now,
    and one to each for all that went from them to one other person; none to whoever did it."""
    takers: defaultdict[str, list[Moved]] = defaultdict(list)
    formers: defaultdict[tuple[str | None, str], list[Moved]] = defaultdict(list)
    for moved in moves(before, after, tx.key_results.of_objectives([after.number])):
        takers[moved[1]].append(moved)
        formers[moved[:2]].append(moved)
    for taker, some in takers.items():
        whose = {former for former, _, _ in some}
        former = whose.pop() if len(whose) == 1 else None
        tell_taker(world, tx, about(some, after), by=by, former=former, taker=taker)
    for (former, taker), some in formers.items():
        tell_former(world, tx, about(some, after), by=by, former=former, taker=taker)


def moves(before: OnRecord, after: Objective, key_results: Iterable[KeyResult]) -> Iterator[Moved]:
    """All that somebody answers for who did not before."""
    if after.owner is not None and after.owner != before.objective.owner:
        yield before.objective.owner, after.owner, after
    owned = {each.number: each.owner for each in before.key_results}
    for each in key_results:
        was = owned.get(each.number)
        if each.owner is not None and each.owner != was and each.state is not KeyResultState.CANCELLED:
            yield was, each.owner, each


def about(some: Iterable[Moved], objective: Objective) -> About:
    things = [thing for _, _, thing in some]
    numbers = tuple(thing.number for thing in things if isinstance(thing, KeyResult))
    return About(numbers, team=objective.team, words=", ".join(thing.label for thing in things))
