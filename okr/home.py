"""A home is what one person finds when they open the bot: what is due, how their own stands, and their teams."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from okr.answered import Window
from okr.health import Health
from okr.member import Member
from okr.status import StatusObjective
from okr.team import Team
from okr.week import Week


@dataclass(frozen=True, slots=True)
class DueNow:
    """What one person is asked about in the week a form would open for now; `waiting` of its `count` key results
    are unanswered. `asked_at` is the check-in time; before it an answer is early, and nobody waits for it."""

    week: Week
    window: Window
    count: int
    waiting: int
    asked_at: datetime
    is_early: bool


@dataclass(frozen=True, slots=True)
class HomeTeam:
    """A team of theirs: the health of its own open key results, as far as they may see them; whether they lead it."""

    team: Team
    counts: Mapping[Health, int] = field(hash=False)
    is_led: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """`due` is None where nothing takes answers now. Teams they lead come first."""

    member: Member
    due: DueNow | None
    objectives: tuple[StatusObjective, ...]
    teams: tuple[HomeTeam, ...]
