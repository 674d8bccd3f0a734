"""Ask for an export: it is put together and comes to whoever asked, once, however often they ask within a minute."""

from datetime import timedelta

from okr.actions.acting import actor_of
from okr.authority import Act, authorize
from okr.delivery import DeliveryKind, Plan
from okr.export import Form
from okr.member import Member
from okr.ports import World
from okr.week import Week

AGAIN_AFTER = timedelta(minutes=1)
LIVES = timedelta(hours=1)
"""How long after it was asked for somebody still waits for it."""


def ask_export(world: World, form: Form, *, by: Member) -> bool:
    """Plan its message; False where the same one was asked for within the last minute, which is on its way.

    Raises the refusals of those who take no part.
    """
    with world.transaction() as tx:
        tx.members.lock([by.id])
        authorize(actor_of(world, tx, by), Act.USE)
        now = world.now()
        week = Week.of(now.date()).key
        theirs = [row for row in tx.deliveries.of_period(week, subject=by.id) if row.plan.kind is DeliveryKind.EXPORT]
        if any(form_of(row.plan) is form and row.plan.not_before > now - AGAIN_AFTER for row in theirs):
            return False
        ordinal = ordinal_of(form, number=len(theirs) + 1)
        plan = Plan(DeliveryKind.EXPORT, by.id, f"{week}.{ordinal}", not_before=now, not_after=now + LIVES)
        tx.audit.note(actor=by.id, action="ask_export", thing=form.value, at=now)
        return tx.deliveries.plan([plan]) == 1


def ordinal_of(form: Form, *, number: int) -> int:
    """The `number`th export of a week, which also says as what it is written."""
    return number * len(Form) + list(Form).index(form)


def form_of(plan: Plan) -> Form:
    return list(Form)[plan.ordinal % len(Form)]
