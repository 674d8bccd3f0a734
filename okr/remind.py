"""Who of a team has not answered, and what became of a lead's question to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.member import Member
from okr.team import Team
from okr.week import Week


class NotNow(StrEnum):
    """Why somebody who has not answered is not asked by a lead as well."""

    SELF = "self"  # it is the lead who asks
    ASKED = "asked"  # a lead asked them this week already
    SOON = "soon"  # the bot asks by itself within two hours
    JUST_ASKED = "just_asked"  # the bot asked less than two hours ago
    TOO_LATE = "too_late"  # their quiet hours outlast the week


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person with `count` key results of the team unanswered. `at` (aware) is when they would get the question:
    now or after their quiet hours; with `not_now`, when the bot or a lead asks or asked them."""

    member: Member
    count: int
    at: datetime
    not_now: NotNow | None = None


@dataclass(frozen=True, slots=True)
class RemindSheet:
    """The open week of a team as of `moment`: who has not answered (those who may be asked first), who has, and who is
    away."""

    team: Team
    week: Week
    moment: datetime
    waiting: tuple[Waiting, ...]
    answered: tuple[Member, ...]
    away: tuple[Member, ...]

    @property
    def askable(self) -> tuple[Waiting, ...]:
        return tuple(one for one in self.waiting if one.not_now is None)

    @property
    def not_now(self) -> tuple[Waiting, ...]:
        return tuple(one for one in self.waiting if one.not_now is not None)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a lead's press did at `moment`: who is `asked` (each at their time), who is not and why, and how many of
    those chosen had `settled` it meanwhile: answered, or away."""

    week: Week
    moment: datetime
    asked: tuple[Waiting, ...]
    not_now: tuple[Waiting, ...]
    settled: int = 0
