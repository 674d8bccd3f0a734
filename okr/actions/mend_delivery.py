"""Mend a delivery by hand: have it sent after all, or given up."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from okr.actions.name_subjects import zone_of
from okr.actions.plan_digests import DIGEST_LIVES
from okr.actions.planning import end_of_day
from okr.actions.telling import NOTICE_LIVES
from okr.audit import OPERATOR
from okr.delivery import Delivery, DeliveryKind
from okr.ports import World

BY_HAND = "by_hand"
"""Why a delivery is cancelled that an operator gave up."""

LIVES = {
    DeliveryKind.DIGEST: DIGEST_LIVES,
    DeliveryKind.DIGEST_PART: DIGEST_LIVES,
    DeliveryKind.DIGEST_PICTURE: DIGEST_LIVES,
    DeliveryKind.NOTICE: NOTICE_LIVES,
    DeliveryKind.HELP_THREAD: NOTICE_LIVES,
    DeliveryKind.CYCLE_START: DIGEST_LIVES,
    DeliveryKind.CYCLE_QUESTIONS: DIGEST_LIVES,
}
"""How long what is not about one day may be sent."""


def retry_delivery(world: World, seen: Delivery) -> tuple[datetime, datetime] | None:
    """Have it sent after all: its window, the old one where that is still open.

    None, and nothing changed, where it is no longer in the state in which it was `seen`. What it says is composed when
    it goes out; where there is nothing left to say it is cancelled then.
    """
    now = world.now()
    with world.transaction() as tx:
        opens, closes = window = window_of(seen, now=now, zone=zone_of(tx, seen))
        if not tx.mending.retry(seen, not_before=opens, not_after=closes):
            return None
        tx.audit.note(actor=OPERATOR, action="retry_delivery", thing=thing_of(seen), at=now)
    return window


def cancel_delivery(world: World, seen: Delivery) -> bool:
    """Give it up. False, and nothing changed, where it is no longer in the state in which it was `seen`."""
    with world.transaction() as tx:
        if not tx.mending.cancel(seen, reason=BY_HAND):
            return False
        tx.audit.note(actor=OPERATOR, action="cancel_delivery", thing=thing_of(seen), at=world.now())
    return True


def window_of(seen: Delivery, *, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From now to the end of that person's day; two days for what is not about a day."""
    plan = seen.plan
    if plan.not_after > now:
        return plan.not_before, plan.not_after
    lives: timedelta | None = LIVES.get(plan.kind)
    return now, now + lives if lives else end_of_day(now, zone)


def thing_of(seen: Delivery) -> str:
    return f"{seen.id} {seen.plan.kind} {seen.plan.subject} {seen.plan.period}"
