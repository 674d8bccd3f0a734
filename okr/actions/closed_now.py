"""How the destination stands now that a notice tells of, and that nothing is composed for one that is closed."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from okr.delivery import Delivery, Moot, NotYet, Outgoing, TakeBack
from okr.destination import HeldBack, Outage, Trouble, Unreached, miss_reason_of
from okr.notice import Notice, Topic
from okr.ports import Transaction, World

T = TypeVar("T")
Said = Outgoing[T] | Moot | NotYet | TakeBack
Compose = Callable[[World, Delivery], Said[T]]


def unless_closed(compose: Compose[T]) -> Compose[T]:
    """`compose` for what goes to a channel: Moot, and missed with its reason, while that is closed."""

    def composed(world: World, delivery: Delivery) -> Said[T]:
        outgoing = compose(world, delivery)
        if not isinstance(outgoing, Outgoing):
            return outgoing
        with world.snapshot() as tx:
            closed = tx.destinations.get(outgoing.to)
        return outgoing if closed is None else Moot(miss_reason_of(closed.why), missed=True)

    return composed


def closed_now(tx: Transaction, notice: Notice) -> HeldBack | Unreached | Outage | None:
    """What the notice tells of, None where it tells of no destination."""
    about = notice.about
    if notice.topic is Topic.CHANNEL_CLOSED:
        closed, team = tx.destinations.get(about.words), tx.teams.get(about.team)
        return HeldBack(about.words, Trouble(closed.why) if closed else None, team.channel if team else None)
    if notice.topic is Topic.UNREACHABLE:
        person = about.people[0]
        return Unreached(tx.members.get(person), is_over=tx.destinations.get(person) is None)
    if notice.topic is Topic.OUTAGE:
        since = datetime.fromisoformat(about.words)
        return Outage(since, notice.at, tuple(tx.deliveries.missed_between(since, notice.at).items()))
    return None
