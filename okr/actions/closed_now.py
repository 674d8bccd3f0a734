"""How the destination stands now that a notice tells of, and what is composed for one that is closed: nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from okr.delivery import AS_FILES, Delivery, Moot, NotYet, Outgoing, TakeBack, Withheld
from okr.destination import HeldBack, Outage, Trouble, Unreached, miss_reason_of
from okr.notice import Notice, Topic
from okr.ports import Transaction, World

T = TypeVar("T")
Said = Outgoing[T] | Moot | NotYet | TakeBack
Compose = Callable[[World, Delivery], Said[T]]
ComposeInChannel = Callable[[World, Delivery], Said[T] | Outgoing[Withheld]]


def unless_closed(compose: Compose[T]) -> ComposeInChannel[T]:
    """`compose` for what a channel is told of a team: Moot, and missed with its reason, while that is closed. What
    stands there already is withheld while others read it, and a file goes."""

    def composed(world: World, delivery: Delivery) -> Said[T] | Outgoing[Withheld]:
        if delivery.is_edit and (withheld := withheld_from_others(world, delivery)):
            return withheld
        outgoing = compose(world, delivery)
        if not isinstance(outgoing, Outgoing):
            return outgoing
        with world.snapshot() as tx:
            closed = tx.destinations.get(outgoing.to)
        return outgoing if closed is None else Moot(miss_reason_of(closed.why), missed=True)

    return composed


def withheld_from_others(world: World, delivery: Delivery) -> Outgoing[Withheld] | TakeBack | None:
    """What becomes of a message about a team where it stands; None where no others read the channel."""
    with world.snapshot() as tx:
        closed = tx.destinations.get(delivery.channel or "")
        if closed is None or closed.why != Trouble.SHARED:
            return None
        team = tx.teams.get(delivery.plan.subject)
    if team is None:
        return None
    if delivery.plan.kind in AS_FILES:
        return TakeBack("people of another company read the channel")
    return Outgoing(to=closed.place, language=team.language, zone=team.tz.key, content=Withheld())


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
