"""A roll-up says where an objective stands, from its own key results; children are shown beside it, never mixed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from okr.health import WEAKEST_FIRST, Assessment, Health
from okr.key_result import KeyResult, KeyResultState
from okr.progress import NONE, clamped, fraction

ALL_OF_IT = Decimal(100)
COUNTED = frozenset({KeyResultState.ACTIVE, KeyResultState.DONE})

Assessed = tuple[KeyResult, Assessment]


@dataclass(frozen=True, slots=True)
class RollUp:
    """Where an objective stands; fractions 0..1, None where no key result has that figure.

    `progress` is the weighted mean of all its key results. `expected` and `paced_progress` are the means over those
    that have a pace (not at_least, at_most, binary), so the two can be compared; `gap` is their difference. `health`
    is the weakest active key result's.
    """

    progress: Decimal | None = None
    expected: Decimal | None = None
    paced_progress: Decimal | None = None
    health: Health | None = None

    @property
    def shown(self) -> Decimal | None:
        """The progress that people read: the one that compares with `expected`, where there is an expected one."""
        return self.progress if self.expected is None else self.paced_progress

    @property
    def gap(self) -> Decimal | None:
        if self.expected is None or self.paced_progress is None:
            return None
        return self.expected - self.paced_progress


def roll_up(parts: Sequence[Assessed]) -> RollUp:
    """The roll-up of an objective's key results; paused and cancelled ones are left out."""
    counted = [(key_result, found) for key_result, found in parts if key_result.state in COUNTED]
    shares = weights([key_result for key_result, _ in counted])
    found = [each for _, each in counted]
    paced = [(share, each) for share, each in zip(shares, found, strict=True) if each.expected is not None]
    active = [each.health for key_result, each in counted if key_result.state is KeyResultState.ACTIVE]
    return RollUp(
        progress=weighted_mean([(share, each.progress or NONE) for share, each in zip(shares, found, strict=True)]),
        expected=weighted_mean([(share, each.expected or NONE) for share, each in paced]),
        paced_progress=weighted_mean([(share, each.progress or NONE) for share, each in paced]),
        health=weakest(active),
    )


class Weighted(Protocol):
    """A key result, or the draft of one."""

    @property
    def weight(self) -> Decimal | None: ...


def weights(key_results: Sequence[Weighted]) -> list[Decimal]:
    """The weight of each in percent: an edited one stays, the others share the rest evenly (Viva)."""
    edited = sum((each.weight for each in key_results if each.weight is not None), NONE)
    others = sum(1 for each in key_results if each.weight is None)
    rest = max(ALL_OF_IT - edited, NONE) / others if others else NONE
    return [rest if each.weight is None else each.weight for each in key_results]


def shares_of(key_results: Sequence[Weighted]) -> list[Decimal]:
    """What each weighs in the objective's progress, as a fraction of all that counts: they come to 1."""
    given = weights(key_results)
    whole = sum(given, NONE)
    return [each / whole for each in given] if whole else [Decimal(1) / len(given) for _ in given]


def weighted_mean(parts: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """The mean of (weight, fraction) pairs, each fraction clamped to 0..1; equal weights where all are 0."""
    if not parts:
        return None
    whole = sum((weight for weight, _ in parts), NONE)
    if not whole:
        return weighted_mean([(Decimal(1), each) for _, each in parts])
    return fraction(sum((weight * clamped(each) for weight, each in parts), NONE), whole)


def weakest(words: Sequence[Health]) -> Health | None:
    """The weakest of some healths, None of none."""
    return min(words, key=WEAKEST_FIRST.index, default=None)
