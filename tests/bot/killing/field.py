"""A company whose bot is killed all the time: its database, its Slack, its machine time, and what came of it all."""

import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path

from sqlalchemy import TextClause, exists, func, or_, select

from okr.settings import WorkspaceSettings
from okr.team import TeamChoices
from okr.week import Week
from sandbox import Member, Sandbox, Workspace
from storage.delivery import DeliveryRow
from storage.engine import Database
from tests.bot.killing.machine_time import MachineTime
from tests.bot.killing.orders import OURS, Nursery, Orders
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import MANIFEST, database_at, put

FRIDAY = datetime(2027, 1, 8, 15, 0, 30, tzinfo=UTC)
"""Half a minute after everybody's check-in time."""

POWER_CUT = 130.0
"""Seconds for which all machines are off together: longer than any lease, and than anybody may look for a message."""

STEADY, A_TURN = 10, 0.01
"""So many looks, so many seconds apart, at which nothing new has arrived."""

TABLE = DeliveryRow.__table__
UNSETTLED = frozenset({"pending", "sending", "ambiguous"})


@dataclass
class Field:
    """`replica` starts one; each of the others says what Slack shows and what the database says."""

    database: Database
    url: str
    slack: Sandbox
    machine: MachineTime
    folder: Path
    nursery: Nursery
    people: int
    moment: datetime = FRIDAY

    def replica(self, *, strategy: str = OURS, stops_before: int = 0) -> int:
        """The process id of a replica that has just begun to live."""
        orders = Orders(
            database_url=self.url,
            api_url=self.slack.url,
            bot_token=self.slack.bot_token,
            app_token=self.slack.app_token,
            moment=self.moment.isoformat(),
            machine=str(self.folder / "machine-time"),
            log=str(self.folder / "replicas.log"),
            strategy=strategy,
            stops_before=stops_before,
        )
        return self.nursery.start(orders)

    async def stopped(self, replica: int) -> None:
        """Wait until it has stopped itself."""
        mark = self.folder / f"stopped-{replica}"
        await self.slack.eventually(mark.exists, seconds=20)

    def go_on(self, replica: int) -> None:
        os.kill(replica, signal.SIGCONT)

    async def kill(self, replica: int) -> bool:
        """kill -9, and wait until it is gone; False for one that had ended by itself (its database was away)."""
        try:
            os.kill(replica, signal.SIGKILL)
        except ProcessLookupError:
            return False
        await self.slack.eventually(lambda: not is_alive(replica), seconds=10)
        return True

    async def has_arrived(self) -> None:
        """Wait until Slack has taken whatever the dead had sent: machine time must not jump over what is on its way,
        for the minutes that it stands for would have brought it there."""
        turns, before = 0, -1
        while turns < STEADY:
            now = self.received().total()
            turns, before = (turns + 1 if now == before else 0), now
            await self.slack.clock.machine_sleep(A_TURN)

    def next_week(self) -> None:
        """Everybody is to be asked once more."""
        self.moment += timedelta(days=7)
        self.slack.move_to(self.moment)

    def has(self, *states: TextClause) -> bool:
        """Whether any delivery is in such a state; the conditions are those of the small indexes."""
        with self.database.reading() as connection:
            return bool(connection.scalar(select(exists(select(1).select_from(TABLE).where(or_(*states))))))

    def asked(self) -> int:
        """For how many people this week's question is planned."""
        this_week = (TABLE.c.workspace == WORKSPACE, TABLE.c.week == Week.of(self.moment.date()).key)
        with self.database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(TABLE).where(*this_week)) or 0

    def received(self) -> Counter[str]:
        """How many messages of each delivery people see in Slack, by its id."""
        told = (message for channel in self.slack.office.conversations for message in self.shown_in(channel.id))
        return Counter(told)

    def shown_in(self, channel: str) -> list[str]:
        messages = self.slack.channel_messages(channel)
        return [message.metadata["event_payload"]["delivery_id"] for message in messages if message.metadata]

    def said(self) -> dict[str, str]:
        """What the database says of each delivery: its state, by its id."""
        with self.database.reading() as connection:
            return {str(row.id): row.state for row in connection.execute(select(TABLE.c.id, TABLE.c.state))}

    def wrong(self) -> tuple[int, int]:
        """How many messages are lost (nobody will send them, or they are said to be sent and are not), and how many
        are there more often than once."""
        received = self.received()
        lost = sum(state not in UNSETTLED and received[delivery] == 0 for delivery, state in self.said().items())
        return lost, sum(count - 1 for count in received.values() if count > 1)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@asynccontextmanager
async def field_of(database_url: str, folder: Path, nursery: Nursery, *, people: int) -> AsyncIterator[Field]:
    """That many people who are to be asked now."""
    names = [f"U{number:04}" for number in range(people)]
    members = [Member(person, person.lower(), f"Person {person}") for person in names]
    with database_at(database_url) as database:
        a_company(database, names)
        async with Sandbox(Workspace(team_id=WORKSPACE, members=members), manifest=MANIFEST, now=FRIDAY) as slack:
            machine = MachineTime(folder / "machine-time")
            yield Field(database, database_url, slack, machine, folder, nursery, people)


def a_company(database: Database, names: Sequence[str], *, zones: Sequence[str] = ("UTC",)) -> None:
    """Each owns a key result, and all are asked on Fridays at 15:00 in their zones, which take turns; nothing else is
    ever said in this company."""
    silent = TeamChoices(reminder=False, lead_line=False, alerts=False, picture=False)
    team = a_team(lead=None, channel=None, digest=False, choices=silent)
    years = a_cycle(first_day=date(2027, 1, 1), last_day=date(2028, 12, 31))
    with database.transaction(WORKSPACE) as tx:
        put(WorkspaceSettings(WORKSPACE, "Acme", since=FRIDAY - timedelta(days=1)), tx)
        for thing in (team, years, an_objective(owner=None)):
            put(thing, tx)
        for number, (person, zone) in enumerate(zip(names, cycle(zones), strict=False), start=1):
            put(a_member(person, name=f"Person {number}", zone=zone), tx)
            put(a_key_result(number=number, owner=person, start=years.first_day, due=years.last_day), tx)
