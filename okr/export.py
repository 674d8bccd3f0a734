"""What an export holds: all that one person may see, or all there is, read a part at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.company import NewObjective
from okr.cycle import Cycle
from okr.health import Assessment
from okr.member import Absence, Member
from okr.objective import Objective
from okr.rollup import RollUp
from okr.settings import WorkspaceSettings
from okr.standing import Standing
from okr.team import Membership, Team


class Form(StrEnum):
    """As what it is written: a file that `load` reads, one table, or a spreadsheet of all."""

    YAML = "yaml"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class WrittenExport:
    """A file that somebody asked for, as of the aware moment `at`."""

    form: Form
    at: datetime
    content: bytes


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a key result stands right now."""

    assessment: Assessment
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class ExportedObjective:
    """An objective with its keys and, unlike one that is to be loaded, with the numbers it has here; `above` is the
    objective that it serves. `judged` holds its key results by number."""

    new: NewObjective
    above: Objective | None
    roll_up: RollUp
    judged: Mapping[int, Judged]

    @property
    def objective(self) -> Objective:
        return self.new.objective


@dataclass(frozen=True, slots=True)
class Export:
    """`people` are all members by id, for their names; `members` those of whom there is something to say. `seen_by` is
    whose export it is, None for the operator's. `objectives` come by number and can be gone through once, while the
    database is open: no more than some hundred are in memory at a time."""

    settings: WorkspaceSettings
    at: datetime
    cycles: tuple[Cycle, ...]
    teams: tuple[Team, ...]
    people: Mapping[str, Member]
    members: tuple[Member, ...]
    memberships: tuple[Membership, ...]
    absences: tuple[Absence, ...]
    objectives: Iterator[ExportedObjective]
    seen_by: Member | None = None
