"""One workspace's trouble with Slack is its own: what the others are to hear goes out meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery import Deliverer
from bot.parcel import Packer
from bot.slack_gateway import Address, Outcome, Posted, TryLater
from messages.picture import Picture
from okr.delivery import DeliveryKind, DeliveryState, Plan
from okr.settings import WorkspaceSettings
from storage.engine import Database
from storage.pacing import SLACK
from tests.bot.delivering import NOW, WEEK, House, ScriptedSlack, render
from tests.builders import LONG_AGO, WORKSPACE
from tests.running_bot import database_at

NEIGHBOUR = "T2"
MANY = [f"U{number:02}" for number in range(25)]


class HangingSlack(ScriptedSlack):
    """Takes calls, and answers none until it may."""

    def __init__(self, house: House) -> None:
        super().__init__(house.clock)
        self.may_answer = asyncio.Event()

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        self.calls.append((delivery, address, text))
        await self.may_answer.wait()
        return Posted(address.channel, f"{len(self.calls)}.0")


class BusySlack(ScriptedSlack):
    """Answers 429 to everything."""

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        self.calls.append((delivery, address, text))
        return TryLater("ratelimited", 60)

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        return TryLater(picture.alt, 60)


@pytest.fixture
def street(sqlite_url: str) -> Iterator[House]:
    """Two workspaces with a message for each of their people; those of the first are due before the neighbours'."""
    with database_at(sqlite_url) as database:
        house = House(database)
        for workspace, hours in ((WORKSPACE, 2), (NEIGHBOUR, 1)):
            move_in(database, workspace)
            due = NOW - timedelta(hours=hours)
            with database.transaction(workspace) as tx:
                tx.deliveries.plan(Plan(DeliveryKind.NUDGE, one, WEEK, due, NOW + timedelta(hours=6)) for one in MANY)
        yield house
        house.actor.close()


def move_in(database: Database, workspace: str) -> None:
    with database.transaction(workspace) as tx:
        tx.settings.put(WorkspaceSettings(workspace=workspace, name=workspace, since=LONG_AGO))


@asynccontextmanager
async def delivering(house: House, first: ScriptedSlack) -> AsyncIterator[asyncio.Task[Any]]:
    """A pass over both workspaces, of which the first has that Slack; at Slack's pace, as in production."""
    slacks = {WORKSPACE: first, NEIGHBOUR: house.slack}
    deliverer = Deliverer(
        house.database.outbox.keeping(SLACK),
        house.actor,
        packer=Packer({DeliveryKind.NUDGE: (house.compose, render)}, house.actor),
        gateway=slacks.__getitem__,
        clock=house.clock,
    )
    task = asyncio.create_task(deliverer.deliver_due())
    yield task
    await task


def sent_in(house: House, workspace: str) -> int:
    with house.database.snapshot(workspace) as tx:
        rows = tx.deliveries.of_period(WEEK)
    return sum(row.state is DeliveryState.SENT for row in rows)


async def all_neighbours_have_heard(house: House) -> None:
    async with asyncio.timeout(10):
        while sent_in(house, NEIGHBOUR) < len(MANY):
            await asyncio.sleep(0.01)


async def test_nobody_waits_behind_a_neighbour_whose_slack_does_not_answer(street: House) -> None:
    hanging = HangingSlack(street)
    async with delivering(street, hanging):
        await all_neighbours_have_heard(street)
        assert sent_in(street, WORKSPACE) == 0
        assert len(hanging.calls) == len(MANY)
        hanging.may_answer.set()
    assert sent_in(street, WORKSPACE) == len(MANY)


async def test_nobody_waits_behind_a_neighbour_who_has_to_wait(street: House) -> None:
    async with delivering(street, BusySlack(street.clock)):
        await all_neighbours_have_heard(street)
    assert sent_in(street, WORKSPACE) == 0
