"""The deliver tick: claim what is due, render it as of now, send it once, settle what became of it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import structlog

from bot.actions import Actor
from bot.clock import Clock
from bot.copies import Copies
from bot.parcel import Packer, Parcel
from bot.settling import Done, Outbox, Settling
from bot.slack_gateway import Address, Outcome
from messages.picture import Picture
from okr.delivery import Delivery, DeliveryKind, MissReason, Moot, NotYet
from okr.ports import World

Follow = Callable[[World, Delivery], object]

BATCH = 8
AT_ONCE = 8
"""A crash leaves at most one batch that nobody can say of whether it arrived, so a batch is what is sent at once."""

SEND_WITHIN = 20.0
"""Seconds from claim to send: with the 10 s of the call it ends well inside the lease of 60 s."""

NOT_YET = 2.0
"""Seconds until something is tried again that waits for another message to go out first."""

log = structlog.get_logger(__name__)


class Gateway(Protocol):
    async def is_shared(self, channel: str, /) -> bool | Outcome: ...
    async def deliver(
        self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]
    ) -> Outcome: ...
    async def upload(self, *, address: Address, picture: Picture) -> Outcome: ...


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
        self._gateway = gateway
        self._clock = clock
        self._follow = follow or {}
        self._settling = Settling(outbox, actor, clock)
        self._one_pass = asyncio.Lock()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._stopping = False
        self.woken = asyncio.Event()

    def take_back_with(self, copies: Copies) -> None:
        """What was sent after its lease was over is kept or taken away by `copies`; without them it is only logged."""
        self._settling.copies = copies

    async def deliver_due(self) -> list[Done]:
        """Send until nothing more is due; says what was done with each delivery."""
        done: list[Done] = []
        async with self._one_pass:
            await self._tidy()
            while not self._stopping:
                since = self._clock.monotonic()
                claimed = await self._actor.in_thread(lambda: self._outbox.claim(self._clock.now(), BATCH))
                if not claimed:
                    break
                done += await self._deliver(claimed, since)
        return done

    async def stop(self, *, within: float) -> None:
        """Claim nothing more and let what is in flight end, for at most `within` seconds."""
        self._stopping = True
        async with asyncio.timeout(within), self._one_pass:
            pass

    async def _tidy(self) -> None:
        expired = await self._actor.in_thread(self._outbox.expire_leases)
        missed = await self._actor.in_thread(lambda: self._outbox.miss_overdue(self._clock.now()))
        if expired or missed:
            log.warning("deliveries left behind", leases_expired=expired, missed=missed)

    async def _deliver(self, claimed: Sequence[Delivery], since: float) -> list[Done]:
        """One after the other for the same subject (a digest before its details), several subjects at once."""
        by_subject: dict[tuple[str, str], list[Delivery]] = defaultdict(list)
        for delivery in claimed:
            by_subject[delivery.workspace, delivery.plan.subject].append(delivery)
        ends = await asyncio.gather(*(self._in_turn(some, since) for some in by_subject.values()))
        return [done for end in ends for done in end]

    async def _in_turn(self, deliveries: Sequence[Delivery], since: float) -> list[Done]:
        done = []
        async with self._slots:
            for delivery in deliveries:
                try:
                    done.append(self._told(await self._one(delivery, since)))
                    await self._followed(done[-1])
                except Exception as error:  # the tick: one delivery that breaks must not stop the others
                    log.exception("delivery broke", delivery=delivery.id, kind=delivery.plan.kind)
                    done.append(Done(delivery, "broke", type(error).__name__))
        return done

    async def _followed(self, done: Done) -> None:
        """What follows on a first send. Lost in a crash just here, it is lost: nothing of weight may depend on it."""
        action = self._follow.get(done.delivery.plan.kind)
        if action is not None and done.what == "sent":
            await self._actor.act_for(done.delivery.workspace, action, done.delivery)

    async def _one(self, delivery: Delivery, since: float) -> Done:
        try:
            parcel = await self._packer.pack(delivery)
        except Exception as error:  # the tick: a poison row is put aside, with its reason
            log.exception("delivery cannot be composed", delivery=delivery.id, kind=delivery.plan.kind)
            return await self._settling.crashed(delivery, error)
        if isinstance(parcel, Moot):
            return await self._settling.moot(delivery, parcel)
        if isinstance(parcel, NotYet):
            return await self._settling.put_back(delivery, parcel.why, after=NOT_YET)
        return await self._send(parcel, since)

    async def _send(self, parcel: Parcel, since: float) -> Done:
        delivery, parked = parcel.delivery, self._settling.parked_for(parcel)
        if parcel.is_shown:
            return await self._settling.moot(delivery, Moot("it says so already"))
        if parked:
            return await self._settling.put_back(delivery, "ratelimited", after=parked)
        if self._clock.monotonic() - since > SEND_WITHIN:
            return await self._settling.put_back(delivery, "claimed_too_long_ago", after=1)
        gateway = self._gateway(delivery.workspace)
        if parcel.only_inside and (shared := await gateway.is_shared(parcel.address.channel)):
            if shared is True:
                await self._settling.destinations.is_shared(parcel)
                return await self._settling.moot(delivery, Moot(MissReason.SHARED_CHANNEL, missed=True))
            return await self._settling.settle(parcel, shared)
        if parcel.picture is not None:
            outcome = await gateway.upload(address=parcel.address, picture=parcel.picture)
        else:
            outcome = await gateway.deliver(
                delivery=delivery.id, address=parcel.address, text=parcel.text, blocks=parcel.blocks
            )
        return await self._settling.settle(parcel, outcome)

    def _told(self, done: Done) -> Done:
        say = log.info if done.what in {"sent", "edited", "cancelled", "unchanged"} else log.warning
        say(
            "delivery",
            what=done.what,
            kind=done.delivery.plan.kind.value,
            subject=done.delivery.plan.subject,
            period=done.delivery.plan.period,
            delivery=done.delivery.id,
            why=done.detail or None,
        )
        if done.retry_after is not None:
            asyncio.get_running_loop().call_later(done.retry_after, self.woken.set)
        return done
