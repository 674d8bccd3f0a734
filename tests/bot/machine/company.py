"""The bot's real actions, outbox and deliverer on SQLite in memory, with clocks that tests move, killed at will."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event, text

from bot.actions import Actor
from bot.copies import Copies
from bot.delivery import Deliverer
from bot.parcel import Packer
from bot.planning import Planner
from bot.reconciling import Reconciler
from bot.wiring import FOLLOW, PLANS, registry_of
from bot.worlds import Worlds
from messages import Messages
from okr.delivery import DeliveryState
from okr.member import Member
from okr.refusals import Refusal
from okr.settings import WorkspaceSettings
from storage.engine import open_database
from tests.bot.delivering import TickingClock
from tests.bot.machine.fake_slack import FakeSlack, Killed
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_membership, a_team, an_objective
from tests.running_bot import put

BEFORE = datetime(2026, 11, 27, 14, 50, tzinfo=UTC)
"""A Friday, ten minutes before the first of them are asked."""

PEOPLE = {"U1": "UTC", "U2": "Europe/London", "ULAN": "Asia/Ho_Chi_Minh", "ULEAD": "America/New_York"}
OWNERS = ("U1", "U2", "ULAN")
OPEN = ("pending", "sending", "ambiguous")


class Company:
    """Alice, Bob and Lan own a key result each, in a team of Leah's with a channel."""

    def __init__(self, url: str, messages: Messages) -> None:
        self.clock = TickingClock(BEFORE)
        self.slack = FakeSlack(self.clock)
        self.messages = messages
        self.database = open_database(url)
        event.listen(self.database.engine, "connect", self._keep_our_time)
        self.loop = asyncio.Runner()
        self._move_in()
        self._start()

    def _keep_our_time(self, connection: sqlite3.Connection, _record: object) -> None:
        """The database's clock is the machine's, which tests push."""
        began = BEFORE

        def strftime(_form: str, _now: str, shift: str) -> str:
            moment = began + timedelta(seconds=self.clock.machine + float(shift.partition(" ")[0]))
            return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03}000"

        connection.create_function("strftime", 3, strftime)

    def _move_in(self) -> None:
        with self.database.transaction(WORKSPACE) as tx:
            put(WorkspaceSettings(WORKSPACE, "Acme", since=BEFORE - timedelta(hours=1)), tx)
            for thing in (a_team(), a_cycle(last_day=datetime(2027, 12, 31, tzinfo=UTC).date()), an_objective()):
                put(thing, tx)
            for person, zone in PEOPLE.items():
                put(a_member(person, name=f"Person {person}", zone=zone), tx)
                put(a_membership(person), tx)
            for number, owner in enumerate(OWNERS, start=1):
                put(a_key_result(number=number, owner=owner, due=datetime(2027, 12, 31, tzinfo=UTC).date()), tx)

    def _start(self) -> None:
        """A process that knows nothing but what is in the database."""
        database, clock = self.database, self.clock
        self.actor = Actor(Worlds(database, clock), retry=database.run, threads=2)
        self.deliverer = Deliverer(
            database.outbox,
            self.actor,
            packer=Packer(registry_of(self.messages), self.actor),
            gateway=lambda _workspace: self.slack,
            clock=clock,
            follow=FOLLOW,
        )
        copies = Copies(database.ambiguous, self.actor, history=lambda _workspace: self.slack)
        self.deliverer.take_back_with(copies)
        self.reconciler = Reconciler(
            database.ambiguous, self.actor, history=lambda _workspace: self.slack, copies=copies, clock=clock
        )
        self.planner = Planner(PLANS, self.actor, workspaces=database.workspaces)

    def restart(self) -> None:
        self.actor.close()
        self._start()

    def close(self) -> None:
        self.actor.close()
        self.loop.close()
        self.database.dispose()

    def plan(self) -> None:
        self.loop.run(self.planner.plan_due())

    def deliver(self) -> None:
        """One pass; a process that is killed in it is followed by another."""
        try:
            self.loop.run(self.deliverer.deliver_due())
        except* Killed:
            self.restart()

    def reconcile(self) -> None:
        self.loop.run(self.reconciler.reconcile())

    def time_goes_by(self, **by: float) -> None:
        """On both clocks."""
        self.clock.move_to(self.clock.now() + timedelta(**by))
        self.clock.machine += timedelta(**by).total_seconds()

    def member(self, user: str) -> Member:
        with self.database.snapshot(WORKSPACE) as tx:
            found = tx.members.get(user)
        assert found is not None
        return found

    def act(self, action: Callable[..., object], *told: Any, **more: Any) -> None:
        """Do it, or be refused."""
        with suppress(Refusal):
            self.loop.run(self.actor.act_for(WORKSPACE, action, *told, **more))

    def rows(self) -> Sequence[Any]:
        """Every delivery."""
        with self.database.reading() as connection:
            return connection.execute(text("SELECT * FROM deliveries ORDER BY id")).all()

    def unsettled(self) -> list[str]:
        """What is due and has not come to its end."""
        now = f"{self.clock.now():%Y-%m-%d %H:%M:%S}"
        due = [row for row in self.rows() if str(row.not_before) <= now]
        return [
            f"{row.kind} {row.subject} {row.period}: {row.state} ({row.last_error})"
            for row in due
            if row.state in OPEN or (row.state == DeliveryState.MISSED and not row.last_error)
        ]
