"""Drafts with what their words need, for one reader."""

from collections.abc import Sequence
from datetime import datetime

from okr.actions.acting import seen_of
from okr.actions.drafts_at_hand import team_of
from okr.actions.parents import homes_of
from okr.actions.told_written import first_asked
from okr.agreement import ShownDraft, may_decide, may_return, may_withdraw
from okr.authority import Actor
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World


class ShownDrafts:
    """Drafts as `actor` may see them."""

    def __init__(self, world: World, tx: Transaction, actor: Actor) -> None:
        self._world, self._tx, self._actor = world, tx, actor

    def of(self, draft: DraftedObjective) -> ShownDraft:
        """The draft with its team, cycle, people and talk, and what the reader can do with it."""
        tx, actor, content = self._tx, self._actor, draft.content
        comments = tuple(tx.objective_comments.of(draft.label))
        named = {draft.author, draft.asked, content.owner, *(each.owner for each in content.key_results)}
        people = {each for each in named if each} | {each.by for each in comments}
        return ShownDraft(
            draft=draft,
            team=team_of(tx, content.team),
            cycle=tx.cycles.get(content.cycle),
            people=tx.members.many(people),
            objective=self._seen(draft.objective),
            parent=self._seen(self._served(content)),
            comments=comments,
            may_agree=may_decide(actor, draft),
            may_return=may_return(actor, draft),
            may_withdraw=may_withdraw(actor, draft),
            may_edit=draft.is_open and draft.author == actor.id,
        )

    def _served(self, content: DraftContent) -> int | None:
        """The objective that it serves, chosen itself or by one of its key results."""
        served = content.parent_key_result
        if content.parent is not None or served is None:
            return content.parent
        return homes_of(self._tx, [served]).get(served)

    def _seen(self, number: int | None) -> Objective | None:
        """That objective, where the reader may see it."""
        found = self._tx.objectives.get(number) if number is not None else None
        return found if found is not None and seen_of(self._tx, self._actor, [found]) else None

    def asked_at(self, member: Member, drafts: Sequence[ShownDraft]) -> datetime | None:
        """When `member` is asked next about a key result of theirs of those of the drafts that are published."""
        out = [
            each.objective.number
            for each in drafts
            if each.objective is not None and each.draft.state is DraftState.PUBLISHED
        ]
        return first_asked(self._world, self._tx, [member.id], out).get(member.id) if out else None
