"""The cycles of a workspace as somebody looks at them, and what an admin says about one."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from okr.cycle import Cycle
from okr.quarter import FiscalCalendar
from okr.refusals_cycles import NoSuchCycle


@dataclass(frozen=True, slots=True)
class CycleDates:
    """What a cycle is called, and its first and last day."""

    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class CycleShown:
    """`objectives` counts those of it that the reader may see. `is_inside` one that is shown above it."""

    cycle: Cycle
    objectives: int = 0
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class CycleBoard:
    """The cycles, each year before what lies in it, the latest year first. `proposed` is the next quarter that nobody
    has planned; `changes` says whether the reader may change any of this. `has_channel`: there is one to tell."""

    cycles: tuple[CycleShown, ...]
    proposed: Cycle
    today: date
    calendar: FiscalCalendar
    announces: bool
    has_channel: bool
    changes: bool

    def cycle(self, key: str) -> Cycle:
        """Raises NoSuchCycle."""
        found = next((one.cycle for one in self.cycles if one.cycle.key == key), None)
        if found is None:
            raise NoSuchCycle(key)
        return found


@dataclass(frozen=True, slots=True)
class CycleKept:
    """A cycle as it is kept; `outside` are labels of key results that are due, or begin, outside its days."""

    cycle: Cycle
    outside: Collection[str] = field(default=())
