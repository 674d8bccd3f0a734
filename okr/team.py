"""A team is a group with a lead, a channel, a cadence, a calendar and a language; teams nest."""

from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from okr.cadence import Cadence
from okr.cycle import Cycle
from okr.member import zone_named
from okr.settings import Thresholds
from okr.week import Week


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """Which days a team works: ISO country code for its holidays, working weekdays (0 = Monday), own days."""

    country: str | None = None
    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    days_off: frozenset[date] = frozenset()
    extra_working_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class TeamChoices:
    """What a team wants to hear besides its digest: a reminder to those who have not answered, the lead's private line
    on digest day, at-once alerts to the lead when a key result turns red, a picture under the digest."""

    reminder: bool = True
    lead_line: bool = True
    alerts: bool = True
    picture: bool = True


@dataclass(frozen=True, slots=True)
class Team:
    """A team, named by a key ("sales") in its workspace. The root team (`is_company`) is the company itself:
    its channel is the workspace's, its lead stands for the leadership.

    From the day `archived_on` (in its own zone) it is asked about nothing: it is there for what was said in it alone,
    has no channel, and gives its lead no rights. None for a live team.

    `members_from` is the user group of Slack, by id, that its members were taken from last; None for its channel.
    """

    workspace: str
    key: str
    name: str
    cadence: Cadence
    lead: str | None = None
    channel: str | None = None
    parent: str | None = None
    is_company: bool = False
    zone: str = "UTC"
    language: str = "en"
    calendar: CalendarSettings = field(default_factory=CalendarSettings)
    thresholds: Thresholds | None = None
    digest: bool = True
    choices: TeamChoices = field(default_factory=TeamChoices)
    archived_on: date | None = None
    members_from: str | None = None

    @property
    def is_archived(self) -> bool:
        return self.archived_on is not None

    @property
    def lead_now(self) -> str | None:
        """Who leads it as of now; nobody leads an archived team."""
        return None if self.is_archived else self.lead

    def archived(self, on: date) -> "Team":
        """The team as it is kept from that day on: its channel is free for another."""
        return replace(self, archived_on=on, channel=None)

    @property
    def tz(self) -> ZoneInfo:
        return zone_named(self.zone) or ZoneInfo("UTC")

    def cadence_in(self, cycle: Cycle) -> Cadence:
        """The team's cadence with its weeks counted from `cycle`'s first week."""
        return replace(self.cadence, first_week=Week.of(cycle.first_day))


@dataclass(frozen=True, slots=True)
class Membership:
    """`member` belongs to `team`; each person has one primary team and may be in more."""

    member: str
    team: str
    primary: bool = True
