"""An objective as somebody writes it, before it has a number; where the form for it starts, and what it came to."""

from dataclasses import dataclass, field
from datetime import date, datetime

from okr.cycle import Cycle
from okr.key_result import KeyResult
from okr.member import Member
from okr.metric import Metric
from okr.objective import Ambition, Level, Objective
from okr.team import Team

MOST_KEY_RESULTS = 5


@dataclass(frozen=True, slots=True)
class KeyResultDraft:
    """A key result as it was written; `owner` is a member id."""

    title: str
    metric: Metric
    owner: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveDraft:
    """An objective as it was written; `team` and `cycle` are keys, `owner` a member id. `form` names the form it was
    written in, so that one sent twice is written once. LEVEL.TEAM of the company's team is the company's. `initiatives`
    are titles of work that is meant to move it, the owner's to begin with."""

    title: str
    why: str
    level: Level
    team: str
    cycle: str
    owner: str
    key_results: tuple[KeyResultDraft, ...]
    form: str
    ambition: Ambition = Ambition.COMMITTED
    initiatives: tuple[str, ...] = ()


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
    own one is asked first, soonest first."""

    objective: Objective
    team: Team
    cycle: Cycle
    key_results: tuple[KeyResult, ...]
    owners: dict[str, Member] = field(hash=False)
    asked: tuple[tuple[Member, datetime], ...] = ()
