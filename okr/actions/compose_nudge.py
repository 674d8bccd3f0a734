"""Say what a nudge says right now: the invitation, or the receipt it has turned into."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from okr.actions.agenda import Agendas
from okr.actions.away_note import away_note
from okr.actions.putting_off import Offering
from okr.actions.told import Telling, Told, addressed, addressed_in
from okr.answered import Nudge, Receipt
from okr.away import AwayNote
from okr.delivery import Delivery, Moot, Outgoing
from okr.ports import Transaction, World
from okr.week import Week

NOTHING_ASKED = "nothing is asked of them"
"""Why a message is cancelled whose reader owes nothing in its week (any more)."""

Said = Outgoing[Nudge | Receipt | AwayNote] | Moot


def compose_nudge(world: World, delivery: Delivery) -> Said:
    """The nudge of its subject for its week; on an edit while they are away, that they are. Moot where nothing is asked
    of them (any more), and on a first send where all is answered: then they have a receipt of their own."""
    return compose_nudges(world, [delivery])[delivery.id]


def compose_nudges(world: World, deliveries: Sequence[Delivery]) -> Mapping[int, Said]:
    """As `compose_nudge`, by delivery id, for any number of them: a fixed number of queries a week, and what all
    have in common is worked out once."""
    with world.snapshot() as tx:
        language = tx.settings.get().language
        told = told_to_all(world, tx, deliveries)
        return {each.id: nudge_said(world, tx, each, told[each.id], language=language) for each in deliveries}


def nudge_said(world: World, tx: Transaction, delivery: Delivery, told: Told | None, *, language: str) -> Said:
    """What one nudge says, of what can be told."""
    if told is None:
        return instead_of_asking(world, tx, delivery)
    if not told.asked and not delivery.is_edit:
        return Moot("answered")
    return addressed_in(language, told.member, nudge_of(told) if told.asked else told.receipt())


def instead_of_asking(world: World, tx: Transaction, delivery: Delivery) -> Outgoing[AwayNote] | Moot:
    """Where nothing is asked: what a message that was sent says while its reader is away; else there is nothing."""
    subject, week = delivery.plan.subject, Week.parse(delivery.plan.week)
    note = away_note(world, tx, subject, week) if delivery.is_edit else None
    return addressed(tx, note.member, note) if note else Moot(NOTHING_ASKED)


def told_to(world: World, tx: Transaction, delivery: Delivery) -> Told | None:
    """What the delivery's subject is asked about in its week, None where that is nothing."""
    return told_to_all(world, tx, [delivery])[delivery.id]


def told_to_all(world: World, tx: Transaction, deliveries: Sequence[Delivery]) -> dict[int, Told | None]:
    """As `told_to`, by delivery id."""
    by_week: defaultdict[str, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_week[delivery.plan.week].append(delivery)
    agendas = Agendas(world, tx, members={delivery.plan.subject for delivery in deliveries})
    found: dict[int, Told | None] = {}
    for key, some in by_week.items():
        told = told_in(world, tx, agendas, Week.parse(key), subjects={delivery.plan.subject for delivery in some})
        found |= {delivery.id: told.get(delivery.plan.subject) for delivery in some}
    return found


def told_in(world: World, tx: Transaction, agendas: Agendas, week: Week, *, subjects: set[str]) -> dict[str, Told]:
    """What each subject who is asked anything in `week` can be told."""
    now = world.now()
    asked = [agenda for member, agenda in agendas.all(week).items() if member in subjects]
    if not asked:
        return {}
    telling = Telling(tx, week, (item for agenda in asked for item in agenda.items))
    told = [(agenda, telling.told(agenda.member, agenda.items, now=now)) for agenda in asked]
    waiting = [agenda for agenda, one in told if one.asked]
    offering = Offering(tx, agendas.schedule, waiting, answered=telling.current) if waiting else None
    return {
        agenda.member.id: replace(one, offers=offering.offers(agenda, now=now)) if offering and one.asked else one
        for agenda, one in told
    }


def nudge_of(told: Told) -> Nudge:
    return Nudge(told.member, told.week, told.window, told.asked, told.answered, told.offers)
