"""Alive and ready: what is told, and that it is told when something is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.routing import Route

from bot.actions import Actor
from bot.heartbeat import MAY_BE_OLD, Heartbeat
from bot.http.health import Readiness, healthz
from bot.worlds import Worlds
from okr.actions.outage import install_failed
from storage.engine import Database, open_database
from tests.bot.delivering import NOW, TickingClock
from tests.bot.http.asking import Told, ask


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock(NOW)


@pytest.fixture
def actors() -> Iterator[list[Actor]]:
    made: list[Actor] = []
    yield made
    for actor in made:
        actor.close()


@pytest.fixture
def heartbeat(clock: TickingClock) -> Heartbeat:
    return Heartbeat(clock)


async def told_of(database: Database, heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]) -> Told:
    """What /readyz says of that database."""
    actors.append(Actor(Worlds(database, clock), retry=database.run, threads=1))
    readiness = Readiness(database, actors[-1], heartbeat)
    return await ask(Starlette(routes=[Route("/readyz", readiness.readyz)]), method="GET", path="/readyz")


async def test_a_process_that_answers_is_alive() -> None:
    told = await ask(Starlette(routes=[Route("/healthz", healthz)]), method="GET", path="/healthz")
    assert (told.status, told.body) == (200, b"ok")


async def test_one_that_ticks_on_a_migrated_database_is_ready(
    database: Database, heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]
) -> None:
    told = await told_of(database, heartbeat, clock, actors)
    assert (told.status, told.json) == (200, {"ready": True, "database": "ok", "tick": "ok"})


async def test_one_whose_ticks_stopped_is_not_until_they_go_on(
    database: Database, heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]
) -> None:
    clock.machine = MAY_BE_OLD + 1
    told = await told_of(database, heartbeat, clock, actors)
    assert (told.status, told.json["tick"]) == (503, "181 s ago")
    heartbeat.beat()
    assert (await told_of(database, heartbeat, clock, actors)).status == 200


async def test_one_whose_database_is_out_of_reach_is_not(
    heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]
) -> None:
    told = await told_of(open_database("sqlite:////no/such/folder/okr.db"), heartbeat, clock, actors)
    assert (told.status, told.json["database"]) == (503, "cannot be reached")
    assert b"folder" not in told.body


async def test_one_whose_database_lacks_migrations_is_not(
    tmp_path: Path, heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]
) -> None:
    empty = open_database(f"sqlite:///{tmp_path / 'empty.db'}")
    told = await told_of(empty, heartbeat, clock, actors)
    empty.dispose()
    assert told.status == 503
    assert told.json["database"].startswith("lacks ")


async def test_one_whose_database_was_migrated_by_the_next_release_stays_ready(
    tmp_path: Path, heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]
) -> None:
    ahead = open_database(f"sqlite:///{tmp_path / 'ahead.db'}")
    ahead.migrate()
    with ahead.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    told = await told_of(ahead, heartbeat, clock, actors)
    ahead.dispose()
    assert told.status == 200


async def test_a_token_slack_refuses_is_noted_and_no_reason_to_ask_another_process(
    database: Database, workspace: str, heartbeat: Heartbeat, clock: TickingClock, actors: list[Actor]
) -> None:
    install_failed(Worlds(database, clock)(workspace), "token_revoked")
    told = await told_of(database, heartbeat, clock, actors)
    assert (told.status, told.json["ready"]) == (200, True)
    assert told.json["slack"] == "refuses the bot token (token_revoked)"
