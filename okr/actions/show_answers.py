"""Bring every message that shows a week's answers up to date after some were given."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from okr.actions.agenda import Due
from okr.actions.answering import Answering
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from okr.ports import Transaction
from okr.team_place import with_above
from okr.week import Week

TO_PEOPLE = frozenset(
    {
        DeliveryKind.NUDGE,
        DeliveryKind.SNOOZE,
        DeliveryKind.REMINDER,
        DeliveryKind.LEAD_REMINDER,
        DeliveryKind.RECEIPT,
    }
)
TO_LEADS = frozenset({DeliveryKind.LEAD_LINE})
TO_CHANNELS = frozenset({DeliveryKind.DIGEST, DeliveryKind.DIGEST_PART})
SHOWN = frozenset({DeliveryState.SENDING, DeliveryState.SENT})
RECEIPT_LIVES = timedelta(days=1)


def show_answers(tx: Transaction, answering: Answering, week: Week, items: Sequence[Due], *, at: datetime) -> None:
    """Turn nudges and reminders of everyone concerned into receipts, plan a receipt for `answering.by` where they
    have no nudge that can become one, and have the digests and leads' lines edited that count these answers."""
    if not items:
        return
    own = want_edits(tx, answering.by.id, week, TO_PEOPLE)
    for person in people_concerned(answering, items) - {answering.by.id}:
        want_edits(tx, person, week, TO_PEOPLE)
    for team in teams_concerned(answering, items):
        want_edits(tx, team, week, TO_CHANNELS)
    for lead in leads_concerned(answering, items):
        want_edits(tx, lead, week, TO_LEADS)
    nudged = any(row.plan.kind is DeliveryKind.NUDGE and row.state in SHOWN for row in own)
    periods = receipt_periods(answering, week, items, nudged=nudged)
    tx.deliveries.plan(
        Plan(DeliveryKind.RECEIPT, answering.by.id, period, not_before=at, not_after=at + RECEIPT_LIVES)
        for period in periods
    )


def want_edits(tx: Transaction, subject: str, week: Week, kinds: frozenset[DeliveryKind]) -> list[Delivery]:
    """Ask that the messages of these kinds about `subject` in `week` be brought up to date; returns them."""
    return want_edits_of_many(tx, [subject], week, kinds)


def want_edits_of_many(
    tx: Transaction, subjects: Iterable[str], week: Week, kinds: frozenset[DeliveryKind]
) -> list[Delivery]:
    """As `want_edits`; two queries for any number of subjects."""
    found = [row for row in tx.deliveries.of_period(week.key, subjects=sorted(subjects)) if row.plan.kind in kinds]
    tx.deliveries.want_edits([row.id for row in found])
    return found


def receipt_periods(answering: Answering, week: Week, items: Sequence[Due], *, nudged: bool) -> list[str]:
    """The receipts to plan: one for all that is one's own to answer, and one for each key result that is not."""
    own = {item.key_result.number for item in answering.own_items(week)}
    others = [item.key_result.number for item in items if item.key_result.number not in own]
    periods = [f"{week.key}.{number}" for number in others]
    if len(others) < len(items) and not nudged:
        periods.append(week.key)
    return periods


def people_concerned(answering: Answering, items: Sequence[Due]) -> set[str]:
    """The owners of these key results and those who answer for them."""
    owners = [(owner, item) for item in items if (owner := item.key_result.owner)]
    absences = (answering.agendas.is_away(owner, item.occurrence) for owner, item in owners)
    delegates = {absence.delegate for absence in absences if absence}
    return {owner for owner, _ in owners} | {delegate for delegate in delegates if delegate}


def teams_concerned(answering: Answering, items: Sequence[Due]) -> frozenset[str]:
    """The teams of these key results and every team above, whose digests count them."""
    return with_above({item.objective.team for item in items}, answering.schedule.teams)


def leads_concerned(answering: Answering, items: Sequence[Due]) -> set[str]:
    """The leads of these key results' own teams."""
    leads = (answering.schedule.teams[item.objective.team].lead for item in items)
    return {lead for lead in leads if lead}
