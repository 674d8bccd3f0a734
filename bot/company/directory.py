"""Who and what there is in Slack, for finding the people and channels that a file names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from okr.member import Member


@dataclass(frozen=True, slots=True)
class Directory:
    """The workspace's members and channels. E-mails and channel names are found whatever their case."""

    workspace: str
    members: dict[str, Member] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)

    def person(self, name: str) -> Member:
        """The member of a Slack id or an e-mail; KeyError with a sentence where there is none."""
        if name in self.members:
            return self.members[name]
        for member in self.members.values():
            if member.email and member.email.casefold() == name.casefold():
                return member
        raise KeyError(f"nobody in Slack has the id or e-mail {name}")

    def channel(self, name: str) -> str:
        """The id of a channel given by id or "#name"; KeyError with a sentence where there is none."""
        if name in self.channels.values():
            return name
        found = self.channels.get(name.removeprefix("#").casefold())
        if found is None:
            raise KeyError(f"the bot sees no channel {name}: check the name, or /invite it there if it is private")
        return found


def directory_of(workspace: str, members: Sequence[Member], channels: Sequence[tuple[str, str]]) -> Directory:
    """A directory of the members and of (id, name) pairs of channels."""
    return Directory(
        workspace,
        {member.id: member for member in members},
        {name.casefold(): channel for channel, name in channels},
    )
