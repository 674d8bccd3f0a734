"""Keep what somebody typed into the form until they send it: page turns and closed windows lose nothing."""

from okr.actions.answering import Answering
from okr.actions.check_in_form import form_of
from okr.draft import Draft
from okr.form import CheckInForm, Typed
from okr.member import Member
from okr.ports import World


def keep_draft(world: World, typed: Typed, *, by: Member) -> CheckInForm:
    """Add the entries to what `by` typed for that week before, and return the form with all of it.

    Entries about key results that are not on the form are left out. Raises as `open_check_in`.
    """
    with world.transaction() as tx:
        answering = Answering(world, tx, by=by, only=typed.only)
        items = answering.open_items(typed.week)
        on_form = {item.key_result.number for item in items}
        before = tx.drafts.get(by.id, typed.week)
        entries, seen = (before.entries, before.seen) if before else ({}, {})
        draft = Draft(
            member=by.id,
            week=typed.week,
            at=world.now(),
            entries=entries | {number: entry for number, entry in typed.entries.items() if number in on_form},
            seen=seen | {number: typed.seen.get(number, 0) for number in typed.entries if number in on_form},
            only=typed.only,
        )
        tx.drafts.put(draft)
        return form_of(world, tx, answering, typed.week, items)
