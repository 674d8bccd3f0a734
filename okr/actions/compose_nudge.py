"""Say what a nudge says right now: the invitation, or the receipt it has turned into."""

from dataclasses import replace

from okr.actions.agenda import Agendas
from okr.actions.away_note import away_note
from okr.actions.putting_off import offers_of
from okr.actions.told import Told, addressed, told_of
from okr.answered import Nudge, Receipt
from okr.away import AwayNote
from okr.delivery import Delivery, Moot, Outgoing
from okr.ports import Transaction, World
from okr.week import Week

NOTHING_ASKED = "nothing is asked of them"
"""Why a message is cancelled whose reader owes nothing in its week (any more)."""


def compose_nudge(world: World, delivery: Delivery) -> Outgoing[Nudge | Receipt | AwayNote] | Moot:
    """The nudge of its subject for its week; on an edit while they are away, that they are. Moot where nothing is asked
    of them (any more), and on a first send where all is answered: then they have a receipt of their own."""
    with world.snapshot() as tx:
        told = told_to(world, tx, delivery)
        if told is None:
            return instead_of_asking(world, tx, delivery)
        if not told.asked and not delivery.is_edit:
            return Moot("answered")
        return addressed(tx, told.member, nudge_of(told) if told.asked else told.receipt())


def instead_of_asking(world: World, tx: Transaction, delivery: Delivery) -> Outgoing[AwayNote] | Moot:
    """Where nothing is asked: what a message that was sent says while its reader is away; else there is nothing."""
    subject, week = delivery.plan.subject, Week.parse(delivery.plan.week)
    note = away_note(world, tx, subject, week) if delivery.is_edit else None
    return addressed(tx, note.member, note) if note else Moot(NOTHING_ASKED)


def told_to(world: World, tx: Transaction, delivery: Delivery) -> Told | None:
    """What the delivery's subject is asked about in its week, None where that is nothing."""
    week = Week.parse(delivery.plan.week)
    subject = delivery.plan.subject
    agendas = Agendas(world, tx, members=[subject])
    agenda = agendas.of(subject, week)
    if agenda is None:
        return None
    told = told_of(tx, agenda.member, week, agenda.items, now=world.now())
    return replace(told, offers=offers_of(tx, agendas.schedule, agenda, now=world.now())) if told.asked else told


def nudge_of(told: Told) -> Nudge:
    return Nudge(told.member, told.week, told.window, told.asked, told.answered, told.offers)
