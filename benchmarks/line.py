"""A line of the table: what was measured, beside its floor, and whether the aim is met."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """The same thing measured several times, in one unit."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.samples)

    @property
    def least(self) -> float:
        return min(self.samples)

    @property
    def most(self) -> float:
        return max(self.samples)


@dataclass(frozen=True, slots=True)
class Aim:
    """`text` as people read it; `holds` is asked with the median and with the ratio to the floor (1.0 without one)."""

    text: str
    holds: Callable[[float, float], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """`ours` and `floor` are in `unit`; `note` says what a unit cannot."""

    what: str
    ours: Spread
    unit: str
    floor: Spread | None = None
    aim: Aim | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by the floor, None without one."""
        return self.ours.median / self.floor.median if self.floor and self.floor.median else None

    @property
    def is_met(self) -> bool | None:
        """None where nothing is aimed at."""
        return None if self.aim is None else self.aim.holds(self.ours.median, self.ratio or 1.0)


def at_most_times(times: float) -> Aim:
    """Ours costs at most that many times the floor."""
    return Aim(f"≤ {times:g} ×", lambda _ours, ratio: ratio <= times)


def at_least_times_faster(times: float) -> Aim:
    """Where the floor stands for how others do it."""
    return Aim(f"≥ {times:g} × faster", lambda _ours, ratio: 1 / ratio >= times)


def at_most(limit: float, unit: str) -> Aim:
    return Aim(f"≤ {limit:g} {unit}", lambda ours, _ratio: ours <= limit)


def at_least(limit: float, unit: str) -> Aim:
    return Aim(f"≥ {limit:,g} {unit}", lambda ours, _ratio: ours >= limit)


def spread(samples: Sequence[float], *, times: float = 1.0) -> Spread:
    """`times` turns the samples into the unit of the line."""
    return Spread(tuple(each * times for each in samples))
