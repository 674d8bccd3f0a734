"""Two changed one objective: what only one of them changed holds, and where both changed the same both are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any, TypeVar

from okr.drafting import Differences, DraftContent, DraftedInitiative, DraftedKeyResult

T = TypeVar("T")

SERVED = ("parent", "parent_key_result")
"""What it serves is chosen together."""

APART = frozenset({"key_results", "initiatives", *SERVED})
OF_CONTENT = (SERVED, *((each.name,) for each in fields(DraftContent) if each.name not in APART))
OF_KEY_RESULT = (("title",), ("owner",), ("contributors",), ("weight",), ("measured",), ("metric", "start", "due"))
"""What of a key result is changed together: what was promised is one thing."""


ORDER = "order"
"""What differs where key results that both have stand in another order."""


def merge(base: DraftContent, mine: DraftContent, theirs: DraftContent) -> Differences:
    """What the objective would say after both changes of `base`; `what` is empty where they do not clash.

    Key results and initiatives are the same where they have the same number, which is the key of those key results of
    `base` and of `theirs`. Those of `mine` without one are new, and have a key that nobody else's has.
    """
    mine = with_own_keys(mine, theirs)
    order = orders_of(base, mine, theirs)
    said = [settled(*(parts_of(each, names) for each in (base, mine, theirs))) for names in OF_CONTENT]
    measures, plans = key_results_of(base, mine, theirs), initiatives_of(base, mine, theirs)
    first, second = (
        assembled(
            replace(mine, **{name: part for both in said for name, part in both[side].items()}),
            [both[side] for both in measures],
            [both[side] for both in plans],
            order[side],
        )
        for side in (0, 1)
    )
    return Differences(what=tuple(different(first, second)), mine=first, theirs=second)


def settled(base: T, mine: T, theirs: T) -> tuple[T, T]:
    """What holds if mine is right, and if theirs is; the same where only one of the two changed it."""
    if mine == base:
        return theirs, theirs
    return (mine, mine) if theirs == base else (mine, theirs)


def parts_of(whole: DraftContent | DraftedKeyResult, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(whole, name) for name in names}


def key_results_of(
    base: DraftContent, mine: DraftContent, theirs: DraftContent
) -> list[tuple[DraftedKeyResult | None, DraftedKeyResult | None]]:
    """In the order of mine, those that only theirs has after them; None for one that is removed."""
    known, own, others = (numbered(each.key_results) for each in (base, mine, theirs))
    found: list[tuple[DraftedKeyResult | None, DraftedKeyResult | None]] = []
    for one in mine.key_results:
        if one.number is None:
            found.append((one, one))
        else:
            found.append(key_result_of(known.get(one.number), one, others.get(one.number)))
    return found + [key_result_of(known.get(each), None, others[each]) for each in others if each not in own]


def key_result_of(
    base: DraftedKeyResult | None, mine: DraftedKeyResult | None, theirs: DraftedKeyResult | None
) -> tuple[DraftedKeyResult | None, DraftedKeyResult | None]:
    """Each part of it by itself, where all three have it; else whether it is there. Mine says why it changed."""
    why = mine.because if mine else ""
    if base is None or mine is None or theirs is None:
        first, second = settled(*(replace(each, because=why) if each else None for each in (base, mine, theirs)))
        return first, second
    first, second = mine, mine
    for names in OF_KEY_RESULT:
        one, other = settled(*(parts_of(each, names) for each in (base, mine, theirs)))
        first, second = replace(first, **one), replace(second, **other)
    return first, second


def initiatives_of(
    base: DraftContent, mine: DraftContent, theirs: DraftContent
) -> list[tuple[DraftedInitiative | None, DraftedInitiative | None]]:
    """As the key results, each as a whole."""
    known, own, others = (numbered(each.initiatives) for each in (base, mine, theirs))
    found: list[tuple[DraftedInitiative | None, DraftedInitiative | None]] = []
    for one in mine.initiatives:
        number = one.number
        found.append((one, one) if number is None else settled(known.get(number), one, others.get(number)))
    return found + [settled(known.get(each), None, others[each]) for each in others if each not in own]


Numbered = TypeVar("Numbered", DraftedKeyResult, DraftedInitiative)


def numbered(some: Iterable[Numbered]) -> dict[int, Numbered]:
    """Those on record, by number."""
    return {each.number: each for each in some if each.number is not None}


def assembled(
    content: DraftContent,
    key_results: Iterable[DraftedKeyResult | None],
    initiatives: Iterable[DraftedInitiative | None],
    order: Sequence[int],
) -> DraftContent:
    """With those that are there, in that order; an initiative of a key result that is not is the objective's."""
    there = arranged([one for one in key_results if one], order)
    keys = {one.key for one in there}
    plans = (one if one.key_result in keys else replace(one, key_result=None) for one in initiatives if one)
    return replace(content, key_results=there, initiatives=tuple(plans))


def orders_of(base: DraftContent, mine: DraftContent, theirs: DraftContent) -> tuple[Sequence[int], Sequence[int]]:
    """By number, the order that holds if mine is right, and if theirs is. What only theirs has stands where they put
    it, unless mine moved something."""
    was, own, others = (in_both(each, mine, theirs) for each in (base, mine, theirs))
    first, second = settled(was, own, others)
    all_of_theirs = list(numbered(theirs.key_results))
    return (all_of_theirs if first == others else first), (all_of_theirs if second == others else second)


def in_both(content: DraftContent, mine: DraftContent, theirs: DraftContent) -> list[int]:
    """The numbers of its key results that mine and theirs have, in its order."""
    kept = numbered(mine.key_results).keys() & numbered(theirs.key_results).keys()
    return [number for number in numbered(content.key_results) if number in kept]


def arranged(some: Sequence[DraftedKeyResult], order: Sequence[int]) -> tuple[DraftedKeyResult, ...]:
    """Those of the order in it; each of the others right behind the one that it stands behind."""
    known = numbered(some)
    found = [known[number] for number in order if number in known]
    for before, one in pairwise((None, *some)):
        if one is not None and one.number not in order:
            found.insert(found.index(before) + 1 if before else 0, one)
    return tuple(found)


def with_own_keys(mine: DraftContent, theirs: DraftContent) -> DraftContent:
    """`mine`, whose new key results have keys that none of `theirs` has."""
    taken = {one.key for one in theirs.key_results} | {one.key for one in mine.key_results}
    clashing = {one.key for one in theirs.key_results}
    keys: dict[int | None, int] = {}
    for one in mine.key_results:
        if one.number is None and one.key in clashing:
            keys[one.key] = max(taken) + 1
            taken.add(keys[one.key])
    return replace(
        mine,
        key_results=tuple(replace(one, key=keys.get(one.key, one.key)) for one in mine.key_results),
        initiatives=tuple(
            replace(one, key_result=keys.get(one.key_result, one.key_result)) for one in mine.initiatives
        ),
    )


def different(first: DraftContent, second: DraftContent) -> Iterable[str]:
    """The fields, and the labels of key results, that they say differently."""
    every = (name for names in OF_CONTENT for name in names)
    yield from (name for name in every if getattr(first, name) != getattr(second, name))
    one, other = numbered(first.key_results), numbered(second.key_results)
    yield from (f"KR-{number}" for number in sorted(one.keys() | other.keys()) if one.get(number) != other.get(number))
    if in_both(first, first, second) != in_both(second, first, second):
        yield ORDER
    if first.initiatives != second.initiatives:
        yield "initiatives"
