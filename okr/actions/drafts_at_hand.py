"""The draft of an objective that somebody is about to work on, where they may know of it."""

from okr.authority import Actor
from okr.authority_writing import may_know_of
from okr.drafting import DraftedObjective
from okr.ports import Transaction
from okr.refusals import NoSuchTeam
from okr.refusals_writing import DraftNotOpen, NoSuchDraft
from okr.team import Team


def draft_at_hand(tx: Transaction, actor: Actor, number: int) -> DraftedObjective:
    """That draft, published or not. Raises NoSuchDraft, also where `actor` may not know of it."""
    draft = tx.objective_drafts.get(number)
    if draft is None or not may_know_of(actor, draft):
        raise NoSuchDraft(f"D-{number}")
    return draft


def open_draft(tx: Transaction, actor: Actor, number: int) -> DraftedObjective:
    """As `draft_at_hand`. Raises DraftNotOpen where nobody writes on it now."""
    draft = draft_at_hand(tx, actor, number)
    if not draft.is_open:
        raise DraftNotOpen(draft.label)
    return draft


def team_of(tx: Transaction, key: str) -> Team:
    team = tx.teams.get(key)
    if team is None:
        raise NoSuchTeam(key)
    return team
