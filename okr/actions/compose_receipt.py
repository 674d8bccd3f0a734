"""Say what a receipt says: the answers of a week as they were understood, for those no nudge tells."""

from collections.abc import Mapping, Sequence

from okr.actions.answering import Answering
from okr.actions.compose_nudge import told_to_all
from okr.actions.told import Told, addressed, told_of
from okr.answered import Receipt
from okr.delivery import Delivery, Moot, Outgoing
from okr.ports import Transaction, World
from okr.refusals import Refusal
from okr.week import Week

Said = Outgoing[Receipt] | Moot


def compose_receipt(world: World, delivery: Delivery) -> Said:
    """The receipt of its subject for all they are asked about in its week; where its period has an ordinal, for the
    key result of that number, which they answered in somebody's place."""
    return compose_receipts(world, [delivery])[delivery.id]


def compose_receipts(world: World, deliveries: Sequence[Delivery]) -> Mapping[int, Said]:
    """As `compose_receipt`, by delivery id, for any number of them: a fixed number of queries a week for all those who
    are asked themselves, and some more for each of the others."""
    with world.snapshot() as tx:
        told = told_to_all(world, tx, [each for each in deliveries if not each.plan.ordinal])
        return {each.id: receipt_said(world, tx, each, told.get(each.id)) for each in deliveries}


def receipt_said(world: World, tx: Transaction, delivery: Delivery, told: Told | None) -> Said:
    """What one receipt says; `told` is what its subject is asked about in its week, None where that is nothing."""
    if told is None:
        return for_what_nobody_asked(world, tx, delivery)
    return addressed(tx, told.member, told.receipt()) if told.answered else Moot("nothing answered")


def for_what_nobody_asked(world: World, tx: Transaction, delivery: Delivery) -> Said:
    """Of somebody who answered while away, or in another's place."""
    week, only = Week.parse(delivery.plan.week), tuple(filter(None, [delivery.plan.ordinal]))
    member = tx.members.get(delivery.plan.subject)
    if member is None:
        return Moot("no such member")
    try:
        items = Answering(world, tx, by=member, only=only).items(week)
    except Refusal:
        return Moot("no longer theirs")
    told = told_of(tx, member, week, items, now=world.now()) if items else None
    if told is None or not told.answered:
        return Moot("nothing answered")
    return addressed(tx, member, told.receipt(only=only))
