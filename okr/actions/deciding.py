"""The drafts that somebody is about to decide on, of those a message named."""

from collections.abc import Sequence

from okr.authority import Actor
from okr.authority_writing import may_know_of
from okr.drafting import DraftedObjective
from okr.ports import Transaction
from okr.refusals_writing import NoSuchDraft


def drafts_to_decide(tx: Transaction, actor: Actor, numbers: Sequence[int]) -> list[DraftedObjective]:
    """Those of the drafts (at least one number) that are there for `actor`, each once. Raises NoSuchDraft where none
    is."""
    found = [tx.objective_drafts.get(number) for number in dict.fromkeys(numbers)]
    drafts = [draft for draft in found if draft is not None and may_know_of(actor, draft)]
    if not drafts:
        raise NoSuchDraft(f"D-{numbers[0]}")
    return drafts
