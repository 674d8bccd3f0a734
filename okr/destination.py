"""A destination that is closed: Slack takes nothing there for now, and somebody has been told what to do about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.delivery import MissReason
from okr.member import Member

INSTALL = "install"
"""The place that stands for the installation itself: nothing can be posted anywhere."""

DIRECT_MESSAGES = "direct messages"
"""The place that stands for all direct messages: the app's Messages tab is off."""


class Trouble(StrEnum):
    """Why nothing goes to a channel, or to a person."""

    ARCHIVED = "archived"
    REMOVED = "removed"  # the bot is not in it
    GONE = "gone"  # deleted, or out of the bot's sight
    RESTRICTED = "restricted"  # only some people may post there
    SHARED = "shared"  # people of another workspace read it
    UNREACHABLE = "unreachable"  # a person whom Slack takes no message for


CHANNEL_TROUBLES = {
    "is_archived": Trouble.ARCHIVED,
    "not_in_channel": Trouble.REMOVED,
    "channel_not_found": Trouble.GONE,
    "restricted_action": Trouble.RESTRICTED,
}
"""What Slack's codes say of a channel; the others are about one message (docs.slack.dev, chat.postMessage)."""

PERSON_TROUBLES = frozenset({"channel_not_found", "user_not_found", "users_not_found", "cannot_dm_bot"})
LEFT = frozenset({"user_disabled"})
"""The codes that say of a person that nothing can be sent to them, and that they were deactivated."""

OF_THE_TOKEN = frozenset({"account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed"})
"""The codes of which auth.test tells whether they still hold."""

NO_DIRECT_MESSAGES = "messages_tab_disabled"


@dataclass(frozen=True, slots=True)
class ClosedDestination:
    """`place` is a channel's or a member's id, INSTALL or DIRECT_MESSAGES; `why` a Trouble, for the last two Slack's
    own code, with the scope that it says is `needed`. `since` and `looked_at`, when Slack was last asked whether it
    works again, are calendar time. `notices` are the numbers of those that tell of it; `delivery` is the id of the one
    that could not be sent: where that or a later one was, it works again."""

    place: str
    why: str
    since: datetime
    looked_at: datetime
    needed: str = ""
    notices: tuple[int, ...] = ()
    delivery: int = 0

    @property
    def can_be_asked(self) -> bool:
        """Whether Slack says, asked about the token, that the installation works again."""
        return self.why in OF_THE_TOKEN or bool(self.needed)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What a notice of a closed channel says now: the channel and why nothing goes there, None where it works again;
    and the channel that the team has by now, None where it has none."""

    channel: str
    why: Trouble | None
    now_in: str | None

    @property
    def is_over(self) -> bool:
        return self.why is None or self.now_in != self.channel


@dataclass(frozen=True, slots=True)
class Outage:
    """From when until when nothing could be posted, and how many messages of each kind were missed meanwhile."""

    since: datetime
    until: datetime
    missed: tuple[tuple[str, int], ...] = ()

    @property
    def is_over(self) -> bool:
        """It is told afterwards, and stays worth telling."""
        return False


@dataclass(frozen=True, slots=True)
class Unreached:
    """A person whom nothing reaches; `is_over` where something does again."""

    member: Member | None
    is_over: bool


def miss_reason_of(why: str) -> MissReason:
    """Why what goes to a channel with that trouble is missed."""
    return MissReason.SHARED_CHANNEL if why == Trouble.SHARED else MissReason.CHANNEL_CLOSED
