"""A small office in a real database, with a clock that a test moves: what the check-in's actions run in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.holiday_calendar import calendar_of
from okr.actions.record_check_in import record_check_in
from okr.answered import Receipt
from okr.check_in import Answer, CheckIn
from okr.cycle import Cycle
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from okr.form import Submission
from okr.key_result import KeyResult
from okr.member import Absence, Member
from okr.objective import Objective
from okr.ports import World
from okr.settings import WorkspaceSettings
from okr.team import Team
from okr.week import Week
from storage.delivery import DeliveryRow
from storage.engine import Database
from tests.builders import (
    WORKSPACE,
    a_cycle,
    a_key_result,
    a_member,
    a_team,
    an_increase,
    an_objective,
)

THIS_WEEK = Week(2026, 48)
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 15, tzinfo=UTC)
MONDAY_AT_NINE = datetime(2026, 11, 30, 9, tzinfo=UTC)
SINCE = datetime(2026, 11, 21, tzinfo=UTC)


class Office:
    """Alice (U1) owns KR-1 of the care team, which Linh (ULEAD) leads; it is Friday 15:00 UTC of week 48."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = FRIDAY_AFTERNOON
        self.world = self.world_of(database)
        self.alice = a_member("U1", name="Alice")
        self.lead = a_member("ULEAD", name="Linh")
        with database.transaction(WORKSPACE) as tx:
            tx.settings.put(WorkspaceSettings(WORKSPACE, "Acme", SINCE))
        self.put(a_cycle(), a_team(), self.alice, self.lead, an_objective())
        self.put(a_key_result(an_increase(0, 100)))

    def world_of(self, database: Database) -> World:
        return world_at(database, lambda: self.now)

    def put(self, *things: Cycle | Team | Member | Absence | Objective | KeyResult) -> None:
        with self.database.transaction(WORKSPACE) as tx:
            for thing in things:
                match thing:
                    case Cycle():
                        tx.cycles.put(thing)
                    case Team():
                        tx.teams.put(thing)
                    case Member():
                        tx.members.put(thing)
                    case Absence():
                        tx.members.put_absence(thing)
                    case Objective():
                        tx.objectives.put(thing)
                    case KeyResult():
                        tx.key_results.put(thing)

    def with_settings(self, *, allow_guests: bool | None = None, since: datetime | None = None) -> None:
        with self.database.transaction(WORKSPACE) as tx:
            now = tx.settings.get()
            allowed = now.allow_guests if allow_guests is None else allow_guests
            tx.settings.put(replace(now, allow_guests=allowed, since=since or now.since))

    def answer(
        self,
        answers: dict[int, Answer],
        *,
        by: Member | None = None,
        week: Week = THIS_WEEK,
        seen: dict[int, int] | None = None,
    ) -> Receipt:
        return record_check_in(self.world, Submission(week, answers, seen or {}), by=by or self.alice)

    def current(self, number: int = 1, week: Week = THIS_WEEK) -> CheckIn | None:
        with self.database.snapshot(WORKSPACE) as tx:
            return tx.check_ins.current(number, week)

    def revisions(self, number: int = 1) -> list[CheckIn]:
        with self.database.snapshot(WORKSPACE) as tx:
            return list(tx.check_ins.revisions(number))

    def planned(self, kind: DeliveryKind, week: Week = THIS_WEEK) -> dict[str, Delivery]:
        """The rows of that kind and week, by subject."""
        with self.database.snapshot(WORKSPACE) as tx:
            return {row.plan.subject: row for row in tx.deliveries.of_period(week.key) if row.plan.kind is kind}

    def delivery(self, kind: DeliveryKind, subject: str, period: str = THIS_WEEK.key) -> Delivery:
        with self.database.snapshot(WORKSPACE) as tx:
            found = tx.deliveries.get(kind, subject, period)
        assert found is not None
        return found

    def delivery_planned(self, kind: DeliveryKind, subject: str, period: str = THIS_WEEK.key) -> Delivery:
        """A row that waits, planned where it was not."""
        with self.database.transaction(WORKSPACE) as tx:
            tx.deliveries.plan([Plan(kind, subject, period, self.now, self.now)])
        return self.delivery(kind, subject, period)

    def sent(self, kind: DeliveryKind, subject: str, period: str = THIS_WEEK.key) -> Delivery:
        """A row that Slack has, planned first where it was not."""
        with self.database.transaction(WORKSPACE) as tx:
            tx.deliveries.plan([Plan(kind, subject, period, self.now, self.now)])
        row = DeliveryRow.__table__
        with self.database.engine.begin() as connection:
            connection.execute(
                row.update()
                .where(row.c.kind == kind, row.c.subject == subject, row.c.period == period)
                .values(state=DeliveryState.SENT, sent=row.c.wanted, channel="D1", slack_ts="1.1")
            )
        return self.delivery(kind, subject, period)


def world_at(database: Database, now: Callable[[], datetime]) -> World:
    """The world of the builders' workspace in that database, with a clock of the test's own."""
    return World(
        workspace=WORKSPACE,
        now=now,
        transaction=lambda: database.transaction(WORKSPACE),
        snapshot=lambda: database.snapshot(WORKSPACE),
        working_days=calendar_of,
    )


def subjects(rows: Iterable[Delivery], state: DeliveryState = DeliveryState.PENDING) -> set[str]:
    return {row.plan.subject for row in rows if row.state is state}
