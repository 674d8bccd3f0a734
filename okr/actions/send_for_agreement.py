"""Send the draft of an objective to whoever leads its team, for their agreement; or take it back."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.asking import ask, settle_asking, teams_and_leads
from okr.actions.drafts_at_hand import draft_at_hand, team_of
from okr.actions.publishable import require_complete, require_weights
from okr.agreement import MAY_BE_WITHDRAWN, Outcome, asked_first
from okr.authority import Act, Actor, authorize, require_live
from okr.authority_writing import Intended, may_write
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_agreement import NobodyToAsk, NotWaiting, NotYoursToSend
from okr.refusals_writing import DraftNotOpen


def send_for_agreement(world: World, number: int, *, by: Member) -> DraftedObjective:
    """Ask the lead of the draft's team, or the lead above where that is its author; `asked` names them. Sent twice
    they are asked once.

    Raises NoSuchDraft, NotYoursToSend, DraftNotOpen (it is agreed to or published), TeamArchived, DraftNotComplete,
    NoOwner, WeightsOver and, where nobody is there to agree, NobodyToAsk.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = own_draft(tx, actor, number)
        if draft.state is DraftState.SENT:
            return draft
        if not draft.is_open:
            raise DraftNotOpen(draft.label)
        team = team_of(tx, draft.content.team)
        require_live(team)
        require_complete(draft)
        require_weights(draft.content)
        teams, here = teams_and_leads(tx)
        asked = asked_first(draft, teams, here)
        if asked is None:
            raise NobodyToAsk(draft.label, may_publish=may_write(actor, Intended.by(draft.content, team)))
        (sent,) = ask(world, tx, [draft], asked, by=by)
        tx.audit.note(actor=by.id, action="send_for_agreement", thing=draft.label, at=world.now())
        return sent


def withdraw_draft(world: World, number: int, *, by: Member) -> DraftedObjective:
    """Take back a draft that waits for the lead's answer, or to be sent up; it can be written on again. Whoever was
    asked sees that nobody waits for them any more. Taken back twice it is taken back once.

    Raises NoSuchDraft, NotYoursToSend, and NotWaiting where it was sent up or is published.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = own_draft(tx, actor, number)
        if draft.is_open:
            return draft
        if draft.state not in MAY_BE_WITHDRAWN:
            raise NotWaiting(draft.label, draft.state)
        taken = replace(draft, state=DraftState.WRITING, asked=None)
        tx.objective_drafts.put(taken)
        if draft.state is DraftState.SENT:
            settle_asking(world, tx, [draft], Outcome.WITHDRAWN, by.id)
        tx.audit.note(actor=by.id, action="withdraw_draft", thing=draft.label, at=world.now())
        return taken


def own_draft(tx: Transaction, actor: Actor, number: int) -> DraftedObjective:
    draft = draft_at_hand(tx, actor, number)
    if draft.author != actor.id:
        raise NotYoursToSend(draft.label, draft.author)
    return draft
