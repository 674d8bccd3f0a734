"""What has to be so before the content of a draft goes on record."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from okr.actions.acting import seen_of, takes_part
from okr.actions.cycles_to_write_for import open_cycles
from okr.actions.parents import climb, parents_of
from okr.authority import Actor
from okr.cycle import Cycle
from okr.drafting import DraftContent, DraftedObjective
from okr.key_result import KeyResultState
from okr.objective import Objective
from okr.ports import Transaction
from okr.refusals_setting_up import CycleNotOpen, TakesNoPart
from okr.refusals_writing import DraftNotComplete, NoOwner, NotOfParent, ParentNotThere, ServesItself, WeightsOver
from okr.tree import would_circle

ALL_OF_IT = Decimal(100)


def require_complete(draft: DraftedObjective) -> None:
    """As `require_whole`, of what it says now."""
    require_whole(draft.content, draft.base, draft.label)


def require_whole(content: DraftContent, before: DraftContent | None, label: str) -> None:
    """Raise where it has no title, no key result, one without a title, or nobody who answers for it or for one of them
    (which what is on record, `before`, may have had)."""
    titles = [content.title, *(one.title for one in content.key_results)]
    if not content.key_results or not all(title.strip() for title in titles):
        raise DraftNotComplete(label)
    require_owners(content, before)


def require_owners(content: DraftContent, before: DraftContent | None) -> None:
    left = {one.number for one in before.key_results if one.owner is None} if before else set[int | None]()
    if content.owner is None and (before is None or before.owner is not None):
        raise NoOwner(content.title)
    for one in content.key_results:
        if one.owner is None and (one.number is None or one.number not in left):
            raise NoOwner(one.title)


def require_weights(content: DraftContent) -> None:
    """Raise where the weights that were set come to more than the whole objective."""
    total = sum((one.weight for one in content.key_results if one.weight is not None), Decimal(0))
    if total > ALL_OF_IT:
        raise WeightsOver(total)


def people_in(content: DraftContent) -> frozenset[str]:
    """Everybody who answers for a part of it, or takes part."""
    named = {content.owner, *content.contributors, *(one.owner for one in content.initiatives)}
    for one in content.key_results:
        named |= {one.owner, *one.contributors}
    return frozenset(name for name in named if name)


def require_take_part(tx: Transaction, people: Iterable[str]) -> None:
    """Raise TakesNoPart where one of them takes no part here."""
    wanted = sorted(people)
    known = tx.members.many(wanted)
    for each in wanted:
        if each not in known or not takes_part(tx, known[each]):
            raise TakesNoPart(each)


def open_cycle(tx: Transaction, key: str, today: date) -> Cycle:
    """The cycle of that key; raises CycleNotOpen where it takes no objectives now."""
    cycle = tx.cycles.get(key)
    if cycle is None or cycle not in open_cycles([cycle], today):
        raise CycleNotOpen(cycle.name if cycle else key)
    return cycle


def require_parent(tx: Transaction, content: DraftContent, *, number: int | None, readers: Iterable[Actor]) -> None:
    """Raise where what it serves is not there for any of `readers`, where the key result it serves is another
    objective's, and where the objective `number` would come to lie below itself."""
    parent, served = content.parent, content.parent_key_result
    if served is not None:
        key_result = tx.key_results.get(served)
        if key_result is None or key_result.state is KeyResultState.CANCELLED:
            raise ParentNotThere(f"KR-{served}")
        if parent is not None and key_result.objective != parent:
            raise NotOfParent(key_result.label, f"O-{parent}")
        parent = key_result.objective
    if parent is None:
        return
    found = tx.objectives.get(parent)
    if found is None or found.archived or not any(seen_of(tx, reader, [found]) for reader in readers):
        raise ParentNotThere(f"O-{parent}")
    if number is not None and serves(tx, found, number):
        raise ServesItself(found.label)


def serves(tx: Transaction, objective: Objective, number: int) -> bool:
    """Whether the objective is that one, or lies below it."""
    above = parents_of(tx, [objective])
    climb(tx, above)
    return would_circle(above, number, objective.number)
