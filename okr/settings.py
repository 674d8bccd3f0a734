"""Every threshold of the method as a named setting with its default; a workspace or team can change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from okr.member import zone_named
from okr.quarter import PLAIN, FiscalCalendar


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The figures behind health (method.md, Pace to Health). Gaps are fractions of the whole way (0.10 = 10 points).

    `monthly_days` and `quarterly_days` are for how long a figure measured monthly or quarterly counts as new: until
    then its pace is judged on the day it was measured.
    """

    on_track_gap: Decimal = Decimal("0.10")
    behind_gap: Decimal = Decimal("0.25")
    last_part: Decimal = Decimal("0.2")
    last_part_factor: Decimal = Decimal("0.5")
    aspirational_factor: Decimal = Decimal("0.7")
    worse_than_start_runs: int = 2
    limit_missed_runs: int = 2
    limit_grace: Decimal = Decimal("0.25")
    sure_from: int = 8
    unsure_from: int = 4
    confidence_fall: int = 2
    stalled_measurements: int = 3
    silent_windows: int = 2
    monthly_days: int = 35
    quarterly_days: int = 98


DEFAULT_THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class PilotStage:
    """From `since` (aware) on the teams of these keys, and those below them, are asked alone; every team where there
    is none."""

    since: datetime
    teams: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkspaceChoices:
    """What an admin chose: whether a status in Slack that says somebody is away counts as an absence here, and the
    company's `mission`, which stands above the tree of objectives, empty for none; how its years and quarters lie, and
    whether the company's channel is told when a cycle begins; and `pilot`, which teams are asked alone, the earliest
    stage first.

    Two that nobody chose are kept with it, for they need a place without a table. `inviters` says by channel id who
    invited the bot there lately: in their language it says hello. `stale_from` is the number of the objective whose
    standings are to be worked out anew next, and those after it (keep_standings_true); None where all are true.
    """

    absence_from_status: bool = True
    inviters: Mapping[str, str] = field(default_factory=dict, hash=False)
    stale_from: int | None = None
    mission: str = ""
    calendar: FiscalCalendar = PLAIN
    announce_cycles: bool = True
    pilot: tuple[PilotStage, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """What holds for the whole workspace. Nothing is planned for times before `since` (aware)."""

    workspace: str
    name: str
    since: datetime
    language: str = "en"
    zone: str = "UTC"
    allow_guests: bool = False
    thresholds: Thresholds = field(default_factory=Thresholds)
    choices: WorkspaceChoices = field(default_factory=WorkspaceChoices)

    @property
    def tz(self) -> ZoneInfo:
        return zone_named(self.zone) or ZoneInfo("UTC")
