"""What the actions need from the world: the time, a transaction bound to one workspace, working days."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from okr.check_in import CheckIn
from okr.cycle import Cycle
from okr.delivery import Delivery, Plan
from okr.draft import Draft
from okr.initiative import Initiative
from okr.key_result import KeyResult, Target
from okr.member import Absence, Member
from okr.objective import Objective
from okr.settings import WorkspaceSettings
from okr.standing import Standing, Tally
from okr.team import CalendarSettings, Membership, Team
from okr.week import Week


class WorkingDays(Protocol):
    """A calendar: which days are worked."""

    def is_working_day(self, day: date, /) -> bool: ...


class Members(Protocol):
    def get(self, member: str) -> Member | None: ...
    def many(self, members: Iterable[str]) -> dict[str, Member]: ...
    def all(self) -> Sequence[Member]: ...
    def by_email(self, email: str) -> Member | None: ...
    def put(self, member: Member) -> None:
        """Insert the member, or replace what is known of them."""
        ...

    def absences(self, *, on: date | None = None, member: str | None = None) -> Sequence[Absence]:
        """Absences, all or those that cover a day or are of one member."""
        ...

    def put_absence(self, absence: Absence) -> None:
        """Insert; the key is (member, first_day), and a second one with it replaces the first."""
        ...


class Teams(Protocol):
    def get(self, key: str) -> Team | None: ...
    def all(self) -> Sequence[Team]: ...
    def company(self) -> Team | None: ...
    def of_channel(self, channel: str) -> Sequence[Team]: ...
    def put(self, team: Team) -> None: ...
    def memberships(self, *, member: str | None = None, team: str | None = None) -> Sequence[Membership]: ...
    def put_membership(self, membership: Membership) -> None: ...
    def drop_membership(self, membership: Membership) -> None: ...


class Cycles(Protocol):
    def get(self, key: str) -> Cycle | None: ...
    def all(self) -> Sequence[Cycle]: ...
    def put(self, cycle: Cycle) -> None: ...


class Objectives(Protocol):
    def get(self, number: int) -> Objective | None: ...
    def many(self, numbers: Iterable[int]) -> dict[int, Objective]: ...
    def find(
        self,
        *,
        teams: Iterable[str] | None = None,
        owner: str | None = None,
        cycles: Iterable[str] | None = None,
    ) -> Sequence[Objective]:
        """Objectives that are not archived, by number, that meet every condition given."""
        ...

    def next_number(self) -> int:
        """A number no other objective of the workspace has or had; safe under concurrency."""
        ...

    def put(self, objective: Objective) -> None: ...


class KeyResults(Protocol):
    def get(self, number: int) -> KeyResult | None: ...
    def many(self, numbers: Iterable[int]) -> dict[int, KeyResult]: ...
    def lock(self, numbers: Iterable[int]) -> dict[int, KeyResult]:
        """As `many`, held until the transaction ends: FOR UPDATE in ascending order on PostgreSQL."""
        ...

    def of_objectives(self, objectives: Iterable[int]) -> Sequence[KeyResult]:
        """By objective and number; takes any number of objectives."""
        ...

    def owned_by(self, members: Iterable[str]) -> Sequence[KeyResult]: ...
    def owners(self) -> Mapping[str, Sequence[int]]:
        """Owner to the numbers of their active key results in cycles that take check-ins."""
        ...

    def next_number(self) -> int: ...
    def put(self, key_result: KeyResult) -> None:
        """Insert or replace, with all its targets."""
        ...

    def add_target(self, number: int, target: Target) -> None: ...


class Initiatives(Protocol):
    def of_objectives(self, objectives: Iterable[int]) -> Sequence[Initiative]:
        """By objective and number."""
        ...

    def next_number(self) -> int: ...
    def put(self, initiative: Initiative) -> None: ...


class References(Protocol):
    """The names that files and other tools use for our numbered things, so that loading twice changes nothing."""

    def get(self, kind: str, key: str) -> int | None: ...
    def all(self, kind: str) -> Mapping[str, int]: ...
    def put(self, kind: str, key: str, number: int) -> None: ...


class CheckIns(Protocol):
    def current(self, key_result: int, week: Week) -> CheckIn | None: ...
    def current_of(self, key_results: Iterable[int], week: Week) -> dict[int, CheckIn]: ...
    def history(self, key_result: int) -> Sequence[CheckIn]:
        """The current revision of every week, oldest week first."""
        ...

    def revisions(self, key_result: int) -> Sequence[CheckIn]:
        """Every revision of every week, in the order they were said."""
        ...

    def add(self, check_in: CheckIn) -> None:
        """Insert a revision and point its (key result, week) at it. Never updates an old one."""
        ...


class Standings(Protocol):
    def get(self, key_result: int) -> Standing | None: ...
    def many(self, key_results: Iterable[int], *, trend: bool = True) -> dict[int, Standing]:
        """Those there are; without their trends where `trend` is False, which is what reading thousands asks for."""
        ...

    def tallies(self, key_results: Iterable[int]) -> dict[int, Tally]:
        """The tallies alone, of those that were answered: enough to assess, and a seventh of the work of `many`."""
        ...

    def put(self, standing: Standing) -> None: ...


class Drafts(Protocol):
    def get(self, member: str, week: Week) -> Draft | None: ...
    def put(self, draft: Draft) -> None: ...
    def drop(self, member: str, week: Week) -> None: ...


class Deliveries(Protocol):
    """The planning side of the outbox; claiming and marking is bot/delivery.py's, through storage/outbox.py."""

    def plan(self, plans: Iterable[Plan]) -> int:
        """Insert what is not there yet (one row a key, whatever its state); returns how many were new."""
        ...

    def plan_missed(self, plans: Iterable[Plan], *, reason: str) -> int:
        """As `plan`, but visibly `missed` from the start."""
        ...

    def get(self, kind: str, subject: str, period: str) -> Delivery | None: ...
    def of_period(self, period: str, *, subject: str | None = None) -> Sequence[Delivery]:
        """Rows of exactly this period or of its ordinals ("2026-W48" finds "2026-W48.1" too)."""
        ...

    def planned_subjects(self, kind: str, period: str) -> set[str]:
        """Whom a row of that kind and exact period already exists for."""
        ...

    def want_edit(self, delivery: int) -> None:
        """Ask that a message be brought up to date; harmless while it is not sent yet."""
        ...

    def plan_again(self, delivery: int, *, not_before: datetime, not_after: datetime) -> None:
        """Take up a row that was missed, cancelled or dead, with a new window; harmless for any other."""
        ...

    def cancel(self, delivery: int, *, reason: str) -> None:
        """Take back a row that is still pending."""
        ...


class Settings(Protocol):
    def get(self) -> WorkspaceSettings: ...
    def put(self, settings: WorkspaceSettings) -> None: ...


class Audit(Protocol):
    def note(self, *, actor: str, action: str, thing: str, at: datetime) -> None:
        """One line of who did what; never what somebody wrote."""
        ...


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
    def drafts(self) -> Drafts: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def audit(self) -> Audit: ...


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
    working_days: Callable[[CalendarSettings], WorkingDays]
