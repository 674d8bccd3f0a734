"""The rows of a company file, as people write them; pydantic checks their shape."""

from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from messages.cleaning import kept
from messages.settings_workspace import MISSION
from okr.cycle import CycleState
from okr.initiative import InitiativeState
from okr.key_result import KeyResultState, Measured
from okr.member import AbsenceSource, ReminderProfile
from okr.metric import Kind
from okr.objective import Ambition, Level, Visibility
from okr.quarter import FiscalCalendar
from okr.settings import Thresholds
from okr.team import TeamChoices

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Figure = Decimal | str
"""A number, or a text read by the key result's unit ("2:37", "1,2 tỷ")."""


def known_to(shape: type[Thresholds] | type[TeamChoices] | type[FiscalCalendar]) -> BeforeValidator:
    """Refuses a name that is none of the fields of `shape`."""
    known = {each.name for each in fields(shape)}

    def check(given: object) -> object:
        unknown = sorted(str(name) for name in given if name not in known) if isinstance(given, dict) else []
        if unknown:
            raise ValueError(f"there is no {' or '.join(unknown)}; check the spelling")
        return given

    return BeforeValidator(check)


ThresholdsCell = Annotated[Thresholds | None, known_to(Thresholds)]
CalendarCell = Annotated[FiscalCalendar | None, known_to(FiscalCalendar)]
ChoicesCell = Annotated[TeamChoices, known_to(TeamChoices)]


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def no_sign_that_cannot_be_kept(cls, cell: object) -> object:
        """YAML can write "\\0", which no PostgreSQL text holds."""
        if isinstance(cell, dict):
            return {key: kept(text) if isinstance(text, str) else text for key, text in cell.items()}
        return kept(cell) if isinstance(cell, str) else cell


class PilotRow(Row):
    """From `since` on these teams are asked alone; every team where there is none."""

    since: AwareDatetime
    teams: tuple[str, ...] = ()


class WorkspaceRow(Row):
    """`id` is the workspace that the file was exported from."""

    id: str | None = None
    name: str | None = None
    language: Literal["en", "vi"] | None = None
    zone: str | None = None
    allow_guests: bool | None = None
    mission: str | None = Field(default=None, max_length=MISSION)
    absence_from_status: bool | None = None
    announce_cycles: bool | None = None
    calendar: CalendarCell = None
    thresholds: ThresholdsCell = None
    pilot: tuple[PilotRow, ...] | None = None


class CycleRow(Row):
    key: str = Field(min_length=1, max_length=40)
    name: str = ""
    first_day: date
    last_day: date
    state: CycleState = CycleState.ACTIVE
    parent: str | None = None


class FormerRow(Row):
    """How a team was asked in the weeks before `until`."""

    until: str
    every: int = Field(default=1, ge=1, le=8)
    weekday: Weekday = "fri"
    at: time = time(15)


class TeamRow(Row):
    """Of `choices`, `thresholds`, `archived` and `members_from` a file may say nothing: what was set in Slack stays
    then. `archived` is the day from which the team is; none brings it back."""

    key: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=80)
    company: bool = False
    lead: str | None = None
    channel: str | None = None
    parent: str | None = None
    zone: str | None = None
    language: Literal["en", "vi"] | None = None
    country: str | None = None
    working_days: frozenset[Weekday] = frozenset({"mon", "tue", "wed", "thu", "fri"})
    days_off: frozenset[date] = frozenset()
    extra_working_days: frozenset[date] = frozenset()
    every: int = Field(default=1, ge=1, le=8)
    weekday: Weekday = "fri"
    at: time = time(15)
    reminder_at: time = time(9)
    digest_at: time = time(10)
    asked_before: tuple[FormerRow, ...] = ()
    digest: bool = True
    choices: ChoicesCell = TeamChoices()
    archived: date | None = None
    thresholds: ThresholdsCell = None
    members_from: str | None = None


class AwayRow(Row):
    first_day: date
    last_day: date
    delegate: str | None = None
    source: AbsenceSource = AbsenceSource.SAID


class MemberRow(Row):
    email: str | None = None
    slack: str | None = None
    team: str | None = None
    also: tuple[str, ...] = ()
    language: Literal["en", "vi"] | None = None
    zone: str | None = None
    admin: bool | None = None
    quiet_from: time | None = None
    quiet_to: time | None = None
    reminders: ReminderProfile | None = None
    away: tuple[AwayRow, ...] = ()


class StepRow(Row):
    """`number` is what check-ins name it by; its place in the list where none is given."""

    number: int | None = Field(default=None, ge=1)
    title: str = Field(min_length=1)
    weight: Decimal = Field(default=Decimal(1), gt=0)
    due: date | None = None


class PhaseRow(Row):
    day: date
    value: Figure


class MeasureRow(Row):
    """How a key result is measured."""

    kind: Kind | None = None
    unit: str = ""
    start: Figure | None = None
    target: Figure | None = None
    relative: str = ""
    evidence: str = ""
    steps: tuple[StepRow, ...] = ()
    phases: tuple[PhaseRow, ...] = ()

    @field_validator("unit", mode="before")
    @classmethod
    def no_unit_is_a_number(cls, unit: object) -> object:
        return "" if unit is None else unit


class ChangeRow(MeasureRow):
    """A later target. Where it names a `kind` it says anew all of how it is measured, else the figures that changed.
    `at` is the moment, where the first one of the day `since` is not it."""

    since: date
    at: AwareDatetime | None = None
    reason: str = Field(min_length=1)
    by: str | None = None
    first_day: date | None = None
    due: date | None = None


class WeeklyRow(Row):
    """History week by week, side by side from week `from` on; a null confidence is a week without an answer, the
    value `none` an answer with no new figure."""

    first: str = Field(alias="from")
    value: tuple[Any, ...]
    confidence: tuple[int | None, ...]
    note: dict[str, str] = Field(default_factory=dict)
    blocker: dict[str, str] = Field(default_factory=dict)


class CheckInRow(Row):
    """One answer. Several of a week are its revisions, of which the last holds; `at` is when it was said, where that
    is not the check-in time of its week, `behalf_of` whom a delegate spoke for."""

    week: str
    revision: int = Field(default=1, ge=1)
    value: Any = None
    confidence: int = Field(ge=1, le=10)
    note: str = ""
    blocker: str = ""
    blocker_owner: str | None = None
    explanation: str = ""
    by: str | None = None
    behalf_of: str | None = None
    at: AwareDatetime | None = None
    reason: str = ""


class KeyResultRow(MeasureRow):
    """`agreed_at` is the moment from which the first target holds, where that is not the start of its first day."""

    key: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1, max_length=250)
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    kind: Kind
    first_day: date | None = None
    due: date | None = None
    agreed_at: AwareDatetime | None = None
    weight: Decimal | None = Field(default=None, ge=0)
    measured: Measured = Measured.WEEKLY
    state: KeyResultState = KeyResultState.ACTIVE
    changes: tuple[ChangeRow, ...] = ()
    weekly: WeeklyRow | None = None
    check_ins: tuple[CheckInRow, ...] = ()


class InitiativeRow(Row):
    key: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1, max_length=250)
    key_result: str | None = None
    owner: str | None = None
    link: str = ""
    due: date | None = None
    state: InitiativeState = InitiativeState.RUNNING


class ObjectiveRow(Row):
    """Of `contributors`, `obstacles` and `archived` a file may say nothing: what is on record stays then."""

    key: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1, max_length=250)
    why: str = ""
    level: Level = Level.TEAM
    team: str
    cycle: str
    owner: str | None = None
    ambition: Ambition = Ambition.COMMITTED
    visibility: Visibility = Visibility.PUBLIC
    priority: int = 0
    contributors: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    archived: bool = False
    parent: str | None = None
    parent_key_result: str | None = None
    key_results: tuple[KeyResultRow, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()


class CompanyRows(Row):
    """`seen_by` is there where the file holds what that person may see, and no more."""

    seen_by: str | None = None
    workspace: WorkspaceRow = WorkspaceRow()
    cycles: tuple[CycleRow, ...] = ()
    teams: tuple[TeamRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    objectives: tuple[ObjectiveRow, ...] = ()
