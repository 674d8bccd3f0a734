"""Ask for a change of drafts of objectives, one or all that were sent up together."""

from collections.abc import Sequence
from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.asking import settle_asking, tell_outcome
from okr.actions.deciding import drafts_to_decide
from okr.agreement import Outcome, may_return
from okr.authority import Act, authorize
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.notice import Topic
from okr.ports import World
from okr.refusals_agreement import NotWaiting, NotYoursToAgree
from okr.refusals_on_lines import NothingWritten

LONGEST = 1000
"""Characters of what is asked for; what is longer is cut."""

UNDECIDED = frozenset({DraftState.SENT, DraftState.SENT_UP, DraftState.AGREED})


def ask_for_change(world: World, numbers: Sequence[int], words: str, *, by: Member) -> tuple[DraftedObjective, ...]:
    """Return those of the drafts that wait for an answer, or to be sent up, to their authors, who are told what is to
    be changed, write on and send them again. Returned twice with the same words it is once.

    Raises NothingWritten, NoSuchDraft, NotYoursToAgree, and NotWaiting where all were decided meanwhile.
    """
    said = words.strip()[:LONGEST]
    if not said:
        raise NothingWritten
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        drafts = drafts_to_decide(tx, actor, numbers)
        waiting = [draft for draft in drafts if draft.state in UNDECIDED]
        if not waiting and not any(draft.state is DraftState.RETURNED and draft.said == said for draft in drafts):
            raise NotWaiting(drafts[0].label, drafts[0].state)
        for draft in waiting:
            if not may_return(actor, draft):
                raise NotYoursToAgree(draft.label, draft.asked)
        returned = {each.number: replace(each, state=DraftState.RETURNED, asked=None, said=said) for each in waiting}
        for draft in returned.values():
            tx.objective_drafts.put(draft)
            tx.audit.note(actor=by.id, action="ask_for_change", thing=draft.label, at=world.now())
        tell_outcome(world, tx, waiting, Topic.CHANGE_ASKED, by=by, words=said)
        settle_asking(world, tx, waiting, Outcome.RETURNED, by.id)
        return tuple(returned.get(draft.number, draft) for draft in drafts)
