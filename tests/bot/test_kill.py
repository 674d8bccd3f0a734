"""`okr-bot run` killed with -9 as Slack has a message and the bot was not told: started again, it finds out.

tests/bot/killing kills a thousand times; this is the command itself, with nothing of it replaced."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
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
POST = "chat.postMessage"
SENDING, SENT = DeliveryState.SENDING, DeliveryState.SENT


def a_company_asked_half_an_hour_ago(database: Database, people: Sequence[str] = PEOPLE) -> None:
    """People who own a key result each, in a zone where it is about noon, so that today is not soon over."""
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
        for number, person in enumerate(people, start=1):
            put(a_member(person, name=f"Person {number}", zone=zone), tx)
            put(a_key_result(number=number, owner=person, start=cycle.first_day, due=cycle.last_day), tx)


@pytest.mark.slow
async def test_the_command_killed_as_slack_has_a_message_sends_each_once(sqlite_url: str, tmp_path: Path) -> None:
    people = PEOPLE[:12]
    members = [Member(person, person.lower(), f"Person {person}") for person in people]
    with database_at(sqlite_url) as database:
        a_company_asked_half_an_hour_ago(database, people)
        async with Sandbox(Workspace(team_id=WORKSPACE, members=members), manifest=MANIFEST) as slack:
            shell = shell_for(slack, tmp_path, DATABASE_URL=sqlite_url)
            await killed_at_the_fifth_message(slack, shell)
            assert SENDING in database.outbox.counts_by_state()
            let_leases_run_out(database)
            await run_until(slack, shell, lambda: SENDING not in database.outbox.counts_by_state())
            let_leases_run_out(database)
            await run_until(slack, shell, lambda: database.outbox.counts_by_state() == {SENT: len(people)})
            dms = [slack.office.conversations.dm(person).id for person in people]
            assert [len(slack.channel_messages(dm)) for dm in dms] == [1] * len(people)


async def killed_at_the_fifth_message(slack: Sandbox, shell: Shell) -> None:
    process = await shell.start("run")
    with at_call_of(slack, POST, number=5, do=lambda: os.kill(process.pid, signal.SIGKILL)):
        await asyncio.wait_for(process.wait(), 30)
    await end(process, signal.SIGKILL)


async def run_until(slack: Sandbox, shell: Shell, condition: Callable[[], bool]) -> None:
    """Start it, and kill it once that is so."""
    process = await shell.start("run")
    try:
        await slack.eventually(condition, seconds=30)
    finally:
        await end(process, signal.SIGKILL)


def let_leases_run_out(database: Database) -> None:
    """Some minutes go by on the database's clock."""
    long_ago = "'2000-01-01 00:00:00.000000'"
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE deliveries SET lease_until = {long_ago} WHERE state = 'sending'")
        connection.exec_driver_sql(f"UPDATE deliveries SET retry_at = {long_ago} WHERE state = 'ambiguous'")


def at_call_of(slack: Sandbox, method: str, *, number: int, do: Callable[[], None]) -> AbstractContextManager[object]:
    """Do something at the `number`th call of a method from now on: after it took effect, before it is answered."""
    record, seen = slack.office.records.call, count(1)

    def watching(call: Call) -> None:
        record(call)
        if call.method == method and next(seen) == number:
            do()

    return patch.object(slack.office.records, "call", watching)
