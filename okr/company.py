"""A company as somebody hands it over: people, teams, cycles, objectives and their history, before it has numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from okr.check_in import Answer
from okr.cycle import Cycle
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.member import Absence, Member
from okr.objective import Objective
from okr.quarter import FiscalCalendar
from okr.settings import PilotStage, Thresholds
from okr.team import Membership, Team
from okr.week import Week


@dataclass(frozen=True, slots=True)
class PastCheckIn:
    """What `by` once said in `week`; said on the check-in day of that week where `at` is None.

    The last revision of a week is what holds; `reason` says why it was corrected, `on_behalf_of` for whom `by` spoke.
    """

    week: Week
    answer: Answer
    by: str
    at: datetime | None = None
    on_behalf_of: str | None = None
    reason: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True)
class NewKeyResult:
    """A key result with number 0 until it is loaded; `key` names it in its file. `check_ins` by week and revision."""

    key: str
    key_result: KeyResult
    check_ins: tuple[PastCheckIn, ...] = ()


@dataclass(frozen=True, slots=True)
class NewInitiative:
    """An initiative with number 0; `key_result` is the key of the one it is meant to move."""

    key: str
    initiative: Initiative
    key_result: str | None = None


@dataclass(frozen=True, slots=True)
class NewObjective:
    """An objective with number 0; `parent` and `parent_key_result` are keys of the same file or of earlier ones.

    `unsaid` names those of its fields of which the file says nothing, so that what is on record stays.
    """

    key: str
    objective: Objective
    key_results: tuple[NewKeyResult, ...] = ()
    initiatives: tuple[NewInitiative, ...] = ()
    parent: str | None = None
    parent_key_result: str | None = None
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """What a file says of the workspace itself; None leaves it as it is."""

    name: str | None = None
    language: str | None = None
    zone: str | None = None
    allow_guests: bool | None = None
    mission: str | None = None
    absence_from_status: bool | None = None
    thresholds: Thresholds | None = None
    calendar: FiscalCalendar | None = None
    announce_cycles: bool | None = None
    pilot: tuple[PilotStage, ...] | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """Everything one file holds, checked and with its people and channels found in Slack.

    `home` is the workspace that the file was exported from, so that there "O-3" is the objective of that number.
    `is_partial` where it holds what one person may see: a parent that is not in it may be there all the same. `unsaid`
    names, by team, those of its fields of which the file says nothing.
    """

    profile: CompanyProfile = CompanyProfile()
    cycles: tuple[Cycle, ...] = ()
    teams: tuple[Team, ...] = ()
    members: tuple[Member, ...] = ()
    memberships: tuple[Membership, ...] = ()
    absences: tuple[Absence, ...] = ()
    objectives: tuple[NewObjective, ...] = ()
    home: str | None = None
    is_partial: bool = False
    unsaid: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)


@dataclass(eq=False)
class TwoCompanies(Exception):
    """The file's company has the key `named`, and `known` stands for the company already."""

    named: str
    known: str


@dataclass(eq=False)
class WrongParents(Exception):
    """Objectives of the file that cannot hang where it puts them: `elsewhere` under one objective and under a key
    result of another, `circled` below themselves."""

    elsewhere: tuple[NewObjective, ...]
    circled: tuple[NewObjective, ...]


class Outcome(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # what is on record wins over the file; `why` says what to do


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one row of the file."""

    kind: str
    name: str
    outcome: Outcome
    why: str = ""
