"""Who is reading: their zone and language, and the names the workspace knows."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from sandbox.workspace import Member


class Directory(Protocol):
    """Where names come from: a sandbox, here or in another process."""

    def member(self, user_id: str) -> Member | None:
        """The member of that id."""

    def channel_name(self, channel_id: str) -> str | None:
        """The name of that channel, without its mark."""

    def now(self) -> datetime:
        """Calendar time."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The person whose eyes a text is written for."""

    directory: Directory
    zone: tzinfo
    locale: Locale
    now: datetime

    def person(self, user_id: str) -> str:
        """A mention as it is read."""
        member = self.directory.member(user_id)
        return f"@{member.shown_name if member else user_id}"

    def channel(self, channel_id: str) -> str:
        """A channel as it is read."""
        return f"#{self.directory.channel_name(channel_id) or channel_id}"


def reader_of(directory: Directory, viewer: str) -> Reader:
    """The reader behind a user id; someone unknown reads English in UTC."""
    member = directory.member(viewer)
    zone: tzinfo = ZoneInfo(member.zone) if member else UTC
    try:
        locale = Locale.parse((member.locale if member else "en-US").replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "US")
    return Reader(directory, zone, locale, directory.now().astimezone(zone))
