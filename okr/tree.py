"""A tree says which objective serves which: the forest of those that one reader may see, its branches and its gaps."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from okr.health import Health
from okr.objective import Level, Objective
from okr.status import Scope, StatusObjective
from okr.team import Team

Parents = Mapping[int, int | None]
"""The number of each objective's parent, None at the top."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Objectives by number, and the numbers right below each; those below None stand at the top.

    Each objective stands in it exactly once, and no branch comes back to where it began (`grow` sees to both).
    """

    objectives: Mapping[int, Objective] = field(hash=False)
    below: Mapping[int | None, tuple[int, ...]] = field(hash=False)

    def children(self, number: int | None) -> tuple[int, ...]:
        """Those right below it, by key result, priority and number."""
        return self.below.get(number, ())

    def walk(self, is_open: Callable[[int, int], bool] = lambda number, depth: True) -> Iterator[tuple[int, int]]:
        """(number, depth) from the top down, a branch right below its objective; what lies below a branch that
        `is_open(number, depth)` calls closed is left out."""
        ahead = [(number, 0) for number in reversed(self.children(None))]
        while ahead:
            number, depth = ahead.pop()
            yield number, depth
            if is_open(number, depth):
                ahead += [(child, depth + 1) for child in reversed(self.children(number))]

    def branch(self, wanted: Collection[int]) -> "Forest":
        """The objectives `wanted` with all that lies below them; those with another of them above stay below it."""
        kept: dict[int | None, tuple[int, ...]] = {None: ()}
        inside: set[int] = set()
        for number, _ in self.walk():
            if number in inside or number in wanted:
                if number not in inside:
                    kept[None] += (number,)
                kept[number] = self.children(number)
                inside.update((number, *self.children(number)))
        return Forest({number: self.objectives[number] for number in inside}, kept)

    def hanging(self) -> tuple[int, ...]:
        """Those below company level that have nothing above them, by number."""
        tops = (self.objectives[number] for number in self.children(None))
        return tuple(sorted(each.number for each in tops if each.level is not Level.COMPANY))


@dataclass(frozen=True, slots=True)
class Sight:
    """Which branches somebody has opened or closed, and the page they look at.

    At first the objectives at the top are open and all others closed; `turned` are those that stand the other way.
    """

    turned: tuple[int, ...] = ()
    page: int = 1

    def is_open(self, number: int, depth: int) -> bool:
        return (depth == 0) is not (number in self.turned)

    def turning(self, number: int) -> "Sight":
        """With that branch the other way; the page stays."""
        without = tuple(each for each in self.turned if each != number)
        return Sight(without if number in self.turned else (*without, number), self.page)


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One objective of the page. `children` says how many lie right below it; `all_red` that each of them is at risk.
    `above` is the objective that it serves, where that is not part of what is shown; `to_come` says that its cycle has
    not begun; `may_edit` that it is the reader's to change."""

    whole: StatusObjective
    depth: int
    is_open: bool
    children: int = 0
    all_red: bool = False
    above: Objective | None = None
    to_come: bool = False
    may_edit: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """A page of a tree, as one reader may see it. `named` says whose it is; `hanging` are the objectives below company
    level that serve none, `idle` the teams that have no objective here; both are about all pages. `mission` is the
    company's, empty for none; `archived` the one team it is of, where that is."""

    scope: Scope
    sight: Sight
    rows: tuple[TreeRow, ...]
    pages: int
    size: int
    named: str = ""
    hanging: tuple[int, ...] = ()
    idle: tuple[Team, ...] = ()
    mission: str = ""
    archived: Team | None = None


def grow(objectives: Iterable[Objective], parents: Parents) -> Forest:
    """The forest of `objectives`. A parent that is not among them does not exist: its children stand at the top. Of a
    circle the objective with the lowest number stands at the top, and the others below it."""
    found = {each.number: each for each in sorted(objectives, key=in_tree_order)}
    above = {number: parent if (parent := parents.get(number)) in found else None for number in found}
    for number in sorted(found):
        if would_circle(above, number, above[number]):
            above[number] = None
    below: dict[int | None, list[int]] = {None: []}
    for number in found:
        below.setdefault(above[number], []).append(number)
    return Forest(found, {number: tuple(children) for number, children in below.items()})


def parent_of(objective: Objective, homes: Mapping[int, int]) -> int | None:
    """The objective above it, or that of the key result above it (`homes` by key result)."""
    return objective.parent if objective.parent is not None else homes.get(objective.parent_key_result or 0)


def would_circle(parents: Parents, child: int, parent: int | None) -> bool:
    """Whether `child` would lie below itself, were `parent` above it."""
    seen: set[int] = set()
    at = parent
    while at is not None and at not in seen:
        if at == child:
            return True
        seen.add(at)
        at = parents.get(at)
    return False


def in_tree_order(each: Objective) -> tuple[int, int, int]:
    """Those that serve the same key result stand together."""
    return each.parent_key_result or 0, each.rank, each.number


def all_at_risk(children: Iterable[StatusObjective]) -> bool:
    """Whether there are any, and each is at risk."""
    healths = {each.roll_up.health for each in children}
    return healths == {Health.AT_RISK}
