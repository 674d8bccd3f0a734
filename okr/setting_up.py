"""What a team is set up from, where the form for it starts, and what it came to."""

from dataclasses import dataclass, field
from datetime import datetime

from okr.cadence import Cadence
from okr.cycle import Cycle
from okr.member import Member
from okr.occurrence import Occurrence
from okr.team import CalendarSettings, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeam:
    """A team as somebody filled it in: lead and members by Slack id, everybody known here by now. `members_from` is the
    user group they were taken from, None for its channel."""

    name: str
    channel: str
    lead: str
    members: tuple[str, ...]
    cadence: Cadence
    zone: str
    language: str
    calendar: CalendarSettings = field(default_factory=CalendarSettings)
    members_from: str | None = None


@dataclass(frozen=True, slots=True)
class SetUpStart:
    """What the form starts from. `people` of the channel take part here; None where nobody is to be filled in, since
    they are too many or were not asked for. `above` is the team that the new one will stand below, None where the
    company is made with it; `is_first` where whoever saves it becomes the first admin."""

    by: Member
    people: tuple[Member, ...] | None
    above: Team | None
    is_first: bool
    now: datetime

    @property
    def is_theirs(self) -> bool:
        """Whether it goes without saying that `by` belongs to the team: they are in its channel. Where that is unknown,
        whoever sets up the first team or one below their own does; an admin may do it for others."""
        if self.people is None:
            return self.is_first or not self.by.is_admin
        return any(one.id == self.by.id for one in self.people)


@dataclass(frozen=True, slots=True)
class TeamSetUp:
    """What was set up. `first` are the times of the first check-in, for whoever set it up; `left_out` cannot take part
    (guests, bots, people who left); `made_admin` where whoever set it up is the first admin now. It `waits` where a
    pilot is on that it is not in."""

    team: Team
    above: Team | None
    lead: Member
    members: tuple[Member, ...]
    left_out: tuple[str, ...]
    cycles: tuple[Cycle, ...]
    first: Occurrence
    made_admin: bool
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Greeting:
    """What the bot says once in a channel it came into: hello, or by now whose channel it is."""

    team: Team | None = None
    lead: Member | None = None
