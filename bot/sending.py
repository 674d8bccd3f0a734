"""One claimed delivery sent: once, while its lease surely lasts, and settled by what Slack said."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import structlog

from bot.actions import Actor
from bot.clock import Clock
from bot.parcel import Packed, Parcel, Unpackable
from bot.settling import Done, Settling
from bot.slack_gateway import NO_FILES, Address, Outcome
from messages.picture import Picture
from messages.render import as_message
from okr.delivery import Delivery, DeliveryKind, MissReason, Moot, NotYet, TakeBack
from okr.ports import World

Follow = Callable[[World, Delivery], object]

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


class Sender:
    """Sends what was packed. Never raises: what breaks is told as done, and left to its lease."""

    def __init__(
        self,
        settling: Settling,
        actor: Actor,
        *,
        gateway: Callable[[str], Gateway],
        clock: Clock,
        follow: Mapping[DeliveryKind, Follow],
        woken: asyncio.Event,
    ) -> None:
        """`woken` is set when something that was put back is due again."""
        self._settling = settling
        self._actor = actor
        self._gateway = gateway
        self._clock = clock
        self._follow = follow
        self._woken = woken
        self.listeners: list[Callable[[Done], None]] = []

    async def send(self, delivery: Delivery, packed: Packed, *, since: float) -> Done:
        """`since` is when it was claimed, by the machine's clock."""
        try:
            done = self._told(await self._settled(delivery, packed, since))
            await self._followed(done)
        except Exception as error:  # the tick: one delivery that breaks must not stop the others
            log.exception("delivery broke", delivery=delivery.id, kind=delivery.plan.kind)
            done = Done(delivery, "broke", type(error).__name__)
        for listener in self.listeners:
            listener(done)
        return done

    async def _settled(self, delivery: Delivery, packed: Packed, since: float) -> Done:
        match packed:
            case Unpackable(error):
                return await self._settling.crashed(delivery, error)
            case Moot():
                return await self._settling.moot(delivery, packed)
            case NotYet(why):
                return await self._settling.put_back(delivery, why, after=NOT_YET)
            case TakeBack(why):
                return await self._settling.take_back(delivery, why)
            case Parcel():
                return await self._send(packed, since)

    async def _send(self, parcel: Parcel, since: float) -> Done:
        delivery, parked = parcel.delivery, self._settling.parked_for(parcel)
        if parcel.is_shown:
            return await self._settling.moot(delivery, Moot("it says so already"))
        if parked:
            return await self._settling.put_back(delivery, "ratelimited", after=parked)
        gateway = self._gateway(delivery.workspace)
        if parcel.only_inside and (shared := await gateway.is_shared(parcel.address.channel)):
            if shared is True:
                await self._settling.destinations.is_shared(parcel)
                return await self._settling.moot(delivery, Moot(MissReason.SHARED_CHANNEL, missed=True))
            return await self._settling.settle(parcel, shared)
        if self._clock.monotonic() - since > SEND_WITHIN:  # the last thing before it is sent: asking took time, too
            return await self._settling.put_back(delivery, "claimed_too_long_ago", after=1)
        return await self._settling.settle(parcel, await post(gateway, parcel))

    async def _followed(self, done: Done) -> None:
        """What follows on a first send. Lost in a crash just here, it is lost: nothing of weight may depend on it."""
        action = self._follow.get(done.delivery.plan.kind)
        if action is not None and done.what == "sent":
            await self._actor.act_for(done.delivery.workspace, action, done.delivery)

    def _told(self, done: Done) -> Done:
        say = log.info if done.what in {"sent", "edited", "taken away", "cancelled", "unchanged"} else log.warning
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
            asyncio.get_running_loop().call_later(done.retry_after, self._woken.set)
        return done


async def post(gateway: Gateway, parcel: Parcel) -> Outcome:
    """The one call; another where a file that somebody asked for may not be sent: they are told so."""
    delivery, address = parcel.delivery.id, parcel.address
    if parcel.picture is None:
        return await gateway.deliver(delivery=delivery, address=address, text=parcel.text, blocks=parcel.blocks)
    outcome = await gateway.upload(address=address, picture=parcel.picture)
    if outcome != NO_FILES or parcel.picture.otherwise is None:
        return outcome
    log.error("A file was asked for, and the bot token lacks the scope files:write.", delivery=delivery)
    told = as_message(parcel.picture.otherwise)
    return await gateway.deliver(
        delivery=delivery, address=replace(address, is_file=False), text=told["text"], blocks=told["blocks"]
    )
