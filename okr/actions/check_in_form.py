"""The weekly form as it is shown to somebody: what is asked, what was said before, what they typed so far."""

from collections.abc import Sequence

from okr.actions.agenda import Due
from okr.actions.answering import Answering
from okr.actions.assessing import Assessing
from okr.actions.putting_off import later_of
from okr.actions.told import window_of
from okr.draft import Draft
from okr.form import CheckInForm, FormItem
from okr.key_result import own_due
from okr.later import Later
from okr.ports import Transaction, World
from okr.standing import Standing
from okr.week import Week


def form_of(world: World, tx: Transaction, answering: Answering, week: Week, items: Sequence[Due]) -> CheckInForm:
    """The form of `answering.by` about `items` (at least one) in `week`, with their draft in it."""
    window = window_of(tx, items, week, now=world.now())
    shown = form_items(world, tx, items, week, tx.drafts.get(answering.by.id, week))
    return CheckInForm(
        member=answering.by,
        week=week,
        day=window.day,
        digest_at=window.digest_at,
        closes_at=window.closes_at,
        digest_is_out=window.digest_is_out,
        items=shown,
        only=answering.only,
        later=later_for(world, answering, week) if any(item.current is None for item in shown) else (),
    )


def later_for(world: World, answering: Answering, week: Week) -> tuple[Later, ...]:
    """The moments to which the question about `week` may be put off; none where it is about just some key results."""
    agenda = None if answering.only else answering.agendas.of(answering.by.id, week)
    return later_of(answering.schedule, agenda, now=world.now()) if agenda else ()


def form_items(
    world: World, tx: Transaction, items: Sequence[Due], week: Week, draft: Draft | None
) -> tuple[FormItem, ...]:
    """One item for each key result, in their order; a fixed number of queries."""
    numbers = [item.key_result.number for item in items]
    standings = tx.standings.many(numbers)
    current = tx.check_ins.current_of(numbers, week)
    owners = tx.members.many({item.on_behalf_of for item in items if item.on_behalf_of})
    entries, seen = (draft.entries, draft.seen) if draft else ({}, {})
    assessing = Assessing(world, tx)
    return tuple(
        FormItem(
            key_result=item.key_result,
            objective=item.objective,
            standing=standings.get(item.key_result.number) or Standing(item.key_result.number),
            assessment=assessing.assess(item.key_result, standings.get(item.key_result.number), item.objective),
            today=assessing.today(item.objective),
            current=current.get(item.key_result.number),
            entry=entries.get(item.key_result.number),
            on_behalf_of=owners.get(item.on_behalf_of or ""),
            seen=seen.get(item.key_result.number),
            thresholds=assessing.schedule.thresholds(item.objective.team),
            own_due=own_due(item.key_result, item.cycle.last_day),
        )
        for item in items
    )
