"""The rows of a company file, as people write them; pydantic checks their shape."""

from datetime import date, time
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from messages.cleaning import kept
from messages.settings_workspace import MISSION
from okr.cycle import CycleState
from okr.initiative import InitiativeState
from okr.key_result import KeyResultState, Measured
from okr.metric import Kind
from okr.objective import Ambition, Level, Visibility

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Figure = Decimal | str
"""A number, or a text read by the key result's unit ("2:37", "1,2 tỷ")."""


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def no_sign_that_cannot_be_kept(cls, cell: object) -> object:
        """YAML can write "\\0", which no PostgreSQL text holds."""
        if isinstance(cell, dict):
            return {key: kept(text) if isinstance(text, str) else text for key, text in cell.items()}
        return kept(cell) if isinstance(cell, str) else cell


class WorkspaceRow(Row):
    name: str | None = None
    language: Literal["en", "vi"] | None = None
    zone: str | None = None
    allow_guests: bool | None = None
    mission: str | None = Field(default=None, max_length=MISSION)


class CycleRow(Row):
    key: str = Field(min_length=1, max_length=40)
    name: str = ""
    first_day: date
    last_day: date
    state: CycleState = CycleState.ACTIVE
    parent: str | None = None


class TeamRow(Row):
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
    digest: bool = True


class AwayRow(Row):
    first_day: date
    last_day: date
    delegate: str | None = None


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
    away: tuple[AwayRow, ...] = ()


class StepRow(Row):
    title: str = Field(min_length=1)
    weight: Decimal = Field(default=Decimal(1), gt=0)
    due: date | None = None


class PhaseRow(Row):
    day: date
    value: Figure


class ChangeRow(Row):
    since: date
    reason: str = Field(min_length=1)
    by: str | None = None
    start: Figure | None = None
    target: Figure | None = None
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
    week: str
    value: Any = None
    confidence: int = Field(ge=1, le=10)
    note: str = ""
    blocker: str = ""
    by: str | None = None


class KeyResultRow(Row):
    key: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1, max_length=250)
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    kind: Kind
    unit: str = ""
    start: Figure | None = None
    target: Figure | None = None
    relative: str = ""
    evidence: str = ""
    steps: tuple[StepRow, ...] = ()
    phases: tuple[PhaseRow, ...] = ()
    first_day: date | None = None
    due: date | None = None
    weight: Decimal | None = Field(default=None, ge=0)
    measured: Measured = Measured.WEEKLY
    state: KeyResultState = KeyResultState.ACTIVE
    changes: tuple[ChangeRow, ...] = ()
    weekly: WeeklyRow | None = None
    check_ins: tuple[CheckInRow, ...] = ()

    @field_validator("unit", mode="before")
    @classmethod
    def no_unit_is_a_number(cls, unit: object) -> object:
        return "" if unit is None else unit


class InitiativeRow(Row):
    key: str = Field(min_length=1, max_length=80)
    title: str = Field(min_length=1, max_length=250)
    key_result: str | None = None
    owner: str | None = None
    link: str = ""
    due: date | None = None
    state: InitiativeState = InitiativeState.RUNNING


class ObjectiveRow(Row):
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
    parent: str | None = None
    parent_key_result: str | None = None
    key_results: tuple[KeyResultRow, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()


class CompanyRows(Row):
    workspace: WorkspaceRow = WorkspaceRow()
    cycles: tuple[CycleRow, ...] = ()
    teams: tuple[TeamRow, ...] = ()
    members: tuple[MemberRow, ...] = ()
    objectives: tuple[ObjectiveRow, ...] = ()
