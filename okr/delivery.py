"""A delivery is one message that Slack is to show: planned in the database, sent once, then kept up to date."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


ONCE = "once"
"""The period of what is said once and never again."""


class DeliveryKind(StrEnum):
    NUDGE = "nudge"
    SNOOZE = "snooze"
    REMINDER = "reminder"
    LEAD_REMINDER = "lead_reminder"
    DIGEST = "digest"
    DIGEST_PART = "digest_part"
    RECEIPT = "receipt"
    NOTICE = "notice"
    GREETING = "greeting"
    WELCOME = "welcome"
    LEAD_LINE = "lead_line"
    DIGEST_PICTURE = "digest_picture"
    HELP_THREAD = "help_thread"
    EXPORT = "export"
    CYCLE_START = "cycle_start"
    CYCLE_QUESTIONS = "cycle_questions"


AS_FILES = frozenset({DeliveryKind.DIGEST_PICTURE, DeliveryKind.EXPORT})
"""What goes out as a file: it carries no metadata to be found by, and is never edited."""


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    AMBIGUOUS = "ambiguous"  # Slack may or may not have it
    SENT = "sent"
    MISSED = "missed"
    DEAD = "dead"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class MissReason(StrEnum):
    """Why a due message was not sent; kept in `last_error` of a missed delivery."""

    TOO_LATE = "too_late"
    BOT_WAS_DOWN = "bot_was_down"
    NO_CHANNEL = "no_channel"
    SHARED_CHANNEL = "shared_channel"  # with another workspace
    CHANNEL_CLOSED = "channel_closed"  # archived, deleted, or the bot is not in it
    TEAM_ARCHIVED = "team_archived"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent: unique by (workspace, kind, subject, period).

    `subject` is whom or what it is about: a member id for nudge, snooze, reminder, receipt, notice, welcome, lead_line,
    lead_reminder and export; a team key for digest, digest_part, digest_picture, help_thread, cycle_start and
    cycle_questions; a channel id for greeting. `period` is a week key with an ordinal where one week may hold several
    ("2026-W48", "2026-W48.2"), or ONCE. Sent no earlier than `not_before` and no later than `not_after` (aware,
    calendar time).
    """

    kind: DeliveryKind
    subject: str
    period: str
    not_before: datetime
    not_after: datetime

    def about(self, subject: str) -> "Plan":
        """The same of somebody else."""
        return Plan(self.kind, subject, self.period, self.not_before, self.not_after)

    @property
    def week(self) -> str:
        return self.period.split(".")[0]

    @property
    def ordinal(self) -> int:
        return int(self.period.split(".")[1]) if "." in self.period else 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """A planned delivery and what became of it.

    `wanted` and `sent` count revisions of its content: while `wanted` is above `sent`, a sent message is due to be
    edited in place. `channel` and `slack_ts` are where Slack put it (both set when sent). `lease_token` is set
    while a process holds it. Times are aware UTC.
    """

    id: int
    workspace: str
    plan: Plan
    state: DeliveryState
    attempts: int
    wanted: int
    sent: int
    channel: str | None = None
    slack_ts: str | None = None
    lease_token: str | None = None
    last_error: str | None = None
    fingerprint: str | None = None

    @property
    def is_edit(self) -> bool:
        return self.slack_ts is not None


@dataclass(frozen=True, slots=True)
class Outgoing(Generic[T_co]):
    """What a delivery says right now, for whom: composed when it is claimed, from current data.

    `to` is a channel id, or a member id for a direct message; `thread_ts` hangs it under another message.
    `language` ("en", "vi") and `zone` (IANA) are those of whoever reads it. `only_inside` keeps it out of any channel
    that is shared with another workspace at the moment of sending.
    """

    to: str
    language: str
    zone: str
    content: T_co
    thread_ts: str | None = None
    only_inside: bool = False


@dataclass(frozen=True, slots=True)
class Moot:
    """There is no longer anything to say; `why` in a word or two, for operators. `missed` where that is a loss
    people should hear of."""

    why: str
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a message that stands in a channel says while people of another workspace read there: nothing of it."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """What stands in Slack is to go, for it cannot be edited; `why` in a word or two, for operators."""

    why: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """Something else has to go out first; it is tried again shortly. `why` in a word or two, for operators."""

    why: str
