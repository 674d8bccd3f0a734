"""Where the objectives of a file are to hang: checked against each other and against what is on record."""

from collections.abc import Mapping, Sequence

from okr.actions.parents import climb, homes_of
from okr.company import NewObjective, WrongParents
from okr.ports import Transaction
from okr.tree import would_circle


def check_parents(
    tx: Transaction, some: Sequence[NewObjective], objectives: Mapping[str, int], key_results: Mapping[str, int]
) -> None:
    """Raise WrongParents where one names an objective and a key result of another, or would lie below itself.

    `objectives` and `key_results` are the numbers of their keys; a key that has none hangs nothing anywhere. Asks the
    database once a level above the file's own objectives, and not at all where none of them hangs anywhere.
    """
    homes = {key_results[one.key]: objectives[new.key] for new in some for one in new.key_results}
    served = {key_results.get(new.parent_key_result or "", 0) for new in some} - {0}
    homes |= homes_of(tx, served - homes.keys())
    parents, elsewhere = dict[int, int | None](), list[NewObjective]()
    for new in some:
        parent, home = objectives.get(new.parent or ""), homes.get(key_results.get(new.parent_key_result or "", 0))
        parents[objectives[new.key]] = home if parent is None else parent
        if None not in {parent, home} and parent != home:
            elsewhere.append(new)
    climb(tx, parents)
    circled = [new for new in some if would_circle(parents, objectives[new.key], parents[objectives[new.key]])]
    if elsewhere or circled:
        raise WrongParents(tuple(elsewhere), tuple(circled))
