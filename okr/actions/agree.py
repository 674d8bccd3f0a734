"""Agree to drafts of objectives, one or all that were sent up together."""

from collections.abc import Sequence
from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.asking import settle_asking, teams_and_leads, tell_outcome
from okr.actions.deciding import drafts_to_decide
from okr.actions.publish_draft import published
from okr.agreement import Outcome, is_sent_up_next
from okr.authority import Act, Actor, authorize, require_live
from okr.authority_writing import authorize_writing
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.notice import Topic
from okr.ports import Transaction, World
from okr.refusals_agreement import NotWaiting

DONE = frozenset({DraftState.AGREED, DraftState.PUBLISHED})


def agree(world: World, numbers: Sequence[int], *, by: Member) -> tuple[DraftedObjective, ...]:
    """Agree to those of the drafts that wait for it: an individual's objective, and a team's that the lead above agrees
    to, is published then and there; a team's that its own lead agrees to waits to be sent up with the others, where
    somebody leads above. Returns all of them as they are now; agreed to twice it is once.

    Raises NoSuchDraft where none is there for `by`, NotYoursToAgree, NotWaiting where all were taken back or returned
    meanwhile, TeamArchived, and what publishing raises: then nothing is decided.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        drafts = drafts_to_decide(tx, actor, numbers)
        waiting = [draft for draft in drafts if draft.asked is not None]
        if not waiting and not any(draft.state in DONE for draft in drafts):
            raise NotWaiting(drafts[0].label, drafts[0].state)
        for draft in waiting:
            authorize_writing(actor, Act.AGREE, draft)
        agreed = {draft.number: agreed_to(world, tx, draft, actor) for draft in waiting}
        tell_outcome(world, tx, waiting, Topic.DRAFT_AGREED, by=by)
        settle_asking(world, tx, waiting, Outcome.AGREED, by.id)
        for draft in waiting:
            tx.audit.note(actor=by.id, action="agree", thing=draft.label, at=world.now())
        return tuple(agreed.get(draft.number, draft) for draft in drafts)


def agreed_to(world: World, tx: Transaction, draft: DraftedObjective, actor: Actor) -> DraftedObjective:
    """The draft after it is agreed to, kept."""
    teams, here = teams_and_leads(tx)
    require_live(teams[draft.content.team])
    if is_sent_up_next(draft, teams, here):
        kept = replace(draft, state=DraftState.AGREED, asked=None)
        tx.objective_drafts.put(kept)
    else:
        published(world, tx, draft, actor=actor)
        kept = tx.objective_drafts.get(draft.number) or draft
    return kept
