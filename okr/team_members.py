"""Who would join and leave a team if it were the people of its channel, or of a user group."""

from dataclasses import dataclass, replace
from hashlib import sha256

from okr.member import Member
from okr.refusals_setting_up import ChannelCrowded, GroupCrowded, NoSource, SourceNotRead
from okr.team import Team


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A user group of Slack: people are called by its `handle` (without the @)."""

    id: str
    handle: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a team's people may be taken from: the user group `asked` for by id, or its own channel (""). `people` are
    those in it, by Slack id; None where they are too many for a team (`crowded`) or Slack does not say.

    `groups` are all that may be asked for; `is_closed` where Slack tells of none, for the app may not ask.
    """

    asked: str = ""
    people: tuple[str, ...] | None = None
    crowded: bool = False
    groups: tuple[UserGroup, ...] = ()
    is_closed: bool = False

    @property
    def group(self) -> UserGroup | None:
        """The group asked for, where Slack tells of it."""
        return next((one for one in self.groups if one.id == self.asked), None)

    def people_for(self, team: Team) -> tuple[str, ...]:
        """Those who are there. Raises ChannelCrowded, GroupCrowded, SourceNotRead, and NoSource for a team without a
        channel, where no group was asked for."""
        if not self.asked and team.channel is None:
            raise NoSource(team.name, is_closed=self.is_closed)
        if self.asked and self.group is None:
            raise SourceNotRead(None)
        if self.crowded:
            raise GroupCrowded(self.group.handle) if self.group else ChannelCrowded(team.name)
        if self.people is None:
            raise SourceNotRead(None if self.asked else team.channel)
        return self.people


@dataclass(frozen=True, slots=True)
class MembersChange:
    """What taking those people into `team` means; `owning` are those of `leaving` who own active key
    results of it, which stay theirs. `source` is the id of the user group they come from, "" for the channel.
    `is_done` where it was just done."""

    team: Team
    joining: tuple[Member, ...] = ()
    leaving: tuple[Member, ...] = ()
    owning: tuple[Member, ...] = ()
    source: str = ""
    is_done: bool = False

    @property
    def is_any(self) -> bool:
        return bool(self.joining or self.leaving or self.is_from_elsewhere)

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether the team's members were taken from another source until now."""
        return self.source != (self.team.members_from or "")

    @property
    def sign(self) -> str:
        """The same for the same people, in 16 characters: what was shown before it is done."""
        people = (*(one.id for one in self.joining), "-", *(one.id for one in self.leaving))
        return sha256(" ".join((self.team.key, self.source, *people)).encode()).hexdigest()[:16]

    def done(self) -> "MembersChange":
        return replace(self, is_done=True)
