"""The repositories a transaction offers: each keeps one kind of thing of one workspace."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from okr.audit import Note
from okr.check_in import CheckIn
from okr.cycle import Cycle
from okr.delivery import Delivery, Plan
from okr.destination import ClosedDestination
from okr.digest_edit import DigestEdit
from okr.draft import Draft
from okr.initiative import Initiative
from okr.key_result import KeyResult, Target
from okr.member import Absence, Member
from okr.notice import Notice
from okr.objective import Objective
from okr.reaction import Comment, Reaction
from okr.settings import WorkspaceSettings
from okr.standing import Standing, Tally
from okr.tallied import Tallied
from okr.week import Week


class Members(Protocol):
    def get(self, member: str) -> Member | None: ...
    def many(self, members: Iterable[str]) -> dict[str, Member]: ...
    def lock(self, members: Iterable[str]) -> dict[str, Member]:
        """As `many`; until the transaction ends nobody else changes them. Before any key result is locked."""
        ...

    def all(self) -> Sequence[Member]: ...
    def by_email(self, email: str) -> Member | None: ...
    def put(self, member: Member) -> None:
        """Insert the member, or replace what is known of them."""
        ...

    def put_all(self, members: Iterable[Member]) -> None: ...

    def absences(self, *, on: date | None = None, member: str | None = None) -> Sequence[Absence]:
        """Absences, all or those that cover a day or are of one member."""
        ...

    def put_absence(self, absence: Absence) -> None:
        """Insert; the key is (member, first_day), and a second one with it replaces the first."""
        ...

    def drop_absence(self, absence: Absence) -> None: ...


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

    def next_number(self) -> int:
        """A number no other objective of the workspace has or had; safe under concurrency."""

    def next_numbers(self, count: int) -> range: ...
    def put(self, objective: Objective) -> None: ...
    def put_all(self, objectives: Iterable[Objective]) -> None: ...


class KeyResults(Protocol):
    def get(self, number: int) -> KeyResult | None: ...
    def many(self, numbers: Iterable[int]) -> dict[int, KeyResult]: ...
    def lock(self, numbers: Iterable[int]) -> dict[int, KeyResult]:
        """As `many`, held until the transaction ends: FOR UPDATE in ascending order on PostgreSQL."""
        ...

    def of_objectives(self, objectives: Iterable[int]) -> Sequence[KeyResult]:
        """As in_place; takes any number of objectives."""

    def owned_by(self, members: Iterable[str]) -> Sequence[KeyResult]: ...
    def owners(self) -> Mapping[str, Sequence[int]]:
        """Owner to the numbers of their active key results in cycles that take check-ins."""

    def open_of_owners(self, owners: Iterable[str] | None = None) -> Mapping[tuple[str, str, str], Sequence[int]]:
        """As `owners`, by owner, team and cycle; of some owners, or of all."""

    def next_number(self) -> int: ...
    def next_numbers(self, count: int) -> range: ...
    def put(self, key_result: KeyResult) -> None:
        """Insert or replace, with all its targets."""

    def put_all(self, key_results: Iterable[KeyResult]) -> None: ...

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
    def put_all(self, kind: str, numbers: Mapping[str, int]) -> None: ...


class CheckIns(Protocol):
    def current(self, key_result: int, week: Week) -> CheckIn | None: ...
    def current_of(self, key_results: Iterable[int], week: Week) -> dict[int, CheckIn]: ...
    def answered_in(self, week: Week, key_results: Iterable[int]) -> set[int]:
        """Those of the key results that have an answer of that week."""

    def history(self, key_result: int) -> Sequence[CheckIn]:
        """The current revision of every week, oldest week first."""

    def histories(self, key_results: Iterable[int]) -> Mapping[int, Sequence[CheckIn]]: ...
    def revisions(self, key_result: int) -> Sequence[CheckIn]:
        """Every revision of every week, in the order they were said."""

    def add(self, check_in: CheckIn) -> None:
        """Insert a revision and point its (key result, week) at it. Never updates an old one."""

    def add_all(self, check_ins: Sequence[CheckIn]) -> None: ...


class Standings(Protocol):
    def get(self, key_result: int) -> Standing | None: ...
    def many(self, key_results: Iterable[int], *, trend: bool = True) -> dict[int, Standing]:
        """Those there are; without their trends where `trend` is False, which is what reading thousands asks for."""

    def tallies(self, key_results: Iterable[int]) -> dict[int, Tally]:
        """The tallies alone, of those that were answered: enough to assess, and a seventh of the work of `many`."""

    def put(self, standing: Standing) -> None: ...
    def put_all(self, standings: Iterable[Standing]) -> None: ...


class TalliedKeyResults(Protocol):
    def of_objectives(self, objectives: Iterable[int]) -> Sequence[Tallied]:
        """Their active key results as a count knows them, by objective and number; one query."""


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
    def of_period(
        self, period: str, *, subject: str | None = None, subjects: Iterable[str] | None = None
    ) -> Sequence[Delivery]:
        """Rows of exactly this period or of its ordinals ("2026-W48" finds "2026-W48.1" too), all or those about one
        subject or some."""
        ...

    def of_kind(self, kind: str, week: str) -> Sequence[Delivery]:
        """Every row of that kind about that week, whatever its ordinal, oldest first."""
        ...

    def planned_subjects(self, kind: str, period: str) -> set[str]:
        """Whom a row of that kind and exact period already exists for."""
        ...

    def was_sent(self, kind: str, subject: str) -> bool:
        """Whether a message of that kind about that subject was ever sent, in any period."""
        ...

    def sent_since(self, delivery: int, *, subject: str | None = None, kinds: Iterable[str] = ()) -> bool:
        """Whether a message with the id `delivery` or a later one was sent; about that subject and of one of those
        kinds, where any are named."""
        ...

    def missed_between(self, since: datetime, until: datetime) -> Mapping[str, int]:
        """How many of each kind whose window ended in between were missed; the most first."""
        ...

    def moved(self, *, old: str, new: str) -> None:
        """The channel `old` has another id by now: what was sent there is edited there."""
        ...

    def want_edit(self, delivery: int) -> None:
        """Ask that a message be brought up to date; harmless while it is not sent yet."""
        ...

    def want_edits(self, deliveries: Iterable[int]) -> None:
        """As `want_edit`, for any number at once."""
        ...

    def plan_again(self, delivery: int, *, not_before: datetime, not_after: datetime) -> None:
        """Take up a row that was missed, cancelled or dead, with a new window; harmless for any other."""
        ...

    def retime(self, delivery: int, *, not_before: datetime, not_after: datetime) -> bool:
        """Give a row that is still pending another window; False where it no longer is, and nothing was changed."""
        ...

    def cancel(self, delivery: int, *, reason: str) -> None:
        """Take back a row that is still pending."""
        ...


class Settings(Protocol):
    def get(self) -> WorkspaceSettings: ...
    def lock(self) -> WorkspaceSettings:
        """As `get`; until the transaction ends nobody else holds it, so that what is made once is made once."""
        ...

    def put(self, settings: WorkspaceSettings) -> None: ...


class Audit(Protocol):
    def note(self, *, actor: str, action: str, thing: str, at: datetime) -> None:
        """One line of who did what; never what somebody wrote."""
        ...

    def latest(self, limit: int = 100, *, actor: str | None = None, below: int | None = None) -> Sequence[Note]:
        """The newest lines, newest first: of all, of one `actor`, and only those before the line `below`."""
        ...


class Notices(Protocol):
    def get(self, number: int) -> Notice | None: ...
    def many(self, numbers: Iterable[int]) -> dict[int, Notice]: ...
    def next_number(self) -> int: ...
    def put(self, notice: Notice) -> None: ...


class Reactions(Protocol):
    def of(self, key_results: Iterable[int], week: Week) -> Sequence[Reaction]:
        """In the order they were given."""
        ...

    def put(self, reaction: Reaction) -> None:
        """Insert, or replace the one of that key result, week, member and kind."""

    def drop(self, reaction: Reaction) -> None: ...


class Comments(Protocol):
    def of(self, key_results: Iterable[int], week: Week | None = None) -> Sequence[Comment]:
        """In the order they were written; of all weeks where none is named."""
        ...

    def next_number(self) -> int: ...
    def put(self, comment: Comment) -> None: ...


class DigestEdits(Protocol):
    def get(self, team: str, week: Week) -> DigestEdit | None: ...
    def put(self, edit: DigestEdit) -> None: ...


class Destinations(Protocol):
    """Those that are closed; few at any time."""

    def get(self, place: str) -> ClosedDestination | None: ...
    def all(self) -> Sequence[ClosedDestination]: ...
    def put(self, closed: ClosedDestination) -> None: ...
    def drop(self, place: str) -> None: ...
