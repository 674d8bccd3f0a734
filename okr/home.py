"""A home is what one person finds when they open the bot: what is due, how their own stands, and their teams."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from okr.answered import NO_OFFERS, Offers, Window
from okr.away import AwaySheet
from okr.health import Health
from okr.member import Member
from okr.remind import RemindSheet
from okr.status import StatusObjective
from okr.team import Team
from okr.week import Week


class FirstStep(StrEnum):
    """What somebody without an objective can begin with."""

    SET_UP = "set_up"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class DueNow:
    """What one person is asked about in the week a form would open for now; `waiting` of its `count` key results
    are unanswered. `asked_at` is when they are asked, by what they chose to get. Before the check-in time an
    answer `is_early`, and nobody waits for it. `offers` is what the nudge offers besides the form: nothing before that
    time, nor to who is away."""

    week: Week
    window: Window
    count: int
    waiting: int
    asked_at: datetime
    is_early: bool
    offers: Offers = NO_OFFERS


@dataclass(frozen=True, slots=True)
class HomeTeam:
    """A team of theirs: the health of its own open key results, as far as they may see them; whether they lead it, and
    then who of it has answered in the week that takes answers (None: no check-in is open)."""

    team: Team
    counts: Mapping[Health, int] = field(hash=False)
    is_led: bool = False
    round: RemindSheet | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """`due` is None where nothing takes answers now. Teams they lead come first. `away` says when they are away,
    `first_step` what somebody without an objective can begin with; `to_agree` drafts wait for their agreement,
    `editable` names those of the objectives that are theirs to change."""

    member: Member
    due: DueNow | None
    objectives: tuple[StatusObjective, ...]
    teams: tuple[HomeTeam, ...]
    away: AwaySheet | None = None
    first_step: FirstStep | None = None
    to_agree: int = 0
    editable: frozenset[int] = frozenset()
