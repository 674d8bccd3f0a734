"""A status says where things stand right now: objectives with their key results, as one person may see them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from okr.cycle import Cycle
from okr.health import WEAKEST_FIRST, Assessment, Health
from okr.key_result import KeyResult, KeyResultState
from okr.member import Member
from okr.objective import Objective
from okr.rollup import RollUp
from okr.standing import Standing
from okr.talk import Talk
from okr.team import Team


class ScopeKind(StrEnum):
    """Whose status is asked for."""

    USUAL = "usual"  # nothing was said: a lead's team, anybody else's own
    ME = "me"
    PERSON = "person"
    TEAM = "team"
    OWN_TEAM = "own_team"
    CHANNEL = "channel"
    COMPANY = "company"
    KEY_RESULT = "key_result"
    OBJECTIVE = "objective"
    NAMED = "named"  # a bare word: a team, else a person


@dataclass(frozen=True, slots=True)
class Scope:
    """What a status is about. `name` is a member id, a team key, a channel id or the number of a key result or
    objective; as somebody typed it, a name may stand there too."""

    kind: ScopeKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One key result; `standing` is None where nobody has answered yet, `owner` where nobody answers for it.

    `share` is what it weighs in its objective's progress, 0..1; None where all weigh the same, or where it does not
    count. `own_due` is its due day where that is not its cycle's last.
    """

    key_result: KeyResult
    assessment: Assessment
    standing: Standing | None = None
    owner: Member | None = None
    share: Decimal | None = None
    contributors: tuple[Member, ...] = ()
    own_due: date | None = None

    @property
    def counts(self) -> bool:
        """Whether it is in the counts by health: paused and cancelled ones are not."""
        return self.key_result.state in {KeyResultState.ACTIVE, KeyResultState.DONE}


@dataclass(frozen=True, slots=True)
class StatusObjective:
    """An objective with those of its key results that the status is about; `roll_up` is that of all of them.
    `contributors` are those of its contributors who are still there."""

    objective: Objective
    cycle: Cycle
    team: Team
    roll_up: RollUp
    lines: tuple[StatusLine, ...]
    owner: Member | None = None
    contributors: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamCount:
    """A team as one line: how many key results of each health it has, with all teams below it."""

    team: Team
    counts: Mapping[Health, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Status:
    """The answer to one question. `scope` names what was found by id; `teams` are the teams it is about and `person`
    whom it is about; `below` are child teams, as counts. Weakest teams come first, objectives by priority and number.
    `transferable` is how much of one key result, one objective or what another person owns the reader may give away;
    `archivable` whether one objective is the reader's to change and to archive. `talk` is what was written about the
    one objective it is about.
    """

    scope: Scope
    objectives: tuple[StatusObjective, ...]
    teams: tuple[Team, ...] = ()
    person: Member | None = None
    below: tuple[TeamCount, ...] = ()
    transferable: int = 0
    archivable: bool = False
    talk: Talk | None = None

    @property
    def lines(self) -> tuple[StatusLine, ...]:
        return tuple(line for objective in self.objectives for line in objective.lines)

    @property
    def counts(self) -> Mapping[Health, int]:
        return count_health(self.lines)


@dataclass(frozen=True, slots=True)
class SharedStatus:
    """A status as one channel may see it. `left_out` objectives are not for that channel; `language` and `zone` are
    those of its team."""

    status: Status
    by: Member
    left_out: int
    language: str
    zone: str


def count_health(lines: Iterable[StatusLine]) -> Mapping[Health, int]:
    """How many of each health there are, weakest first, without those there are none of."""
    found = Counter(line.assessment.health for line in lines if line.counts)
    return {health: found[health] for health in WEAKEST_FIRST if found[health]}
