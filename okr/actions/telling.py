"""Telling somebody about one thing: the notice is kept and its message planned in the same transaction."""

from dataclasses import replace
from datetime import timedelta

from okr.actions.acting import takes_part
from okr.actions.planning import after_own_quiet_hours
from okr.delivery import DeliveryKind, Plan
from okr.notice import About, Notice, Topic
from okr.ports import Transaction, World
from okr.week import Week

NOTICE_LIVES = timedelta(days=2)
"""How long after it happened a notice is still worth sending."""


def tell(world: World, tx: Transaction, to: str, topic: Topic, about: About) -> Notice | None:
    """Keep a notice for the member `to` and plan its message: now, or after their quiet hours. None, and nothing done,
    where there is no such member who can be told."""
    member = tx.members.get(to)
    if member is None or not takes_part(tx, member):
        return None
    now = world.now()
    week = about.week or Week.of(now.astimezone(member.tz).date())
    notice = Notice(tx.notices.next_number(), to, topic, week, now, replace(about, week=week))
    tx.notices.put(notice)
    at = after_own_quiet_hours(member, now)
    tx.deliveries.plan([Plan(DeliveryKind.NOTICE, to, period_of(notice), not_before=at, not_after=at + NOTICE_LIVES)])
    return notice


def retell(tx: Transaction, notice: Notice) -> None:
    """Keep a notice that says something else by now, and bring its message up to date."""
    tx.notices.put(notice)
    row = tx.deliveries.get(DeliveryKind.NOTICE, notice.to, period_of(notice))
    if row is not None:
        tx.deliveries.want_edit(row.id)


def told_already(tx: Transaction, to: str, topic: Topic, week: Week) -> Notice | None:
    """The first notice of that topic about `week` that was kept for the member `to`; two queries."""
    rows = tx.deliveries.of_period(week.key, subject=to)
    notices = tx.notices.many([row.plan.ordinal for row in rows if row.plan.kind is DeliveryKind.NOTICE])
    return next((notices[number] for number in sorted(notices) if notices[number].topic is topic), None)


def period_of(notice: Notice) -> str:
    return f"{notice.week.key}.{notice.number}"
