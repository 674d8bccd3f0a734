"""What a workspace starts with: its members and channels, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

MemberKind = Literal["member", "admin", "owner", "guest", "single_channel_guest", "deactivated", "bot", "stranger"]
ChannelKind = Literal["public", "private", "external"]
ELSEWHERE = "T0ELSEWHERE"


@dataclass(frozen=True, slots=True)
class Member:
    """A person (or another bot) as the workspace starts with them.

    `zone` is an IANA name, `locale` as Slack gives it (en-US, vi-VN). A stranger belongs to another workspace and
    is seen through shared channels alone; `team_id` names that workspace. A status has an emoji (":palm_tree:"), words
    and the Unix time at which it goes away by itself (0: never).
    """

    id: str
    name: str
    real_name: str = ""
    email: str = ""
    zone: str = "Etc/UTC"
    locale: str = "en-US"
    kind: MemberKind = "member"
    display_name: str = ""
    title: str = ""
    team_id: str = ""
    status_emoji: str = ""
    status_text: str = ""
    status_expiration: int = 0

    @property
    def shown_name(self) -> str:
        """The name others see: display name, else real name, else handle."""
        return self.display_name or self.real_name or self.name

    @property
    def address(self) -> str:
        """The e-mail address, made up from the handle where none was given."""
        return self.email or f"{self.name}@example.com"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as the workspace starts with it; `external` is shared with another workspace."""

    id: str
    name: str
    members: Sequence[str] = ()
    kind: ChannelKind = "public"
    bot_is_in: bool = True
    archived: bool = False
    topic: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A user group ("@sales-team") as the workspace starts with it; one that is disabled is told of only if asked."""

    id: str
    handle: str
    name: str = ""
    users: Sequence[str] = ()
    description: str = ""
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Workspace:
    """A whole workspace to start from."""

    team_id: str = "T0SANDBOX"
    name: str = "Acme"
    domain: str = "acme"
    members: Sequence[Member] = field(default_factory=tuple)
    channels: Sequence[Channel] = field(default_factory=tuple)
    user_groups: Sequence[UserGroup] = field(default_factory=tuple)
