"""A pass is a stream: what is slow or broken holds nobody else back, and what belongs together is done together."""

import asyncio
import gc
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from bot.delivery import BATCH, IN_FLIGHT, Deliverer
from bot.marks import Marks
from bot.parcel import ComposeTogether, Packer, Parcel, Said
from bot.settling import Done
from bot.slack_gateway import Address, Outcome, TryLater
from okr import attempt
from okr.attempt import End
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from okr.ports import World
from okr.settings import WorkspaceSettings
from storage.engine import open_database
from tests.bot.delivering import NOW, WEEK, House, ScriptedSlack, render
from tests.builders import LONG_AGO, WORKSPACE
from tests.running_bot import register

SECONDS = 10.0


@pytest.fixture
def house(sqlite_url: str) -> Iterator[House]:
    register(sqlite_url)
    database = open_database(sqlite_url)
    house = House(database)
    yield house
    house.actor.close()
    database.dispose()


class HangingSlack(ScriptedSlack):
    """Says nothing until it is let go."""

    def __init__(self, house: House) -> None:
        super().__init__(house.clock)
        self.let_go, self.asked = asyncio.Event(), asyncio.Event()

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        self.asked.set()
        await self.let_go.wait()
        return await super().deliver(delivery=delivery, address=address, text=text, blocks=blocks)


class ListeningSlack(ScriptedSlack):
    """Tells of each message it gets."""

    def __init__(self, house: House) -> None:
        super().__init__(house.clock)
        self.got: asyncio.Queue[str] = asyncio.Queue()

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        outcome = await super().deliver(delivery=delivery, address=address, text=text, blocks=blocks)
        self.got.put_nowait(address.channel)
        return outcome


async def test_a_workspace_whose_slack_hangs_holds_no_other_back_not_even_what_comes_in_meanwhile(
    house: House,
) -> None:
    with house.database.transaction("T2") as tx:
        tx.settings.put(WorkspaceSettings(workspace="T2", name="Beta", since=LONG_AGO))
    hanging, other = HangingSlack(house), ListeningSlack(house)
    deliverer = a_deliverer(house, {"T1": hanging, "T2": other})
    house.plan(*(f"U{number}" for number in range(BATCH)))
    house.plan("U1", workspace="T2")
    first = asyncio.create_task(deliverer.deliver_due())
    assert await asyncio.wait_for(other.got.get(), SECONDS) == "U1"
    await asyncio.wait_for(hanging.asked.wait(), SECONDS)
    house.plan("U2", workspace="T2")
    second = asyncio.create_task(deliverer.deliver_due())
    assert await asyncio.wait_for(other.got.get(), SECONDS) == "U2"
    hanging.let_go.set()
    assert len(await first) == BATCH + 2
    assert await second == []


async def test_many_batches_leave_nothing_in_flight(house: House) -> None:
    house.plan(*(f"U{number}" for number in range(3 * BATCH)))
    assert len(await house.deliverer.deliver_due()) == 3 * BATCH
    assert house.database.outbox.counts_by_state() == {DeliveryState.SENT: 3 * BATCH}


async def test_a_pass_that_nobody_shows_keeps_no_more_messages_than_are_in_flight(house: House) -> None:
    house.plan(*(f"U{number}" for number in range(3 * BATCH)))
    ends: list[str] = []
    kept: list[int] = []

    def note(done: Done) -> None:
        ends.append(done.what)
        if len(ends) == 3 * BATCH:
            gc.collect()
            kept.append(sum(isinstance(each, Parcel) for each in gc.get_objects()))

    house.deliverer.tell(note)
    await house.deliverer.deliver()
    assert ends == ["sent"] * 3 * BATCH
    assert kept[0] <= IN_FLIGHT


async def test_a_kind_is_composed_together_and_where_one_breaks_one_by_one(house: House) -> None:
    together: list[int] = []

    def compose(world: World, deliveries: Sequence[Delivery]) -> Mapping[int, Said]:
        together.append(len(deliveries))
        return {one.id: house.compose(world, one) for one in deliveries}

    deliverer = a_deliverer(house, {"T1": house.slack}, packer=a_packer(house, together=compose))
    house.plan("U1", "U2", "U3")
    await deliverer.deliver_due()
    assert together == [3]
    house.says = "crash"
    house.plan("U4", "UPOISON", "U5")
    whats = {done.delivery.plan.subject: done.what for done in await deliverer.deliver_due()}
    assert whats == {"U4": "sent", "UPOISON": "put back", "U5": "sent"}
    assert together == [3, 3]


async def test_two_channels_limited_at_once_stop_the_posts_of_their_workspace(house: House) -> None:
    house.plan("C1", "C2", kind=DeliveryKind.DIGEST)
    for channel in ("C1", "C2"):
        house.slack.will(channel, TryLater("ratelimited", retry_after=30))
    await house.deliverer.deliver_due()
    paused = {(pause.method, pause.channel) for pause in house.database.outbox.pauses()}
    assert len(paused) == 2
    assert ("chat.postMessage", "") in paused
    house.plan("C3", kind=DeliveryKind.DIGEST)
    assert await house.deliverer.deliver_due() == []


async def test_a_limited_edit_stops_all_edits_of_its_workspace_for_slack_counts_them_together(house: House) -> None:
    house.plan("U1")
    await house.deliverer.deliver_due()
    house.says = "something else"
    house.want_edit("U1")
    house.slack.will("U1", TryLater("ratelimited", retry_after=30))
    await house.deliverer.deliver_due()
    (pause,) = house.database.outbox.pauses()
    assert (pause.method, pause.channel) == ("chat.update", "")


class Ledger:
    """Writes ends as slowly as it is told."""

    def __init__(self, house: House) -> None:
        self.written: list[list[int]] = []
        self.marks = Marks(self.finish, house.actor)
        self.error: Exception | None = None

    def finish(self, ends: Sequence[End]) -> frozenset[int]:
        self.written.append([end.delivery.id for end in ends])
        if self.error is not None:
            raise self.error
        return frozenset(end.delivery.id for end in ends if end.delivery.id != 3)


def an_end(number: int) -> End:
    plan = Plan(DeliveryKind.NUDGE, "U1", WEEK, NOW, NOW)
    claimed = Delivery(number, WORKSPACE, plan, DeliveryState.SENDING, attempts=1, wanted=1, sent=0)
    return attempt.cancelled(claimed, reason="answered")


async def test_what_comes_in_while_others_are_written_is_written_together(house: House) -> None:
    ledger = Ledger(house)
    first = asyncio.create_task(ledger.marks.mark(an_end(1)))
    await asyncio.sleep(0)
    rest = await asyncio.gather(*(ledger.marks.mark(an_end(number)) for number in (2, 3, 4)))
    assert await first
    assert rest == [True, False, True]
    assert sorted(ledger.written[-1]) == [2, 3, 4] or ledger.written == [[1, 2, 3, 4]]


async def test_a_write_that_breaks_is_told_to_all_it_was_for_and_to_nobody_else(house: House) -> None:
    ledger = Ledger(house)
    ledger.error = ConnectionError("gone")
    ends = await asyncio.gather(*(ledger.marks.mark(an_end(number)) for number in (1, 2)), return_exceptions=True)
    assert [type(end) for end in ends] == [ConnectionError, ConnectionError]
    ledger.error = None
    assert await ledger.marks.mark(an_end(5))


def a_packer(house: House, *, together: ComposeTogether | None = None) -> Packer:
    registry = dict.fromkeys((DeliveryKind.NUDGE, DeliveryKind.DIGEST), (house.compose, render))
    return Packer(registry, house.actor, together={DeliveryKind.NUDGE: together} if together else None)


def a_deliverer(house: House, slacks: Mapping[str, ScriptedSlack], *, packer: Packer | None = None) -> Deliverer:
    return Deliverer(
        house.database.outbox,
        house.actor,
        packer=packer or a_packer(house),
        gateway=lambda workspace: slacks[workspace],
        clock=house.clock,
    )
