"""Every job that runs by itself, run twice at every stop of two weeks, has one effect; a new job has to be listed."""

import inspect
import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.engine import make_url

from bot.commands import run
from bot.process import delivering, plan, reconcile
from bot.syncing import sync_members
from bot.wiring import PLANS
from messages import ids
from okr.actions.ask_anew import ask_anew
from okr.actions.follow_snooze import plan_missed_snoozes
from okr.actions.keep_standings_true import keep_standings_true
from okr.actions.move_cycle import keep_cycles
from okr.actions.plan_cycle_starts import plan_cycle_starts
from okr.actions.plan_digests import plan_digests
from okr.actions.plan_lead_lines import plan_lead_lines
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.plan_welcomes import plan_welcomes
from okr.ports import World
from storage.received import KEPT_FOR
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_target, a_team, an_increase, an_objective
from tests.running_bot import RunningBot, bot_in_slack
from tests.storage.test_received import grow_older

Job = Callable[[RunningBot], Awaitable[object]]

PLANNED = (
    keep_cycles,
    plan_welcomes,
    plan_nudges,
    plan_reminders,
    plan_missed_snoozes,
    plan_digests,
    plan_cycle_starts,
    plan_lead_lines,
    ask_anew,
    keep_standings_true,
)


def planning(action: Callable[..., object]) -> Job:
    return lambda running: running.act(action)


JOBS: Mapping[str, Job] = {
    **{action.__name__: planning(action) for action in PLANNED},
    "database.outbox.expire_leases": lambda running: running.bot.actor.in_thread(
        running.bot.database.outbox.expire_leases
    ),
    "reconciler.reconcile": lambda running: running.bot.reconciler.reconcile(),
    "deliverer.deliver": lambda running: running.bot.deliverer.deliver(),
    "database.received.prune": lambda running: running.bot.actor.in_thread(running.bot.database.received.prune),
    "database.answer_urls.prune": lambda running: running.bot.actor.in_thread(running.bot.database.answer_urls.prune),
    "probe.look": lambda running: running.bot.probe.look(),
    "sync_members": lambda running: sync_members(running.bot),
}
NO_JOBS = frozenset(
    {
        "planner.plan_due",  # runs PLANNED
        "actor.in_thread",
        "heartbeat.beat",
        "metrics.timed",
        "metrics.reconciled",
        "deliverer.deliver_news",  # a part of deliver
        "deliverer.woken",
        "reconciler.woken",
        "database.heard",
        "install.workspace",
        "settings.port",
    }
)
HAPPENS_ELSEWHERE = frozenset(
    {"probe.look", "database.answer_urls.prune", "ask_anew", "keep_cycles", "plan_cycle_starts"}
)
"""Jobs that have nothing to do in these two weeks: tests of their own give them something."""

WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
FRIDAY, MONDAY = datetime(2026, 11, 27, 15, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def test_every_job_there_is_is_listed() -> None:
    assert set(PLANS) == set(PLANNED)
    code = "".join(map(inspect.getsource, (plan, reconcile, delivering)))
    code += "".join(re.findall(r"create_task\((\w+)\(starting", inspect.getsource(run.until_stopped)))
    named = set(re.findall(r"bot\.((?:\w+\.)*\w+)", code)) | set(re.findall(r"sync_\w+", code))
    assert named - NO_JOBS == {name for name in JOBS if name not in {action.__name__ for action in PLANNED}}


async def test_each_job_run_twice_at_every_stop_has_one_effect(sqlite_url: str) -> None:
    effects: set[str] = set()
    async with bot_in_slack(sqlite_url, now=WEDNESDAY) as running:
        await somebody_new(running)
        for moment, happens in course():
            running.move_to(moment)
            await happens(running)
            effects |= await all_jobs_twice(running, sqlite_url)
    assert effects == set(JOBS) - HAPPENS_ELSEWHERE


async def all_jobs_twice(running: RunningBot, url: str) -> set[str]:
    """The names of those that had any effect; none has one the second time."""
    effects, before = set(), everything(running, url)
    for name, job in JOBS.items():
        await job(running)
        once = everything(running, url)
        await job(running)
        assert everything(running, url) == once, f"{name} run twice at {running.clock.now()}"
        if once != before:
            effects.add(name)
        before = once
    return effects


def everything(running: RunningBot, url: str) -> tuple[list[str], list[object]]:
    """All that the database holds, and all that is to be read in Slack."""
    connection = sqlite3.connect(str(make_url(url).database))
    rows = list(connection.iterdump())
    connection.close()
    channels = [conversation.id for conversation in running.slack.office.conversations]
    return rows, [running.slack.channel_messages(channel) for channel in channels]


async def somebody_new(running: RunningBot) -> None:
    """Alice and Lan are to be asked for the first time on Friday."""
    targets = (a_target(an_increase(0, 100), since=WEDNESDAY - timedelta(days=1)),)
    await running.put(
        a_member("U1", name="Alice Nguyen"),
        a_member("ULAN", name="Trần Thị Lan"),
        a_member("ULEAD", name="Leah Lead"),
        a_cycle(),
        a_team(),
        an_objective(),
        a_key_result(targets=targets),
        a_key_result(number=2, owner="ULAN", targets=targets),
    )


def course() -> Iterator[tuple[datetime, Job]]:
    """Two weeks, in the second of which the bot is down all Monday."""
    yield WEDNESDAY, nothing
    yield FRIDAY - timedelta(days=1), nothing
    yield FRIDAY, an_answer_is_lost
    yield FRIDAY + timedelta(hours=2), somebody_died_and_thresholds_change
    yield MONDAY, an_event_grows_old
    yield MONDAY + timedelta(hours=1), nothing
    yield FRIDAY + WEEK, nothing
    yield FRIDAY + WEEK + timedelta(minutes=1), alice_puts_it_off
    yield MONDAY + WEEK + timedelta(days=1, hours=2), nothing
    yield MONDAY + WEEK + timedelta(days=1, hours=2, minutes=1), nothing


async def nothing(running: RunningBot) -> None:
    del running


async def an_answer_is_lost(running: RunningBot) -> None:
    """Slack takes the first message that goes out now, and nobody hears so."""
    running.slack.faults.lose_answer("chat.postMessage")


async def somebody_died_and_thresholds_change(running: RunningBot) -> None:
    """What may have arrived can be looked for by now, and whoever was editing a message is gone."""
    long_ago = "'2000-01-01 00:00:00.000000'"
    gone = f"UPDATE deliveries SET state = 'sending', lease_token = 'gone', lease_until = {long_ago}"
    with running.bot.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE deliveries SET retry_at = {long_ago} WHERE state = 'ambiguous'")
        connection.exec_driver_sql(f"{gone} WHERE id = (SELECT min(id) FROM deliveries WHERE state = 'sent')")
    await running.act(stale_from_the_first)


def stale_from_the_first(world: World) -> None:
    """As a change of the workspace's thresholds leaves it."""
    with world.transaction() as tx:
        settings = tx.settings.lock()
        tx.settings.put(replace(settings, choices=replace(settings.choices, stale_from=0)))


async def an_event_grows_old(running: RunningBot) -> None:
    running.bot.database.received.take(WORKSPACE, "EvOLD")
    grow_older(running.bot.database, KEPT_FOR + timedelta(hours=1))


async def alice_puts_it_off(running: RunningBot) -> None:
    alice = running.person("U1")
    nudge = (await alice.dm())[-1]
    await alice.click(nudge, ids.SNOOZE, option="2026-W49 next_working_day")
