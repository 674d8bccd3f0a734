"""Reasons to say no while teams are set up and objectives written."""

from dataclasses import dataclass

from okr.refusals import Refusal


@dataclass(eq=False)
class NotYoursToSetUp(Refusal):
    """Only an admin, or a lead below their own team, sets up teams; `who` are member ids of some who may."""

    who: tuple[str, ...]


@dataclass(eq=False)
class ChannelHasTeam(Refusal):
    """Another team is at home in that channel; `lead` is a member id or None."""

    team: str
    lead: str | None


@dataclass(eq=False)
class ChannelCrowded(Refusal):
    """More people than a team has are in the channel of that one, by name."""

    team: str


@dataclass(eq=False)
class GroupCrowded(Refusal):
    """The user group of that handle has more people than a team can be taken from."""

    handle: str


@dataclass(eq=False)
class SourceNotRead(Refusal):
    """Slack does not say who is in the channel; in the user group, where that is None."""

    channel: str | None


@dataclass(eq=False)
class NoUserGroups(Refusal):
    """Slack tells of no user group to make a team from; `is_closed` where the app may not ask for them."""

    is_closed: bool


@dataclass(eq=False)
class NoSource(Refusal):
    """The team of that name has no channel to take its people from; `is_closed` where the app may not ask for user
    groups."""

    team: str
    is_closed: bool


@dataclass(eq=False)
class OutsidePilot(Refusal):
    """A pilot is on with `teams` (names, in order) that the person has no part in; `who` are member ids of admins."""

    teams: tuple[str, ...]
    who: tuple[str, ...]


@dataclass(eq=False)
class TeamCircle(Refusal):
    """`team` cannot stand below `above`, which is the team itself or stands below it."""

    team: str
    above: str


@dataclass(eq=False)
class TakesNoPart(Refusal):
    """The named person (a member id) takes no part here: a guest, a bot, somebody who left or is of elsewhere."""

    member: str


@dataclass(eq=False)
class NoTeamYet(Refusal):
    """The person is in no team, and so there is none to write an objective for."""


@dataclass(eq=False)
class NotYoursToWrite(Refusal):
    """Objectives of that level are written by others: the lead (a member id, or None) or an admin."""

    team: str
    level: str
    lead: str | None


@dataclass(eq=False)
class CycleNotOpen(Refusal):
    """The cycle chosen takes no new objectives: it is over, or nobody knows it."""

    name: str


@dataclass(eq=False)
class NotForSomebodyElse(Refusal):
    """Only leads write objectives that are somebody else's own; `lead` is a member id or None."""

    team: str
    lead: str | None
