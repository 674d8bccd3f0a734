"""A company as somebody hands it over: people, teams, cycles, objectives and their history, before it has numbers."""

from dataclasses import dataclass
from enum import StrEnum

from okr.check_in import Answer
from okr.cycle import Cycle
from okr.initiative import Initiative
from okr.key_result import KeyResult
from okr.member import Absence, Member
from okr.objective import Objective
from okr.team import Membership, Team
from okr.week import Week


@dataclass(frozen=True, slots=True)
class PastCheckIn:
    """What `by` once said in `week`; said on the check-in day of that week."""

    week: Week
    answer: Answer
    by: str


@dataclass(frozen=True, slots=True)
class NewKeyResult:
    """A key result with number 0 until it is loaded; `key` names it in its file."""

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
    """An objective with number 0; `parent` and `parent_key_result` are keys of the same file or of earlier ones."""

    key: str
    objective: Objective
    key_results: tuple[NewKeyResult, ...] = ()
    initiatives: tuple[NewInitiative, ...] = ()
    parent: str | None = None
    parent_key_result: str | None = None


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """What a file says of the workspace itself; None leaves it as it is."""

    name: str | None = None
    language: str | None = None
    zone: str | None = None
    allow_guests: bool | None = None
    mission: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """Everything one file holds, checked and with its people and channels found in Slack."""

    profile: CompanyProfile = CompanyProfile()
    cycles: tuple[Cycle, ...] = ()
    teams: tuple[Team, ...] = ()
    members: tuple[Member, ...] = ()
    memberships: tuple[Membership, ...] = ()
    absences: tuple[Absence, ...] = ()
    objectives: tuple[NewObjective, ...] = ()


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
