"""Find out where in Slack a message stands, or would stand: asked when nobody knows whether it arrived."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from okr.actions.compose_digest import main_of
from okr.delivery import Delivery, DeliveryKind
from okr.ports import Transaction, World

IN_A_THREAD = {
    DeliveryKind.DIGEST_PART: DeliveryKind.DIGEST,
    DeliveryKind.DIGEST_PICTURE: DeliveryKind.DIGEST,
    DeliveryKind.HELP_THREAD: DeliveryKind.DIGEST,
    DeliveryKind.CYCLE_QUESTIONS: DeliveryKind.CYCLE_START,
}
"""What stands in the thread of what."""

TO_THE_TEAM = frozenset({DeliveryKind.DIGEST, DeliveryKind.CYCLE_START})


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, or where `is_person` the direct messages of the member with that id; the thread in it, if any."""

    to: str
    is_person: bool = False
    thread_ts: str | None = None


def locate_deliveries(world: World, deliveries: Iterable[Delivery]) -> Mapping[int, Place]:
    """The place of each, by its id. Left out: what would stand nowhere, its channel or its digest being gone."""
    with world.snapshot() as tx:
        places = {delivery.id: place_of(tx, delivery) for delivery in deliveries}
    return {key: place for key, place in places.items() if place is not None}


def place_of(tx: Transaction, delivery: Delivery) -> Place | None:
    """As the actions address it that compose it."""
    kind, subject = delivery.plan.kind, delivery.plan.subject
    if kind in IN_A_THREAD:
        main = main_of(tx, delivery, IN_A_THREAD[kind])
        channel = main.channel if isinstance(main, Delivery) else None
        return Place(channel, thread_ts=main.slack_ts) if channel and isinstance(main, Delivery) else None
    if kind in TO_THE_TEAM:
        team = tx.teams.get(subject)
        return Place(team.channel) if team and team.channel else None
    return Place(subject, is_person=kind is not DeliveryKind.GREETING)
