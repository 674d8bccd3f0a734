"""A parcel is a delivery made ready to send: composed from current data, rendered for its reader, addressed."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.actions import Actor
from bot.slack_gateway import Address
from messages.language import language_named
from messages.picture import Picture
from messages.reader import Reader
from messages.render import Rendered, as_message
from okr.delivery import Delivery, DeliveryKind, Moot, NotYet, Outgoing, TakeBack
from okr.member import zone_named
from okr.ports import World

Said = Outgoing[Any] | Moot | NotYet | TakeBack
Compose = Callable[[World, Delivery], Said]
ComposeTogether = Callable[[World, Sequence[Delivery]], Mapping[int, Said]]
Render = Callable[[Any, Reader], Rendered | Picture]
Registry = Mapping[DeliveryKind, tuple[Compose, Render]]
Together = Mapping[DeliveryKind, ComposeTogether]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message (`text` and `blocks`) or a `picture`, whose description is its `text` then. `fingerprint` is the same
    for the same words and blocks alone; None for a picture, which cannot be edited."""

    delivery: Delivery
    address: Address
    text: str
    blocks: Sequence[dict[str, Any]]
    only_inside: bool = False
    picture: Picture | None = None
    fingerprint: str | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the message that Slack has says just this."""
        shown = self.delivery.fingerprint
        return self.delivery.is_edit and shown is not None and shown == self.fingerprint


@dataclass(frozen=True, slots=True)
class Unpackable:
    """Composing or rendering broke, of this delivery alone."""

    error: Exception


Packed = Parcel | Moot | NotYet | TakeBack | Unpackable


class Packer:
    """Knows for each kind of delivery who composes it and who renders it."""

    def __init__(self, registry: Registry, actor: Actor, *, together: Together | None = None) -> None:
        """`together` composes many of a kind for the price of a few; for other kinds it is done one by one."""
        self._registry = registry
        self._actor = actor
        self._together = together or {}

    async def pack(self, deliveries: Sequence[Delivery]) -> dict[int, Packed]:
        """By delivery id, each message as it reads now; Moot where there is nothing to say. All in threads: what has
        to be answered within seconds does not wait for it. Raises nothing that one of them alone can break."""
        groups: defaultdict[tuple[str, DeliveryKind], list[Delivery]] = defaultdict(list)
        for delivery in deliveries:
            groups[delivery.workspace, delivery.plan.kind].append(delivery)
        packed = await asyncio.gather(*(self._pack(key[0], key[1], some) for key, some in groups.items()))
        return {delivery: one for some in packed for delivery, one in some.items()}

    async def _pack(self, workspace: str, kind: DeliveryKind, deliveries: Sequence[Delivery]) -> dict[int, Packed]:
        together = self._together.get(kind)
        if together is not None and len(deliveries) > 1:
            try:
                return await self._actor.act_for(workspace, self._pack_together, together, deliveries)
            except Exception:  # the tick: one that breaks must not keep the others from going out
                log.exception("deliveries cannot be composed together", kind=kind, count=len(deliveries))
        return {one.id: await self._pack_one(one) for one in deliveries}

    async def _pack_one(self, delivery: Delivery) -> Packed:
        try:
            compose, _ = self._registry[delivery.plan.kind]
            said = await self._actor.act_for(delivery.workspace, compose, delivery)
            return await self._actor.in_thread(partial(self._rendered, delivery, said))
        except Exception as error:  # the tick: a poison row is put aside, with its reason
            log.exception("delivery cannot be composed", delivery=delivery.id, kind=delivery.plan.kind)
            return Unpackable(error)

    def _pack_together(
        self, world: World, compose: ComposeTogether, deliveries: Sequence[Delivery]
    ) -> dict[int, Packed]:
        """Compose and render; where one breaks, all do."""
        said = compose(world, deliveries)
        return {delivery.id: self._rendered(delivery, said[delivery.id]) for delivery in deliveries}

    def _rendered(self, delivery: Delivery, said: Said) -> Packed:
        if isinstance(said, Moot | NotYet | TakeBack):
            return said
        _, render = self._registry[delivery.plan.kind]
        reader = Reader(language_named(said.language), zone_named(said.zone) or ZoneInfo("UTC"))
        return parcel_of(delivery, said, render(said.content, reader))


def parcel_of(delivery: Delivery, outgoing: Outgoing[Any], rendered: Rendered | Picture) -> Parcel:
    """What was rendered, addressed."""
    address = address_of(delivery, outgoing)
    if isinstance(rendered, Picture):
        to = replace(address, is_file=True)
        return Parcel(delivery, to, rendered.alt, (), outgoing.only_inside, picture=rendered)
    message = as_message(rendered)
    text, blocks = message["text"], message["blocks"]
    return Parcel(delivery, address, text, blocks, outgoing.only_inside, fingerprint=fingerprint_of(text, blocks))


def fingerprint_of(text: str, blocks: Sequence[dict[str, Any]]) -> str:
    return sha256(json.dumps([text, blocks], sort_keys=True).encode()).hexdigest()


def address_of(delivery: Delivery, outgoing: Outgoing[Any]) -> Address:
    """Where it stands already, else whom it is for."""
    if delivery.channel and delivery.slack_ts:
        return Address(delivery.channel, ts=delivery.slack_ts)
    return Address(outgoing.to, thread_ts=outgoing.thread_ts)
