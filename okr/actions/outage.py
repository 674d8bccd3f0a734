"""The installation does not work any more: it is written down, and the admins are told afterwards what was missed."""

from dataclasses import replace
from datetime import timedelta

from okr.actions.close_destination import admins_of, bring_up_to_date
from okr.actions.telling import tell
from okr.delivery import DeliveryKind
from okr.destination import DIRECT_MESSAGES, INSTALL, ClosedDestination, Trouble
from okr.notice import About, Topic
from okr.ports import Transaction, World

LOOK_EVERY = timedelta(hours=1)
"""How often Slack is asked whether a closed channel works again, should the event that said so have been lost."""


ASKING = (DeliveryKind.NUDGE, DeliveryKind.SNOOZE, DeliveryKind.REMINDER)


def install_failed(world: World, code: str, *, needed: str = "", delivery: int = 0) -> bool:
    """Slack refuses everything with `code`, the message `delivery` at first; `needed` is the scope it misses. Whether
    that is news."""
    with world.transaction() as tx:
        tx.settings.lock()
        known, now = tx.destinations.get(INSTALL), world.now()
        if known is not None and (known.why, known.needed) == (code, needed):
            return False
        since = known.since if known else now
        tx.destinations.put(ClosedDestination(INSTALL, code, since, now, needed=needed, delivery=delivery))
        return True


def install_works(world: World) -> bool:
    """It works again: every admin is told from when until when nothing was posted, and what was missed. Whether it had
    failed."""
    with world.transaction() as tx:
        tx.settings.lock()
        known = tx.destinations.get(INSTALL)
        if known is not None:
            end_outage(world, tx, known)
        return known is not None


def end_outage(world: World, tx: Transaction, outage: ClosedDestination) -> None:
    tx.destinations.drop(INSTALL)
    for admin in admins_of(tx):
        tell(world, tx, admin, Topic.OUTAGE, About(words=outage.since.isoformat()))


def closed_destinations(world: World) -> tuple[ClosedDestination, ...]:
    """Every destination that is closed now."""
    with world.snapshot() as tx:
        return tuple(tx.destinations.all())


def to_look_at(world: World) -> tuple[ClosedDestination, ...]:
    """What Slack is to be asked about by whoever calls this, for nobody has for LOOK_EVERY: channels; and the
    installation, each time. Where only a message that arrives can tell, and one has, it is closed no longer."""
    if not closed_destinations(world):
        return ()
    with world.transaction() as tx:
        tx.settings.lock()
        return tuple(each for each in tx.destinations.all() if is_to_be_asked(world, tx, each))


def is_to_be_asked(world: World, tx: Transaction, closed: ClosedDestination) -> bool:
    """Whether to ask Slack now; what the database alone can say is settled here."""
    if closed.place == INSTALL and closed.can_be_asked:
        return True
    if world.now() - closed.looked_at < LOOK_EVERY:
        return False
    tx.destinations.put(replace(closed, looked_at=world.now()))
    if closed.place not in {INSTALL, DIRECT_MESSAGES} and closed.why != Trouble.UNREACHABLE:
        return True
    if is_reached(tx, closed):
        works_again(world, tx, closed)
    return False


def is_reached(tx: Transaction, closed: ClosedDestination) -> bool:
    """Whether a message went there since one did not."""
    if closed.place == INSTALL:
        return tx.deliveries.sent_since(closed.delivery)
    if closed.place == DIRECT_MESSAGES:
        return tx.deliveries.sent_since(closed.delivery, kinds=ASKING)
    return tx.deliveries.sent_since(closed.delivery, subject=closed.place)


def works_again(world: World, tx: Transaction, closed: ClosedDestination) -> None:
    if closed.place == INSTALL:
        end_outage(world, tx, closed)
        return
    tx.destinations.drop(closed.place)
    bring_up_to_date(tx, closed.notices)
