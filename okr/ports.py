"""What the actions need from the world: the time, a transaction bound to one workspace, working days."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from okr.calendar import Calendar
from okr.mending import Mending
from okr.outlook import Outlook
from okr.repositories import (
    Audit,
    CheckIns,
    Comments,
    Cycles,
    Deliveries,
    Destinations,
    DigestEdits,
    Drafts,
    Initiatives,
    KeyResults,
    Members,
    Notices,
    Objectives,
    Reactions,
    References,
    Settings,
    Standings,
    TalliedKeyResults,
)
from okr.repositories_export import WholeRecord
from okr.repositories_teams import Teams
from okr.repositories_writing import ObjectiveComments, ObjectiveDrafts
from okr.team import CalendarSettings


class Transaction(Protocol):
    """All data of one workspace. There is no way to reach another's."""

    workspace: str

    @property
    def settings(self) -> Settings: ...
    @property
    def members(self) -> Members: ...
    @property
    def teams(self) -> Teams: ...
    @property
    def cycles(self) -> Cycles: ...
    @property
    def objectives(self) -> Objectives: ...
    @property
    def key_results(self) -> KeyResults: ...
    @property
    def initiatives(self) -> Initiatives: ...
    @property
    def references(self) -> References: ...
    @property
    def check_ins(self) -> CheckIns: ...
    @property
    def standings(self) -> Standings: ...
    @property
    def tallied(self) -> TalliedKeyResults: ...
    @property
    def on_record(self) -> WholeRecord: ...
    @property
    def outlook(self) -> Outlook: ...
    @property
    def objective_drafts(self) -> ObjectiveDrafts: ...
    @property
    def objective_comments(self) -> ObjectiveComments: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def mending(self) -> Mending: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def reactions(self) -> Reactions: ...
    @property
    def comments(self) -> Comments: ...
    @property
    def digest_edits(self) -> DigestEdits: ...
    @property
    def destinations(self) -> Destinations: ...


@dataclass(frozen=True, slots=True)
class World:
    """Everything an action receives besides its arguments.

    `now()` is the aware UTC calendar time. `transaction()` commits when left without an error and rolls back with
    one; it holds the write lock from its start. `snapshot()` is for reading. `working_days` turns a team's
    calendar settings into a calendar.
    """

    workspace: str
    now: Callable[[], datetime]
    transaction: Callable[[], AbstractContextManager[Transaction]]
    snapshot: Callable[[], AbstractContextManager[Transaction]]
    working_days: Callable[[CalendarSettings], Calendar]
