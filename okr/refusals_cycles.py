"""What cannot be done with a cycle, and why."""

from dataclasses import dataclass
from datetime import date

from okr.cycle import Cycle, CycleState
from okr.refusals import Refusal


@dataclass(eq=False)
class NoSuchCycle(Refusal):
    """There is no cycle of that key."""

    key: str


@dataclass(eq=False)
class CycleNameMissing(Refusal):
    """A cycle has to be called something."""


@dataclass(eq=False)
class CycleEndsTooSoon(Refusal):
    """Its last day is not after its first."""


@dataclass(eq=False)
class CycleTooLong(Refusal):
    """It is longer than a year."""


@dataclass(eq=False)
class CyclesOverlap(Refusal):
    """Another cycle runs at that time."""

    other: Cycle


@dataclass(eq=False)
class CycleMayNotBecome(Refusal):
    """Somebody else was faster, perhaps: what it is now does not become that."""

    cycle: Cycle
    wanted: CycleState


@dataclass(eq=False)
class CycleOver(Refusal):
    """It is closed, and takes no other dates."""

    cycle: Cycle


@dataclass(eq=False)
class AnsweredOutside(Refusal):
    """`day`, to which an answer on record belongs, would lie outside it."""

    day: date
    key_result: str
