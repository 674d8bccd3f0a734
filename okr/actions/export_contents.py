"""Objectives with all that hangs under them as an export has them: keys, answers, and where they stand."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from okr.actions.assessing import Assessing
from okr.check_in import CheckIn
from okr.company import NewInitiative, NewKeyResult, NewObjective, PastCheckIn
from okr.export import ExportedObjective, Judged
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.reference_keys import INITIATIVE, KEY_RESULT, OBJECTIVE, ReferenceKeys
from okr.rollup import roll_up
from okr.standing import Standing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Below:
    """What hangs under the objectives at hand, and the objectives above them."""

    key_results: Mapping[int, Sequence[KeyResult]]
    initiatives: Mapping[int, Sequence[Initiative]]
    check_ins: Mapping[int, Sequence[CheckIn]]
    standings: Mapping[int, Standing]
    homes: Mapping[int, int]
    above: Mapping[int, Objective]


class ExportingContents:
    def __init__(self, world: World, tx: Transaction, seen: Collection[int] | None) -> None:
        """`seen` are the numbers of the objectives that may be named; None for all."""
        self._tx = tx
        self._seen = seen
        self._assessing = Assessing(world, tx)
        self._keys = {
            kind: ReferenceKeys(kind, tx.references.all(kind)) for kind in (OBJECTIVE, KEY_RESULT, INITIATIVE)
        }

    def of(self, some: Sequence[Objective]) -> list[ExportedObjective]:
        """These, in their order; a fixed number of queries."""
        below = self._below(some)
        return [self._exported(each, below) for each in some]

    def _below(self, some: Sequence[Objective]) -> Below:
        tx, numbers = self._tx, [each.number for each in some]
        key_results = tx.key_results.of_objectives(numbers)
        own = [each.number for each in key_results]
        served = tx.key_results.many({each.parent_key_result for each in some if each.parent_key_result})
        homes = {number: each.objective for number, each in served.items()}
        return Below(
            key_results=grouped(key_results, lambda each: each.objective),
            initiatives=grouped(tx.initiatives.of_objectives(numbers), lambda each: each.objective),
            check_ins=tx.on_record.revisions(own),
            standings=tx.standings.many(own, trend=False),
            homes=homes,
            above=tx.objectives.many({*homes.values(), *(each.parent for each in some if each.parent)}),
        )

    def _exported(self, objective: Objective, below: Below) -> ExportedObjective:
        key_results = below.key_results.get(objective.number, ())
        found = {each.number: self._judged(each, objective, below.standings) for each in key_results}
        home = below.homes.get(objective.parent_key_result or 0)
        above = below.above.get(objective.parent or home or 0)
        return ExportedObjective(
            new=NewObjective(
                key=self._keys[OBJECTIVE].of(objective.number),
                objective=objective,
                key_results=tuple(self._key_result(each, below) for each in key_results),
                initiatives=tuple(self._initiative(each) for each in below.initiatives.get(objective.number, ())),
                parent=self._key_seen(OBJECTIVE, objective.parent, objective.parent),
                parent_key_result=self._key_seen(KEY_RESULT, objective.parent_key_result, home),
            ),
            above=above if above and self._may_name(above.number) else None,
            roll_up=roll_up([(each, found[each.number].assessment) for each in key_results]),
            judged=found,
        )

    def _judged(self, key_result: KeyResult, objective: Objective, standings: Mapping[int, Standing]) -> Judged:
        standing = standings.get(key_result.number)
        return Judged(self._assessing.assess(key_result, standing, objective), standing)

    def _key_result(self, key_result: KeyResult, below: Below) -> NewKeyResult:
        said = tuple(past(each) for each in below.check_ins.get(key_result.number, ()))
        return NewKeyResult(self._keys[KEY_RESULT].of(key_result.number), key_result, said)

    def _initiative(self, initiative: Initiative) -> NewInitiative:
        moves = initiative.key_result
        moved = self._keys[KEY_RESULT].of(moves) if moves else None
        return NewInitiative(self._keys[INITIATIVE].of(initiative.number), initiative, moved)

    def _key_seen(self, kind: str, number: int | None, objective: int | None) -> str | None:
        """The key of what an objective serves, where that may be named: it is, or belongs to, `objective`."""
        if number is None or objective is None or not self._may_name(objective):
            return None
        return self._keys[kind].of(number)

    def _may_name(self, objective: int) -> bool:
        return self._seen is None or objective in self._seen


def past(check_in: CheckIn) -> PastCheckIn:
    return PastCheckIn(
        week=check_in.week,
        answer=check_in.answer,
        by=check_in.by,
        at=check_in.at,
        on_behalf_of=check_in.on_behalf_of,
        reason=check_in.reason,
        revision=check_in.revision,
    )


def grouped(things: Iterable[T], of: Callable[[T], int]) -> Mapping[int, Sequence[T]]:
    """The things by what they belong to."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for thing in things:
        found[of(thing)].append(thing)
    return found
