"""Whoever takes something over is asked about it at most once a week: in the nudge they have, or by being told.

For what changes *about what* people are asked. When they are is settling.py's, who is away is absent.py's:
docs/architecture.md says which to use when.
"""

from collections.abc import Sequence

from okr.actions.agenda import Agendas
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.planning import LOOK_BACK, plan_of, weeks_between
from okr.actions.show_answers import TO_PEOPLE, want_edits
from okr.delivery import DeliveryKind
from okr.member import Member
from okr.ports import Transaction, World

TOLD_INSTEAD = "told of the hand-over instead"
MOMENTS = ((DeliveryKind.NUDGE, nudge_moment), (DeliveryKind.REMINDER, reminder_moment))


def nudge_takers(world: World, tx: Transaction, takers: Sequence[Member]) -> None:
    """Bring the open nudges of `takers` up to date; where their time to be asked has passed without one, the notice of
    the hand-over takes its place, and nothing counts as missed that they were never to get. Call it after the move."""
    now = world.now()
    agendas = Agendas(world, tx, members=[taker.id for taker in takers])
    for taker in takers:
        for week in weeks_between(now - LOOK_BACK, now):
            agenda = agendas.of(taker.id, week)
            if agenda is None:
                continue
            for kind, at in MOMENTS:
                moment = at(agenda)
                if moment is None or moment > now or tx.deliveries.get(kind, taker.id, week.key) is not None:
                    continue
                plan, _ = plan_of(kind, agenda, moment, now=now)
                tx.deliveries.plan([plan])
                row = tx.deliveries.get(kind, taker.id, week.key)
                if row is not None:
                    tx.deliveries.cancel(row.id, reason=TOLD_INSTEAD)
            if now < agenda.when.closes_at:
                want_edits(tx, taker.id, week, TO_PEOPLE)
