"""Say what a reminder, or a nudge that was put off, says right now: the question once more, or thanks."""

from dataclasses import replace
from datetime import datetime

from okr.actions.compose_nudge import instead_of_asking, told_to
from okr.actions.lead_asking import asker_of
from okr.actions.told import Told, addressed
from okr.answered import Reminder, Thanks
from okr.away import AwayNote
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing
from okr.occurrence import is_late_for_digest
from okr.ports import World


def compose_reminder(world: World, delivery: Delivery) -> Outgoing[Reminder | Thanks | AwayNote] | Moot:
    """The question to its subject about its week; on an edit while they are away, that they are. Moot where nothing is
    asked of them, and on a first send where all is answered or the week takes no more answers."""
    with world.snapshot() as tx:
        told = told_to(world, tx, delivery)
        if told is None:
            return instead_of_asking(world, tx, delivery)
        if not delivery.is_edit and (not told.asked or world.now() >= told.window.closes_at):
            return Moot("answered" if not told.asked else "closed")
        kind = delivery.plan.kind
        if not told.asked:
            return addressed(tx, told.member, thanks_of(told, kind))
        reminder = reminder_of(told, kind, world.now())
        lead = asker_of(tx, told.member.id, told.week) if kind is DeliveryKind.LEAD_REMINDER else None
        return addressed(tx, told.member, replace(reminder, asked_by=lead))


def reminder_of(told: Told, kind: DeliveryKind, now: datetime) -> Reminder:
    """Later than 30 minutes before the digest the answer is no longer promised a place in it."""
    late = told.window.digest_is_out or is_late_for_digest(now, told.window.digest_at)
    window = replace(told.window, digest_is_out=late)
    return Reminder(told.member, told.week, window, told.asked, told.answered, told.offers, kind)


def thanks_of(told: Told, kind: DeliveryKind) -> Thanks:
    at = max(answer.check_in.at for answer in told.answered)
    return Thanks(told.member, told.week, told.window, at, len(told.answered), kind)
