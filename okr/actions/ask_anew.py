"""Ask whoever leads now, where a draft waits for somebody who has left or leads there no more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okr.actions.asking import ask, sender_up, settle_asking, teams_and_leads
from okr.agreement import Outcome, asked_now
from okr.drafting import DraftedObjective, DraftState
from okr.ports import Transaction, World


def ask_anew(world: World) -> int:
    """Ask again, once, about each draft whose lead has changed, and say on the old message that nobody waits there any
    more; those that were sent up together are asked about together. How many were asked anew.

    It stands among PLANS (bot/wiring.py) because leads change in many ways: here, in a file, by leaving Slack.
    """
    with world.snapshot() as tx:
        if not stale(tx):
            return 0
    with world.transaction() as tx:
        tx.settings.lock()
        found = stale(tx)
        for together, asked in groups(tx, found):
            by = tx.members.get(next(iter(sender_up(tx, together[0])), together[0].author))
            if by is None:
                continue
            settle_asking(world, tx, together, Outcome.GONE, by.id)
            ask(world, tx, [as_before(draft) for draft in together], asked, by=by)
        return len(found)


def stale(tx: Transaction) -> list[tuple[DraftedObjective, str]]:
    """The drafts that wait for somebody who is not to be asked any more, each with who is."""
    waiting = tx.objective_drafts.waiting()
    if not waiting:
        return []
    teams, here = teams_and_leads(tx)
    found = ((draft, asked_now(draft, teams, here)) for draft in waiting)
    return [(draft, asked) for draft, asked in found if asked is not None and asked != draft.asked]


def groups(
    tx: Transaction, found: Sequence[tuple[DraftedObjective, str]]
) -> Iterator[tuple[list[DraftedObjective], str]]:
    """Those that are asked about in one message: what one lead sent up of a team, every other draft by itself."""
    together: dict[tuple[str, str, tuple[str, ...]], list[DraftedObjective]] = {}
    for draft, asked in found:
        is_bundle = draft.state is DraftState.SENT_UP
        of = draft.content.team if is_bundle else draft.label
        together.setdefault((of, asked, sender_up(tx, draft)), []).append(draft)
    for (_, asked, _), drafts in together.items():
        yield drafts, asked


def as_before(draft: DraftedObjective) -> DraftedObjective:
    """The draft as it was before it was sent to whom it waits for."""
    return replace(draft, state=DraftState.AGREED if draft.state is DraftState.SENT_UP else DraftState.WRITING)
