"""Answering over HTTP: `/okr status` and the form, one and 32 at a time, beside a bare AsyncApp on the same server."""

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import update

from benchmarks.bench import Bench
from benchmarks.company import Size, owner_of, person, write_company
from benchmarks.line import Line, Spread, at_most_times, spread
from benchmarks.processes import command as command_of
from benchmarks.processes import fake_slack, the_bare_app, the_bot
from benchmarks.requests import Load, Signed, command, submission
from bot.clock import MovableClock, SystemClock
from bot.wiring import PLANS
from bot.worlds import Worlds
from messages import Messages, ids
from messages.check_in_entries import Field, block_id
from messages.language import language_named
from messages.reader import Reader
from okr.actions.open_check_in import open_check_in
from storage.engine import Database
from storage.target import TargetRow
from tests.builders import WORKSPACE, a_cycle

ANY_NUMBER = 1
CLIENT_SECONDS = 120
ZONE = "Asia/Ho_Chi_Minh"
"""Everybody's, so that one form is of the week that takes everybody's answers."""

LASTS_AT_MOST = timedelta(hours=1)
LONGER_THAN_ANY_WINDOW = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked again and again: `next` makes the request for the next person; the answer holds what it `says`."""

    name: str
    next: Callable[[int], Signed]
    says: str
    bare_says: str


@dataclass(frozen=True, slots=True)
class Timed:
    """What one run came to: p50 and p99 in milliseconds, requests a second."""

    p50: float
    p99: float
    rate: float


def measure(bench: Bench) -> list[Line]:
    lines = []
    for url, where in ((bench.sqlite_url(), "SQLite"), (bench.postgres_url(), "PostgreSQL")):
        lines += on(bench, url, where)
    return lines


def on(bench: Bench, url: str, where: str) -> list[Line]:
    asked = {1: bench.size(60, quick=5), 32: bench.size(224, quick=40)}
    people = sum(asked.values()) * (bench.runs + 1)
    with bench.database(url) as database:
        size = Size(people, teams=max(1, people // 20), key_results=people, zones=(ZONE,))
        write_open_company(database, size)
        view = a_filled_form(database)
    askings = (
        Asking("/okr status", a_status, says="Support tickets a month", bare_says="All is well"),
        Asking("form sent", a_form_of(view, size), says="update", bare_says=""),
    )
    lines = []
    with fake_slack() as api, the_bot(url, api) as ours, the_bare_app(url, api) as bare:
        for asking in askings:
            turns, bare_turns = count(), count()
            for at_once, often in asked.items():
                mine, low = [], []
                for _ in range(bench.runs):
                    signed = [asking.next(turn) for turn in islice(bare_turns, often)]
                    low.append(run(bench.folder, Load(bare.port, tuple(signed), at_once, asking.bare_says)))
                    signed = [asking.next(turn) for turn in islice(turns, often)]
                    mine.append(run(bench.folder, Load(ours.port, tuple(signed), at_once, asking.says)))
                lines += lines_of(f"{asking.name} over HTTP, {at_once} at a time, {where}", mine, low)
    return lines


def lines_of(what: str, ours: Sequence[Timed], bare: Sequence[Timed]) -> list[Line]:
    def of(take: Callable[[Timed], float]) -> tuple[Spread, Spread]:
        return spread([take(each) for each in ours]), spread([take(each) for each in bare])

    p50, low50 = of(lambda each: each.p50)
    p99, low99 = of(lambda each: each.p99)
    rate, most = of(lambda each: each.rate)
    return [
        Line(f"{what}: p50", p50, "ms", low50),
        Line(f"{what}: p99", p99, "ms", low99, at_most_times(2)),
        Line(f"{what}: requests", rate, "/s", most),
    ]


def run(folder: Path, load: Load) -> Timed:
    """Let a client in a process of its own send it."""
    load.write(folder / "load.json")
    client = subprocess.run(
        command_of(["benchmarks.client", str(folder / "load.json")]),
        capture_output=True,
        text=True,
        check=False,
        timeout=CLIENT_SECONDS,
    )
    if client.returncode:
        raise RuntimeError(client.stderr[-2000:])
    told = json.loads(client.stdout)
    cut = quantiles(told["seconds"], n=100, method="inclusive")
    return Timed(cut[49] * 1000, cut[98] * 1000, len(load.requests) / told["whole"])


def write_open_company(database: Database, size: Size) -> None:
    """One whose cycle runs today, by the machine's clock: the bot that serves has no other."""
    write_company(database, size)
    today = datetime.now(UTC).date()
    start, due = today - timedelta(days=40), today + timedelta(days=50)
    with database.transaction(WORKSPACE) as tx:
        tx.cycles.put(a_cycle(first_day=start, last_day=due))
    with database.writing() as connection:
        connection.execute(update(TargetRow.__table__).values(start=start, due=due))
    leave_nothing_to_send(database)


def leave_nothing_to_send(database: Database) -> None:
    """What is due by now, or will be while it is measured, is planned and counts as missed."""
    soon = datetime.now(UTC) + LASTS_AT_MOST
    for plan in PLANS:
        plan(Worlds(database, MovableClock(soon))(WORKSPACE))
    database.outbox.miss_overdue(soon + LONGER_THAN_ANY_WINDOW)


def a_status(turn: int) -> Signed:
    return command(person(turn), "status")


def a_filled_form(database: Database) -> dict[str, Any]:
    """The weekly form of the first person, filled in."""
    world = Worlds(database, SystemClock())(WORKSPACE)
    with world.snapshot() as tx:
        member = tx.members.get(person(0))
    assert member is not None
    form = open_check_in(world, by=member)
    view = Messages.read().check_in.form(form, Reader(language_named("en"), member.tz))
    for block in view["blocks"]:
        if block.get("block_id") == block_id(ANY_NUMBER, Field.SURER):
            block["elements"][2]["style"] = "primary"
    values = {
        block_id(ANY_NUMBER, Field.VALUE): {"field": {"type": "plain_text_input", "value": "45"}},
        block_id(ANY_NUMBER, Field.NOTE): {"field": {"type": "plain_text_input", "value": "signed three more"}},
        block_id(ANY_NUMBER, Field.BLOCKER): {"field": {"type": "plain_text_input", "value": ""}},
    }
    return {**view, "state": {"values": values}}


def a_form_of(view: dict[str, Any], size: Size) -> Callable[[int], Signed]:
    """The same form as each person has it, about their own key result."""
    text = json.dumps(view)
    assert view["callback_id"] == ids.CHECK_IN_FORM

    def next_form(turn: int) -> Signed:
        return submission(
            person(owner_of(turn, size)), json.loads(text.replace(f"kr-{ANY_NUMBER}-", f"kr-{turn + 1}-"))
        )

    return next_form
