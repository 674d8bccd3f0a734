"""The order of a run: tests known to be long come first in each process, so that none is left to start at the end."""

from collections.abc import Sequence

import pytest


def seconds(item: pytest.Item) -> float:
    """What `slow(seconds=…)` says of the test, else 0: about what it takes where nothing else runs."""
    return max((float(mark.kwargs.get("seconds", 0)) for mark in item.iter_markers("slow")), default=0.0)


def long_first(items: Sequence[pytest.Item], *, processes: int) -> list[pytest.Item]:
    """All of them, the long ones at the head of each process's share and dealt out evenly; the others as they were.

    A share is what xdist's `worksteal` gives each process at first: a stretch of the list, the last ones the longer by
    one where it cannot be divided. What is not begun is stolen from a share's end, where the short ones are.
    """
    heads: list[list[pytest.Item]] = [[] for _ in range(processes)]
    for item in sorted((item for item in items if seconds(item)), key=seconds, reverse=True):
        min(heads, key=lambda head: sum(map(seconds, head))).append(item)
    others = [item for item in items if not seconds(item)]
    ordered: list[pytest.Item] = []
    for index, head in enumerate(heads):
        share = (len(items) - len(ordered)) // (processes - index)
        filled = max(0, share - len(head))
        ordered += [*head, *others[:filled]]
        del others[:filled]
    return ordered
