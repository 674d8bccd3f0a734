"""A welcome tells somebody, once and before they are first asked, what this is."""

from dataclasses import dataclass
from datetime import datetime

from okr.member import Member
from okr.team import Team


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a newcomer is told: their teams (their primary one first), how many key results are theirs to answer for,
    and when they are first asked about them. `asked_at` is the team's check-in time where nothing is theirs yet."""

    member: Member
    teams: tuple[Team, ...]
    key_results: int
    asked_at: datetime
    digest_at: datetime
    workspace: str
