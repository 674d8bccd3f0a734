"""A key result as a count knows it: what its health follows from, and whose it is."""

from dataclasses import dataclass
from datetime import date

from okr.key_result import Measured, Target, in_force
from okr.standing import Tally


@dataclass(frozen=True, slots=True)
class Tallied:
    """An active key result with what its answers add up to, None before the first. `owner` is None also where that
    person has left. `targets` stand oldest first, as a key result's do.
    """

    number: int
    objective: int
    owner: str | None
    measured: Measured
    targets: tuple[Target, ...]
    tally: Tally | None

    def target_on(self, day: date) -> Target:
        """As a key result's."""
        return in_force(self.targets, day)
