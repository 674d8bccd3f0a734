"""Drafts with what their words need, for one reader."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from okr.actions.acting import seen_of
from okr.actions.parents import homes_of
from okr.actions.told_written import first_asked
from okr.agreement import ShownDraft, may_decide, may_return, may_withdraw
from okr.authority import Actor
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.talk import ObjectiveComment


class ShownDrafts:
    """Drafts as `actor` may see them."""

    def __init__(self, world: World, tx: Transaction, actor: Actor) -> None:
        self._world, self._tx, self._actor = world, tx, actor

    def of(self, drafts: Sequence[DraftedObjective]) -> tuple[ShownDraft, ...]:
        """Each draft with its team, cycle, people and talk, and what the reader can do with it; the number of queries
        is the same for any number of drafts."""
        if not drafts:
            return ()
        tx, actor = self._tx, self._actor
        talk = defaultdict[str, list[ObjectiveComment]](list)
        for comment in tx.objective_comments.of(*(draft.label for draft in drafts)):
            talk[comment.about].append(comment)
        named = {each for draft in drafts for each in named_in(draft)}
        people = tx.members.many(named | {one.by for each in talk.values() for one in each})
        served = self._served([draft.content for draft in drafts])
        seen = self._seen({draft.objective for draft in drafts} | set(served))
        teams = {team.key: team for team in tx.teams.all()}
        cycles = {cycle.key: cycle for cycle in tx.cycles.all()}
        return tuple(
            ShownDraft(
                draft=draft,
                team=teams[draft.content.team],
                cycle=cycles.get(draft.content.cycle),
                people=people,
                objective=seen.get(draft.objective or 0),
                parent=seen.get(parent or 0),
                comments=tuple(talk[draft.label]),
                may_agree=may_decide(actor, draft),
                may_return=may_return(actor, draft),
                may_withdraw=may_withdraw(actor, draft),
                may_edit=draft.is_open and draft.author == actor.id,
            )
            for draft, parent in zip(drafts, served, strict=True)
        )

    def _served(self, contents: Sequence[DraftContent]) -> list[int | None]:
        """The objective that each serves, chosen itself or by one of its key results."""
        by_key_result = [one.parent_key_result for one in contents if one.parent is None]
        homes = homes_of(self._tx, (number for number in by_key_result if number is not None))
        return [homes.get(one.parent_key_result or 0) if one.parent is None else one.parent for one in contents]

    def _seen(self, numbers: Iterable[int | None]) -> dict[int, Objective]:
        """Those of these objectives that the reader may see."""
        wanted = {number for number in numbers if number is not None}
        found = self._tx.objectives.many(wanted) if wanted else {}
        seen = seen_of(self._tx, self._actor, found.values())
        return {number: found[number] for number in seen}

    def asked_at(self, member: Member, drafts: Sequence[ShownDraft]) -> datetime | None:
        """When `member` is asked next about a key result of theirs of those of the drafts that are published."""
        out = [
            each.objective.number
            for each in drafts
            if each.objective is not None and each.draft.state is DraftState.PUBLISHED
        ]
        return first_asked(self._world, self._tx, [member.id], out).get(member.id) if out else None


def named_in(draft: DraftedObjective) -> Iterator[str]:
    """The members whose names its words need."""
    content = draft.content
    yield draft.author
    yield from (each for each in (draft.asked, content.owner, *(one.owner for one in content.key_results)) if each)
