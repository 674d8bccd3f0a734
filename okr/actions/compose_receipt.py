"""Say what a receipt says: the answers of a week as they were understood, for those no nudge tells."""

from okr.actions.answering import Answering
from okr.actions.told import addressed, told_of
from okr.answered import Receipt
from okr.delivery import Delivery, Moot, Outgoing
from okr.ports import World
from okr.refusals import Refusal
from okr.week import Week


def compose_receipt(world: World, delivery: Delivery) -> Outgoing[Receipt] | Moot:
    """The receipt of its subject for all they are asked about in its week; where its period has an ordinal, for the
    key result of that number, which they answered in somebody's place."""
    week, only = Week.parse(delivery.plan.week), tuple(filter(None, [delivery.plan.ordinal]))
    with world.snapshot() as tx:
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
