"""A lead's question to those who have not answered: the one a person and week, and who asked it."""

from collections.abc import Iterable

from okr.delivery import Delivery, DeliveryKind
from okr.member import Member
from okr.ports import Transaction
from okr.week import Week


def asked_in(rows: Iterable[Delivery]) -> Delivery | None:
    """The lead's question among the rows of one person and week."""
    return next((row for row in rows if row.plan.kind is DeliveryKind.LEAD_REMINDER), None)


def asker_of(tx: Transaction, member: str, week: Week) -> Member | None:
    """Whoever asked `member` about `week`; None where nobody did."""
    row = asked_in(tx.deliveries.of_period(week.key, subject=member))
    notice = tx.notices.get(row.plan.ordinal) if row else None
    return tx.members.get(notice.about.people[0]) if notice and notice.about.people else None
