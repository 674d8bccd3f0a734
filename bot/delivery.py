"""The deliver tick: claim what is due, render it as of now, send it once, settle what became of it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

import structlog

from bot.actions import Actor
from bot.clock import Clock
from bot.copies import Copies
from bot.flights import Flights
from bot.parcel import Packer
from bot.sending import Follow, Gateway, Sender
from bot.settling import Done, Outbox, Settling
from okr.delivery import Delivery, DeliveryKind

BATCH = 64
"""How many are claimed and composed together: enough that what a workspace's messages have in common costs little."""

IN_FLIGHT = 128
"""A crash leaves at most so many that nobody can say of whether they arrived: claimed, and not marked yet."""

TURN = 0.25
"""Seconds until it is looked again what its pace held back."""

log = structlog.get_logger(__name__)


def unheard(_done: Done) -> None:
    """Nobody asked."""


async def at_once() -> None:
    """Nothing else comes first."""


class Deliverer:
    """Sends what is due. One pass at a time in a process; any number of processes share the outbox."""

    def __init__(
        self,
        outbox: Outbox,
        actor: Actor,
        *,
        packer: Packer,
        gateway: Callable[[str], Gateway],
        clock: Clock,
        follow: Mapping[DeliveryKind, Follow] | None = None,
    ) -> None:
        """`follow` names, by kind, what is to be done once a message was sent for the first time."""
        self._outbox = outbox
        self._actor = actor
        self._packer = packer
        self._clock = clock
        self._one_pass = asyncio.Lock()
        self._flights = Flights(IN_FLIGHT, unheard)
        self._give_way: Callable[[], Awaitable[None]] = at_once
        self._stopping = False
        self.woken = asyncio.Event()
        self._settling = Settling(outbox, actor, clock)
        self._sender = Sender(
            self._settling, actor, gateway=gateway, clock=clock, follow=follow or {}, woken=self.woken
        )

    def take_back_with(self, copies: Copies) -> None:
        """What was sent after its lease was over is kept or taken away by `copies`; without them it is only logged."""
        self._settling.copies = copies

    def give_way_to(self, others: Callable[[], Awaitable[None]]) -> None:
        """Await `others`, which must not take long, before anything more is claimed."""
        self._give_way = others

    def tell(self, listener: Callable[[Done], None]) -> None:
        """Call `listener`, which must not raise, with the end of every attempt."""
        self._sender.listeners.append(listener)

    async def deliver_due(self, *, patient: bool = False) -> list[Done]:
        """As `deliver`, and says what was done with each delivery: some 10 kB each, for whoever shows them."""
        landed: list[Done] = []
        await self.deliver(landed.append, patient=patient)
        return landed

    async def deliver(self, landed: Callable[[Done], object] = unheard, *, patient: bool = False) -> None:
        """As `deliver_news`, after what was left behind is ended."""
        await self._tidy()
        await self.deliver_news(landed, patient=patient)

    async def deliver_news(self, landed: Callable[[Done], object] = unheard, *, patient: bool = False) -> None:
        """Send until nothing more is due, and tell `landed` of each end in this pass. What its pace holds back comes
        with a pass that `woken` asks for, or with this one where it is `patient`."""
        self._flights.look_again()  # whoever comes in the midst of a pass has its news looked at by that one
        async with self._one_pass:
            self._flights = Flights(IN_FLIGHT, landed)
            async with asyncio.TaskGroup() as group:
                await self._pass(group, self._flights, patient=patient)

    async def stop(self, *, within: float) -> None:
        """Claim nothing more and let what is in flight end, for at most `within` seconds."""
        self._stopping = True
        self._flights.look_again()
        async with asyncio.timeout(within), self._one_pass:
            pass

    async def _pass(self, group: asyncio.TaskGroup, flights: Flights, *, patient: bool) -> None:
        """One flight of a slow workspace keeps nothing else on the ground: whatever lands makes room for more."""
        while await self._may_go_on(flights):
            since = self._clock.monotonic()
            claim = partial(self._outbox.claim, self._clock.now(), min(BATCH, flights.room))
            if claimed := await self._actor.in_thread(claim):
                flights.set_out(len(claimed))
                group.create_task(self._deliver(claimed, since, flights))
            elif flights.any_up:
                await flights.news()
            elif not await self._waits_its_turn(patient=patient):
                break

    async def _may_go_on(self, flights: Flights) -> bool:
        """Whether more may be claimed; returns when there is room for it, and nothing that comes first."""
        await flights.room_for(BATCH // 2)
        if not self._stopping:
            await self._give_way()
        return not self._stopping

    async def _waits_its_turn(self, *, patient: bool) -> bool:
        """Whether this pass has to look again after a moment; where it is not patient, another one will."""
        if not await self._actor.in_thread(lambda: self._outbox.waits_for_pace(self._clock.now())):
            return False
        if patient:
            await asyncio.sleep(TURN)
        else:
            asyncio.get_running_loop().call_later(TURN, self.woken.set)
        return patient

    async def _tidy(self) -> None:
        expired = await self._actor.in_thread(self._outbox.expire_leases)
        missed = await self._actor.in_thread(lambda: self._outbox.miss_overdue(self._clock.now()))
        if expired or missed:
            log.warning("deliveries left behind", leases_expired=expired, missed=missed)

    async def _deliver(self, claimed: Sequence[Delivery], since: float, flights: Flights) -> None:
        """Compose them together, then send them all at once: no two are about the same subject."""
        packed = await self._packer.pack(claimed)

        async def fly(delivery: Delivery) -> None:
            flights.land(await self._sender.send(delivery, packed[delivery.id], since=since))

        await asyncio.gather(*(fly(delivery) for delivery in claimed))
