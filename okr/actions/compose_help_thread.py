"""Say what the message says that opens a thread between a helper and an owner."""

from okr.actions.acting import in_context
from okr.actions.compose_digest import to_channel
from okr.actions.offer_help import digest_for, offer_of
from okr.delivery import Delivery, Moot, Outgoing
from okr.help_offer import HelpThread
from okr.notice import Notice
from okr.ports import Transaction, World
from okr.reaction import HelpOutcome
from okr.refusals import NoSuchKeyResult


def compose_help_thread(world: World, delivery: Delivery) -> Outgoing[HelpThread] | Moot:
    """The thread of the offer told by the notice whose number is the ordinal of the delivery's period, under the digest
    of its week. Moot where the offer or the digest is gone, or its channel may not see the key result any more."""
    with world.snapshot() as tx:
        told = tx.notices.get(delivery.plan.ordinal)
        if told is None:
            return Moot("there is no such offer")
        try:
            return thread_under_digest(tx, told)
        except NoSuchKeyResult:
            return Moot("its key result is gone")


def thread_under_digest(tx: Transaction, told: Notice) -> Outgoing[HelpThread] | Moot:
    """What the thread says now. Raises NoSuchKeyResult."""
    thing = in_context(tx, told.about.key_results[0])
    digest, offer = digest_for(tx, thing, told.week), offer_of(tx, told)
    people = tx.members.many([told.to, *told.about.people])
    if digest is None or offer is None or len(people) < len({told.to, *told.about.people}):
        return Moot("nothing to hang it under")
    answer = tx.check_ins.current(thing.key_result.number, told.week)
    content = HelpThread(
        key_result=thing.key_result,
        helper=people[offer.member],
        owner=people[told.to],
        week=told.week,
        blocker=answer.answer.blocker if answer else "",
        outcome=offer.outcome or HelpOutcome.OPEN,
    )
    return to_channel(thing.team, content, channel=digest.channel, thread_ts=digest.slack_ts)
