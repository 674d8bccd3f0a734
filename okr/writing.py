"""Where the form for an objective starts, and what it came to when it was published."""

from dataclasses import dataclass, field
from datetime import date, datetime

from okr.cycle import Cycle
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.team import Team


@dataclass(frozen=True, slots=True)
class ObjectiveStart:
    """What the form starts from. `teams` are those `by` may write for, the likeliest first; of those in `led` also
    objectives of the team itself. `cycles` take objectives now, the likeliest first; the form is opened on `today`."""

    by: Member
    teams: tuple[Team, ...]
    led: frozenset[str]
    cycles: tuple[Cycle, ...]
    today: date

    def cycle(self, key: str) -> Cycle | None:
        return next((cycle for cycle in self.cycles if cycle.key == key), None)

    def first_day(self, cycle: Cycle) -> date:
        """The day from which a key result written now counts."""
        return max(self.today, cycle.first_day)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the objective, its key results in order with their owners by id, and when each of those who
    own one is asked about it first, soonest first."""

    objective: Objective
    team: Team
    cycle: Cycle
    key_results: tuple[KeyResult, ...]
    owners: dict[str, Member] = field(hash=False)
    asked: tuple[tuple[Member, datetime], ...] = ()
