"""Actions run off the event loop, in the world of whoever asks, and say when something was saved."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from bot.actions import Actor
from bot.clock import MovableClock
from bot.planning import Planned, Planner
from bot.worlds import Worlds
from handlers.desk import committed
from okr.member import Member
from okr.ports import World
from okr.refusals import NothingDue
from storage.engine import Database
from tests.builders import WORKSPACE, a_member
from tests.running_bot import FRIDAY, database_at, register

ALICE = a_member("U1")


@pytest.fixture
async def actor(sqlite_url: str) -> AsyncIterator[Actor]:
    register(sqlite_url)
    with database_at(sqlite_url) as database:
        actor = actor_on(database)
        yield actor
        actor.close()


def actor_on(database: Database, *, threads: int = 2) -> Actor:
    return Actor(Worlds(database, MovableClock(FRIDAY)), retry=database.run, threads=threads)


async def test_an_action_runs_in_the_workspace_of_who_asks_and_in_another_thread(actor: Actor) -> None:
    def action(world: World, number: int, *, by: Member) -> tuple[str, int, bool]:
        return world.workspace, number, threading.current_thread() is threading.main_thread()

    assert await actor.act(action, 7, by=ALICE) == (WORKSPACE, 7, False)


async def test_an_action_is_told_the_time_of_the_bots_clock(actor: Actor) -> None:
    def action(world: World, *, by: Member) -> bool:
        return world.now() == FRIDAY

    assert await actor.act(action, by=ALICE)


async def test_an_action_that_names_nobody_is_a_mistake_of_ours(actor: Actor) -> None:
    def action(world: World) -> None:
        del world

    with pytest.raises(TypeError, match="needs by=Member"):
        await actor.act(action)


async def test_what_an_action_refuses_is_refused_to_the_caller(actor: Actor) -> None:
    def action(world: World, *, by: Member) -> None:
        raise NothingDue

    with pytest.raises(NothingDue):
        await actor.act(action, by=ALICE)


async def test_nothing_blocks_the_event_loop_and_no_more_run_at_once_than_threads(actor: Actor) -> None:
    running, most = 0, 0
    lock, gate = threading.Lock(), threading.Event()

    def action(world: World, *, by: Member) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        gate.wait(5)
        with lock:
            running -= 1

    acting = [asyncio.create_task(actor.act(action, by=ALICE)) for _ in range(6)]
    while most < 2:
        await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*acting)
    assert most == 2


def put_alice(world: World, *, by: Member) -> None:
    with world.transaction() as tx:
        tx.members.put(by)


def put_alice_and_break(world: World, *, by: Member) -> None:
    with world.transaction() as tx:
        tx.members.put(by)
        raise ZeroDivisionError


def look(world: World, *, by: Member) -> None:
    with world.snapshot() as tx:
        tx.members.get(by.id)


def put_and_then_break(world: World, *, by: Member) -> None:
    put_alice(world, by=by)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("action", "saved"),
    [
        (put_alice, ["put_alice"]),
        (put_alice_and_break, []),
        (look, []),
        (put_and_then_break, ["put_and_then_break"]),
    ],
)
async def test_what_was_saved_is_noted_also_where_the_action_breaks_afterwards(
    actor: Actor, action: Callable[..., None], saved: list[str]
) -> None:
    token = committed.set([])
    try:
        await actor.act(action, by=ALICE)
    except ZeroDivisionError:
        pass
    finally:
        assert committed.get() == saved
        committed.reset(token)


async def test_one_plan_that_breaks_does_not_keep_the_others_from_planning(sqlite_url: str) -> None:
    register(sqlite_url)

    def broken(world: World) -> int:
        raise ZeroDivisionError

    def three(world: World) -> int:
        return 3

    with database_at(sqlite_url) as database:
        actor = actor_on(database)
        planner = Planner((broken, three), actor, workspaces=database.workspaces)
        planned = await planner.plan_due()
        actor.close()
    assert planned == [Planned(WORKSPACE, "broken", None), Planned(WORKSPACE, "three", 3)]


async def test_the_clock_moves_for_actions_as_well(sqlite_url: str) -> None:
    register(sqlite_url)
    clock = MovableClock(FRIDAY)
    with database_at(sqlite_url) as database:
        world = Worlds(database, clock)(WORKSPACE)
        clock.move_to(FRIDAY + timedelta(days=1))
        assert world.now() == FRIDAY + timedelta(days=1)
