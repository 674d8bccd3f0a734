"""Say what the message says that opens a thread between a helper and an owner."""

from okr.actions.acting import in_context
from okr.actions.compose_digest import to_channel
from okr.actions.offer_help import digest_for, is_for_channel, offer_of
from okr.authority import KeyResultInContext
from okr.delivery import Delivery, Moot, Outgoing
from okr.help_offer import HelpThread, HelpWithheld
from okr.notice import Notice
from okr.ports import Transaction, World
from okr.reaction import HelpOutcome
from okr.refusals import NoSuchKeyResult


def compose_help_thread(world: World, delivery: Delivery) -> Outgoing[HelpThread | HelpWithheld] | Moot:
    """The thread of the offer told by the notice whose number is the ordinal of the delivery's period, under the digest
    of its week. Where its channel may not see the key result any more it is emptied if it is out, else Moot; so it is
    where the offer or the digest is gone."""
    with world.snapshot() as tx:
        told = tx.notices.get(delivery.plan.ordinal)
        if told is None:
            return Moot("there is no such offer")
        try:
            thing = in_context(tx, told.about.key_results[0])
        except NoSuchKeyResult:
            return Moot("its key result is gone")
        if delivery.is_edit and not is_for_channel(tx, thing, delivery.channel):
            return to_channel(thing.team, HelpWithheld(), channel=delivery.channel)
        return thread_under_digest(tx, told, thing)


def thread_under_digest(tx: Transaction, told: Notice, thing: KeyResultInContext) -> Outgoing[HelpThread] | Moot:
    """What the thread says now."""
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
