"""What objectives on record serve: the objective above each, chosen itself or by one of its key results."""

from collections.abc import Collection, Iterable

from okr.objective import Objective
from okr.ports import Transaction
from okr.tree import parent_of


def parents_of(tx: Transaction, objectives: Collection[Objective]) -> dict[int, int | None]:
    """The number of the objective above each of these, None at the top; one query at the most."""
    homes = homes_of(tx, {one.parent_key_result for one in objectives if one.parent is None and one.parent_key_result})
    return {one.number: parent_of(one, homes) for one in objectives}


def climb(tx: Transaction, parents: dict[int, int | None]) -> None:
    """Add what is on record above these, up to the top (or round, where files made a circle); two queries a level."""
    while wanted := {parent for parent in parents.values() if parent is not None} - parents.keys():
        parents |= dict.fromkeys(wanted) | parents_of(tx, tx.objectives.many(wanted).values())


def homes_of(tx: Transaction, key_results: Iterable[int]) -> dict[int, int]:
    """The objective of each key result on record."""
    wanted = set(key_results)
    found = tx.key_results.many(wanted) if wanted else {}
    return {number: one.objective for number, one in found.items()}
