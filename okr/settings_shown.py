"""What the settings show: what may be changed by whom, and what it means in dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from okr.destination import ClosedDestination
from okr.member import Member, ReminderProfile
from okr.settings import Thresholds, WorkspaceSettings
from okr.team import Team


@dataclass(frozen=True, slots=True)
class OwnChoices:
    """What a person sets for themselves; None for a language or zone as Slack says. Quiet hours are both or neither."""

    language: str | None = None
    own_zone: str | None = None
    quiet_from: time | None = None
    quiet_to: time | None = None
    reminders: ReminderProfile = ReminderProfile.USUAL


@dataclass(frozen=True, slots=True)
class Times:
    """When somebody is asked and reminded in one week, their quiet hours kept; None for what does not come."""

    nudge_at: datetime | None
    reminder_at: datetime | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next check-in: its times as each reminder profile has them, and the digest that follows, in which channel
    (None: none follows)."""

    times: Mapping[ReminderProfile, Times] = field(hash=False)
    digest_at: datetime | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class TeamAhead:
    """The next check-in of a team, by its own clock: when it asks, and when its digest comes (None: it has none)."""

    nudge_at: datetime
    digest_at: datetime | None
    channel: str | None


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """A person's own settings at `now`, the `language` they read, the next check-in they are asked in (None: none), and
    what else they may set: teams, by name, and, where they are an admin, the workspace. `zones` are those that people
    here live in, the most common first."""

    now: datetime
    member: Member
    language: str
    ahead: Ahead | None
    teams: tuple[Team, ...] = ()
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamSettings:
    """A team's settings at `now`; `ahead` is None where its calendar leaves no day to ask on. `thresholds` are those in
    force, its own or the workspace's (`common_thresholds`). `closed` says why its digest is held back, where it is.
    `places` are names and keys of the teams it may be placed below, None for who may not place it. It `waits` where a
    pilot is on that it is not in."""

    now: datetime
    team: Team
    ahead: TeamAhead | None
    thresholds: Thresholds
    common_thresholds: Thresholds
    zones: tuple[str, ...] = ()
    closed: ClosedDestination | None = None
    places: tuple[tuple[str, str], ...] | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class SharedChoices:
    """What an admin sets for the whole workspace; `appointed` are the members named as admins here, `mission` what the
    company is there for, on one line."""

    language: str
    zone: str
    allow_guests: bool
    absence_from_status: bool
    thresholds: Thresholds
    appointed: frozenset[str]
    mission: str = ""


@dataclass(frozen=True, slots=True)
class SharedSettings:
    """What holds for the whole workspace. `appointed` are the admins named here, beside those that Slack names."""

    now: datetime
    settings: WorkspaceSettings
    appointed: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


class ThresholdField(StrEnum):
    """The bounds of health that people may set."""

    ON_TRACK_GAP = "on_track_gap"
    BEHIND_GAP = "behind_gap"
    SURE_FROM = "sure_from"
    UNSURE_FROM = "unsure_from"
    SILENT_WINDOWS = "silent_windows"
