"""kill -9 at every point between planning and marking: nothing pending is lost, nothing is sent twice, and what was in
flight is shown as ambiguous."""

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest

from okr.cadence import Cadence
from okr.delivery import DeliveryState
from okr.settings import WorkspaceSettings
from okr.team import CalendarSettings
from sandbox import Member, Sandbox, Workspace
from sandbox.state.records import Call
from storage.engine import Database
from tests.bot.okr_bot_process import Shell, end, shell_for
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import MANIFEST, database_at, put

PEOPLE = [f"U{number:03}" for number in range(40)]
SEED = 48
POST = "chat.postMessage"


def a_company_asked_half_an_hour_ago(database: Database) -> None:
    """Forty people who own a key result each, in a zone where it is about noon, so that today is not soon over."""
    now = datetime.now(UTC)
    east = 12 - now.hour
    zone = f"Etc/GMT{-east:+}" if east else "Etc/UTC"
    local = now + timedelta(hours=east)
    cadence = Cadence(weekday=local.weekday(), at=(local - timedelta(minutes=30)).time().replace(second=0))
    every_day = CalendarSettings(weekdays=frozenset(range(7)))
    team = a_team(cadence=cadence, zone=zone, calendar=every_day, lead=None, channel=None, digest=False)
    today = local.date()
    cycle = a_cycle(first_day=today - timedelta(days=30), last_day=today + timedelta(days=60))
    with database.transaction(WORKSPACE) as tx:
        put(WorkspaceSettings(WORKSPACE, "Acme", since=now - timedelta(hours=1)), tx)
        for thing in (team, cycle, an_objective(owner=None)):
            put(thing, tx)
        for number, person in enumerate(PEOPLE, start=1):
            put(a_member(person, name=f"Person {number}", zone=zone), tx)
            put(a_key_result(number=number, owner=person, start=cycle.first_day, due=cycle.last_day), tx)


@dataclass(frozen=True, slots=True)
class House:
    """A database, a Slack and a way to run the bot on both."""

    database: Database
    slack: Sandbox
    shell: Shell

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """A running `okr-bot run`, killed with -9 at the end."""
        process = await self.shell.start("run")
        try:
            yield process
        finally:
            await end(process, signal.SIGKILL)

    def states(self) -> Counter[DeliveryState]:
        return Counter(self.database.outbox.counts_by_state())

    def received(self) -> Counter[str]:
        """How many messages each person got."""
        dms = {person: self.slack.office.conversations.dm(person).id for person in PEOPLE}
        return Counter({person: len(self.slack.channel_messages(dm)) for person, dm in dms.items()})

    def said_to_have_it(self) -> set[str]:
        return {delivery.plan.subject for delivery in self.database.outbox.find([DeliveryState.SENT])}

    def let_leases_run_out(self) -> None:
        """A minute goes by on the database's clock."""
        with self.database.writing() as connection:
            long_ago = "2000-01-01 00:00:00.000000" + ("+00" if self.database.on_postgres else "")
            connection.exec_driver_sql(f"UPDATE deliveries SET lease_until = '{long_ago}' WHERE state = 'sending'")

    def nobody_got_it_twice(self) -> None:
        twice = [person for person, count in self.received().items() if count > 1]
        assert not twice
        lost = [person for person in self.said_to_have_it() if self.received()[person] != 1]
        assert not lost


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    members = [Member(person, person.lower(), f"Person {person}") for person in PEOPLE]
    with database_at(database_url) as database:
        a_company_asked_half_an_hour_ago(database)
        async with Sandbox(Workspace(team_id=WORKSPACE, members=members), manifest=MANIFEST) as slack:
            yield House(database, slack, shell_for(slack, tmp_path, DATABASE_URL=database_url))


@pytest.mark.slow
async def test_whenever_the_bot_is_killed_nothing_is_lost_or_sent_twice(house: House) -> None:
    await killed_between_planning_and_claiming(house)
    await killed_when_slack_has_it_and_nobody_marked_it(house)
    await killed_between_claiming_and_sending(house)
    await killed_at_random_moments(house, times=2)
    ambiguous = await started_once_more_until_all_is_settled(house)
    await the_doctor_shows_what_may_not_have_arrived(house, ambiguous)


async def killed_between_planning_and_claiming(house: House) -> None:
    """A pause keeps the bot from claiming what it has planned."""
    house.database.outbox.pause(WORKSPACE, delay=timedelta(hours=1))
    async with house.bot():
        await house.slack.eventually(lambda: house.states()[DeliveryState.PENDING] == len(PEOPLE), seconds=20)
    assert house.states() == Counter({DeliveryState.PENDING: len(PEOPLE)})
    with house.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM pauses")


async def killed_when_slack_has_it_and_nobody_marked_it(house: House) -> None:
    """Slack takes the fifth message, and the bot is dead before it hears so."""
    async with house.bot() as process:
        with at_call_of(house.slack, POST, number=5, do=lambda: os.kill(process.pid, signal.SIGKILL)):
            await asyncio.wait_for(process.wait(), 20)
    assert house.received().total() >= 5
    assert house.states()[DeliveryState.SENDING] > 0


async def killed_between_claiming_and_sending(house: House) -> None:
    """Slack takes no call in; what was claimed is in flight."""
    already = house.received().total()
    held = house.states()[DeliveryState.SENDING]
    house.slack.faults.slow(POST, 600)
    async with house.bot():
        await house.slack.eventually(lambda: house.states()[DeliveryState.SENDING] > held, seconds=20)
    house.slack.faults.clear()
    assert house.received().total() == already


async def killed_at_random_moments(house: House, *, times: int) -> None:
    moments = random.Random(SEED)
    house.slack.faults.slow(POST, 0.05)
    for _ in range(times):
        calls = len(house.slack.calls(POST))
        async with house.bot() as process:
            await house.slack.eventually(partial(posting_or_done, house, calls), seconds=20)
            await house.slack.clock.machine_sleep(moments.uniform(0, 0.1))
            assert process.returncode is None
        house.nobody_got_it_twice()
    house.slack.faults.clear()


async def started_once_more_until_all_is_settled(house: House) -> set[str]:
    """What was pending arrives; what was in flight is ambiguous, and is left alone. Returns whose that is."""
    house.let_leases_run_out()
    async with house.bot():
        settled = {DeliveryState.SENT, DeliveryState.AMBIGUOUS}
        await house.slack.eventually(lambda: set(house.states()) == settled, seconds=20)
    house.nobody_got_it_twice()
    ambiguous = {delivery.plan.subject for delivery in house.database.outbox.find([DeliveryState.AMBIGUOUS])}
    assert ambiguous | house.said_to_have_it() == set(PEOPLE)
    return ambiguous


async def the_doctor_shows_what_may_not_have_arrived(house: House, ambiguous: set[str]) -> None:
    ran = await house.shell.run("doctor")
    assert ran.code == 1
    shown = {person for person in PEOPLE if f"The nudge of {person} for" in ran.out}
    assert len(shown) == min(20, len(ambiguous))
    assert shown <= ambiguous
    assert "is ambiguous (lease_expired)." in ran.out


def posting_or_done(house: House, calls: int) -> bool:
    return len(house.slack.calls(POST)) > calls or not pending(house)


def pending(house: House) -> int:
    return house.states()[DeliveryState.PENDING]


def at_call_of(slack: Sandbox, method: str, *, number: int, do: Callable[[], None]) -> AbstractContextManager[object]:
    """Do something at the `number`th call of a method from now on: after it took effect, before it is answered."""
    record, seen = slack.office.records.call, count(1)

    def watching(call: Call) -> None:
        record(call)
        if call.method == method and next(seen) == number:
            do()

    return patch.object(slack.office.records, "call", watching)


@pytest.mark.slow
async def test_a_stopped_bot_finishes_what_is_in_flight_and_claims_nothing_more(house: House) -> None:
    house.slack.faults.slow(POST, 0.5)
    process = await house.shell.start("run")
    await house.slack.eventually(lambda: house.states()[DeliveryState.SENDING], seconds=20)
    ended = await end(process, signal.SIGTERM)
    assert ended.code == 0, ended.err
    assert house.states()[DeliveryState.SENDING] == 0
    assert house.states()[DeliveryState.SENT] == house.received().total() > 0
    assert house.states()[DeliveryState.PENDING] > 0
