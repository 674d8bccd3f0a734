"""Keep what somebody typed into the form until they send it: page turns and closed windows lose nothing."""

from dataclasses import replace

from okr.actions.answering import Answering
from okr.actions.check_in_form import form_of
from okr.draft import Draft, Entry, merged
from okr.form import CheckInForm, Typed
from okr.member import Member
from okr.ports import Transaction, World


def keep_draft(world: World, typed: Typed, *, by: Member) -> CheckInForm:
    """Add the entries to what `by` typed for that week before, and return the form with all of it. What was tapped
    meanwhile stays.

    Entries about key results that are not on the form are left out. Raises as `open_check_in`.
    """
    with world.transaction() as tx:
        tx.key_results.lock(typed.entries)
        answering = Answering(world, tx, by=by, only=typed.only)
        items = answering.open_items(typed.week)
        on_form = {item.key_result.number for item in items}
        before = tx.drafts.get(by.id, typed.week)
        entries = {
            number: replace(
                merged(before.entries.get(number) if before else None, entry),
                turned=typed.turned,
                refused=typed.refused,
            )
            for number, entry in typed.entries.items()
            if number in on_form
        }
        add_to_draft(world, tx, typed, entries, by=by)
        return form_of(world, tx, answering, typed.week, items)


def add_to_draft(world: World, tx: Transaction, typed: Typed, entries: dict[int, Entry], *, by: Member) -> None:
    """Put these entries, if any, into the draft of `by`, with the revisions that they were typed in sight of."""
    if not entries:
        return
    before = tx.drafts.get(by.id, typed.week)
    kept, seen = (before.entries, before.seen) if before else ({}, {})
    draft = Draft(
        member=by.id,
        week=typed.week,
        at=world.now(),
        entries=kept | entries,
        seen=seen | {number: typed.seen.get(number, 0) for number in entries},
        only=typed.only,
    )
    tx.drafts.put(draft)
