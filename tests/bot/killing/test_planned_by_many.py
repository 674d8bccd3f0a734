"""Any number of replicas that plan the same weeks, each as fast as it can: each person is asked once each week."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from okr.delivery import DeliveryKind
from sandbox.clock import Clock
from sandbox.polling import eventually
from storage.delivery import DeliveryRow
from storage.engine import Database
from tests.bot.killing.field import a_company, is_alive
from tests.bot.killing.machine_time import MachineTime
from tests.bot.killing.orders import Nursery, Orders
from tests.running_bot import database_at
from tests.soak import scaled, tell

PEOPLE = scaled(short=40, long=1_000)
WEEKS = scaled(short=3, long=52)
ZONES = ("Europe/London", "Africa/Johannesburg", "Asia/Kolkata")
FIRST = datetime(2027, 1, 8, 15, 30, tzinfo=UTC)
"""A Friday, after three in the afternoon in all of these zones, in summer and in winter."""

TABLE = DeliveryRow.__table__


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("replicas", [1, 3, 10])
async def test_however_many_plan_each_person_is_asked_once_each_week(
    postgres_url: str, tmp_path: Path, nursery: Nursery, replicas: int
) -> None:
    MachineTime(tmp_path / "machine-time")
    with database_at(postgres_url) as database:
        a_company(database, [f"U{number:04}" for number in range(PEOPLE)], zones=ZONES)
        planners = [nursery.start(orders_to_plan(postgres_url, tmp_path)) for _ in range(replicas)]
        await eventually(lambda: not any(map(is_alive, planners)), clock=Clock(), seconds=scaled(short=60, long=600))
        people, weeks, rows = counted(database)
    assert not (tmp_path / "replicas.log").read_text(), "nothing broke in any of them"
    assert (people, weeks, rows) == (PEOPLE, WEEKS, PEOPLE * WEEKS)
    tell(f"{replicas} replicas planned {WEEKS} weeks of {PEOPLE} people: {rows} rows")


def orders_to_plan(url: str, folder: Path) -> Orders:
    return Orders(
        database_url=url,
        api_url="",
        bot_token="",
        app_token="",
        moment=FIRST.isoformat(),
        machine=str(folder / "machine-time"),
        log=str(folder / "replicas.log"),
        plans_weeks=WEEKS,
    )


def counted(database: Database) -> tuple[int, int, int]:
    """How many people, weeks and rows there are among all nudges."""
    figures = select(func.count(TABLE.c.subject.distinct()), func.count(TABLE.c.week.distinct()), func.count())
    with database.reading() as connection:
        people, weeks, rows = connection.execute(figures.where(TABLE.c.kind == DeliveryKind.NUDGE)).one()
    return people, weeks, rows
