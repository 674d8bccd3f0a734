"""A parcel is a delivery made ready to send: composed from current data, rendered for its reader, addressed."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from bot.actions import Actor
from bot.slack_gateway import Address
from messages.language import language_named
from messages.picture import Picture
from messages.reader import Reader
from messages.render import Rendered, as_message
from okr.delivery import Delivery, DeliveryKind, Moot, NotYet, Outgoing
from okr.member import zone_named
from okr.ports import World

Compose = Callable[[World, Delivery], Outgoing[Any] | Moot | NotYet]
Render = Callable[[Any, Reader], Rendered | Picture]
Registry = Mapping[DeliveryKind, tuple[Compose, Render]]


DRAWN = frozenset({DeliveryKind.DIGEST_PICTURE})
"""What takes tens of milliseconds to render: not on the event loop."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message (`text` and `blocks`) or a `picture`, whose description is its `text` then."""

    delivery: Delivery
    address: Address
    text: str
    blocks: Sequence[dict[str, Any]]
    only_inside: bool = False
    picture: Picture | None = None

    @property
    def fingerprint(self) -> str | None:
        """The same for the same words and blocks alone; None for a picture, which cannot be edited."""
        if self.picture is not None:
            return None
        return sha256(json.dumps([self.text, self.blocks], sort_keys=True).encode()).hexdigest()

    @property
    def is_shown(self) -> bool:
        """Whether the message that Slack has says just this."""
        shown = self.delivery.fingerprint
        return self.delivery.is_edit and shown is not None and shown == self.fingerprint


class Packer:
    """Knows for each kind of delivery who composes it and who renders it."""

    def __init__(self, registry: Registry, actor: Actor) -> None:
        self._registry = registry
        self._actor = actor

    async def pack(self, delivery: Delivery) -> Parcel | Moot | NotYet:
        """The message as it reads now; Moot where there is nothing to say. Raises what composing raises."""
        compose, render = self._registry[delivery.plan.kind]
        outgoing = await self._actor.act_for(delivery.workspace, compose, delivery)
        if isinstance(outgoing, Moot | NotYet):
            return outgoing
        reader = Reader(language_named(outgoing.language), zone_named(outgoing.zone) or ZoneInfo("UTC"))
        if delivery.plan.kind in DRAWN:
            rendered = await self._actor.in_thread(lambda: render(outgoing.content, reader))
        else:
            rendered = render(outgoing.content, reader)
        return parcel_of(delivery, outgoing, rendered)


def parcel_of(delivery: Delivery, outgoing: Outgoing[Any], rendered: Rendered | Picture) -> Parcel:
    """What was rendered, addressed."""
    address = address_of(delivery, outgoing)
    if isinstance(rendered, Picture):
        to = replace(address, is_file=True)
        return Parcel(delivery, to, rendered.alt, (), outgoing.only_inside, picture=rendered)
    message = as_message(rendered)
    return Parcel(delivery, address, message["text"], message["blocks"], outgoing.only_inside)


def address_of(delivery: Delivery, outgoing: Outgoing[Any]) -> Address:
    """Where it stands already, else whom it is for."""
    if delivery.channel and delivery.slack_ts:
        return Address(delivery.channel, ts=delivery.slack_ts)
    return Address(outgoing.to, thread_ts=outgoing.thread_ts)
