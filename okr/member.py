"""A member is a person in the workspace, as Slack knows them and with the choices they made here."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class MemberKind(StrEnum):
    FULL = "full"
    GUEST = "guest"
    STRANGER = "stranger"  # from another workspace, in a shared channel
    DEACTIVATED = "deactivated"
    BOT = "bot"


WHO_ANSWERS = frozenset({MemberKind.FULL, MemberKind.GUEST})


class ReminderProfile(StrEnum):
    """What a person gets in a week: the nudge and, where it is needed, the reminder; the nudge alone; or nothing but
    the reminder, in the morning before the digest."""

    USUAL = "usual"
    NUDGE_ONLY = "nudge_only"
    REMINDER_ONLY = "reminder_only"


LANGUAGE_OF_LOCALE = {"en": "en", "vi": "vi"}


@dataclass(frozen=True, slots=True)
class Member:
    """A person, named by Slack's user id. `zone` is an IANA name; `locale` is Slack's ("vi-VN").

    `language` and `own_zone` are the person's own choice and win over what Slack says. `admin` is what Slack says of
    them, `appointed` what was said here: either makes them a workspace admin of this bot.
    """

    workspace: str
    id: str
    name: str
    email: str = ""
    zone: str = "UTC"
    locale: str = "en-US"
    kind: MemberKind = MemberKind.FULL
    admin: bool = False
    appointed: bool = False
    language: str | None = None
    own_zone: str | None = None
    quiet_from: time | None = None
    quiet_to: time | None = None
    reminders: ReminderProfile = ReminderProfile.USUAL

    @property
    def is_admin(self) -> bool:
        return self.admin or self.appointed

    @property
    def tz(self) -> ZoneInfo:
        """The zone the person lives by: their own choice, else Slack's; UTC where neither is a zone."""
        return zone_of(self.own_zone, self.zone)

    def reads(self, workspace_language: str) -> str:
        """The language to write to the person in: their own choice, else Slack's locale, else the workspace's."""
        return self.language or LANGUAGE_OF_LOCALE.get(self.locale[:2].lower(), workspace_language)

    @property
    def can_answer(self) -> bool:
        return self.kind in WHO_ANSWERS

    def takes_part(self, *, guests: bool) -> bool:
        """Whether this person owns, answers and is told anything here; `guests` where the workspace lets guests."""
        return self.can_answer and (guests or self.kind is not MemberKind.GUEST)


def zone_of(own: str | None, slacks: str) -> ZoneInfo:
    """The zone somebody lives by: their own choice, else Slack's, else UTC."""
    for name in (own, slacks):
        if name and (zone := zone_named(name)):
            return zone
    return ZoneInfo("UTC")


@lru_cache(maxsize=1024)  # ZoneInfo itself keeps eight, and reads the others from their files each time
def zone_named(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class AbsenceSource(StrEnum):
    """Who said so: somebody here, or the person's status in Slack; or the status was not meant so (UNDONE), which is
    kept so that the same status is not taken for an absence again."""

    SAID = "said"
    STATUS = "status"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Absence:
    """`member` is away from `first_day` to `last_day`, both included; `delegate` answers meanwhile. One that was undone
    covers no day."""

    workspace: str
    member: str
    first_day: date
    last_day: date
    delegate: str | None = None
    source: AbsenceSource = AbsenceSource.SAID

    def covers(self, day: date) -> bool:
        return self.source is not AbsenceSource.UNDONE and self.first_day <= day <= self.last_day
