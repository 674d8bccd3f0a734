"""Publish the draft of an objective: it becomes the objective, with its key results and initiatives."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.changed_objective import Changing
from okr.actions.cycles_to_write_for import ensure_cycles
from okr.actions.drafts_at_hand import draft_at_hand, team_of
from okr.actions.new_objective import Agreed, put_new
from okr.actions.on_record import OnRecord, on_record
from okr.actions.publishable import (
    open_cycle,
    people_in,
    require_parent,
    require_take_part,
    require_weights,
    require_whole,
)
from okr.actions.told_written import told_of
from okr.authority import Act, Actor, authorize
from okr.authority_writing import Intended, authorize_writing
from okr.cycle import CycleState
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import Member
from okr.objective import Level, Objective
from okr.ports import Transaction, World
from okr.refusals_writing import DraftNotOpen, ObjectiveChanged
from okr.team import Team
from okr.writing import Written


def publish_draft(world: World, number: int, *, by: Member) -> Written:
    """Number the objective and its key results, or change the one that the draft is about. Key results that say no
    first day count from today, or from the first day of a cycle to come.

    Published twice it is one objective, and told twice. Raises NoSuchDraft, DraftNotOpen (it waits for somebody's
    answer), NotYoursToWrite, NotForSomebodyElse, NotYoursToEdit, and what `published` raises.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = draft_at_hand(tx, actor, number)
        if draft.state is not DraftState.PUBLISHED:
            if not draft.is_open:
                raise DraftNotOpen(draft.label)
            require_may_publish(tx, draft, actor)
        return published(world, tx, draft, actor=actor)


def require_may_publish(tx: Transaction, draft: DraftedObjective, actor: Actor) -> None:
    """A new one as WRITE, a change as EDIT; where that makes it another team's, level's or person's, as both."""
    content, before = draft.content, draft.base
    if draft.objective is not None:
        authorize(actor, Act.EDIT, on_record(tx, draft.objective).in_context)
        if before is None or whose(before) == whose(content):
            return
    authorize_writing(actor, Act.WRITE, Intended.by(content, team_of(tx, content.team)))


def whose(content: DraftContent) -> tuple[str, Level, str | None]:
    return content.team, content.level, content.owner


def published(world: World, tx: Transaction, draft: DraftedObjective, *, actor: Actor) -> Written:
    """What the draft came to on record, for an action that holds the lock of the settings and decided that `actor` may
    publish it; what is on record by now where it was published before.

    Raises NoSuchTeam, DraftNotComplete, NoOwner, WeightsOver, TakesNoPart (somebody named), ParentNotThere (for
    `actor` and for its author), NotOfParent, ServesItself, CycleNotOpen and DueTooSoon; of a change also
    NoSuchKeyResult (it is gone), ObjectiveChanged, TooManyKeyResults, WhyNotSaid and AnsweredOtherwise.
    """
    if draft.state is DraftState.PUBLISHED and draft.objective is not None:
        objective = tx.objectives.get(draft.objective)
        return told_of(world, tx, draft.objective, team_of(tx, objective.team if objective else draft.content.team))
    is_new = draft.objective is None
    publishing = Publishing(world, tx, draft, actor)
    objective = publishing.new() if is_new else publishing.change(on_record(tx, draft.objective or 0))
    tx.objective_drafts.put(replace(draft, state=DraftState.PUBLISHED, asked=None, objective=objective.number))
    action = "publish_draft" if is_new else "change_objective"
    tx.audit.note(actor=actor.id, action=action, thing=objective.label, at=world.now())
    return told_of(world, tx, objective.number, team_of(tx, objective.team))


class Publishing:
    """A draft on its way to the record."""

    def __init__(self, world: World, tx: Transaction, draft: DraftedObjective, actor: Actor) -> None:
        self.world, self.tx, self.draft, self.actor = world, tx, draft, actor

    def new(self) -> Objective:
        content, team = self.draft.content, team_of(self.tx, self.draft.content.team)
        self._require(content, None)
        return put_new(self.tx, content, team, agreed=self._agreed(team, content.cycle))

    def change(self, record: OnRecord) -> Objective:
        """With all that others changed since the draft began."""
        draft = self.draft
        both = record.merged_with(draft)
        if both.what:
            raise ObjectiveChanged(record.objective.label, draft.number, both)
        content = both.mine
        self._require(content, record.content)
        if content == record.content:
            return record.objective
        team = team_of(self.tx, content.team)
        agreed = self._agreed(team, content.cycle, since=record.content.cycle)
        return Changing(self.world, self.tx, record, content, agreed=agreed).put(team)

    def _require(self, content: DraftContent, before: DraftContent | None) -> None:
        """Raise for what is not as it has to be; what is on record like that (`before`) may stay."""
        require_whole(content, before, self.draft.label)
        require_weights(content)
        require_take_part(self.tx, people_in(content) - (people_in(before) if before else frozenset()))
        if before is None or above(before) != above(content):
            require_parent(self.tx, content, number=self.draft.objective, readers=self._readers())

    def _agreed(self, team: Team, key: str, *, since: str | None = None) -> Agreed:
        """As of now. What moves to another cycle than it has been in (`since`) takes one that is open; what stays, one
        that is not closed."""
        today = self.world.now().astimezone(team.tz).date()
        ensure_cycles(self.world, self.tx, team)
        cycle = self.tx.cycles.get(key) if key == since else None
        if cycle is None or cycle.state is CycleState.CLOSED:
            cycle = open_cycle(self.tx, key, today)
        return Agreed(max(today, cycle.first_day), self.world.now(), self.actor.id)

    def _readers(self) -> list[Actor]:
        """Who may have chosen what it serves: whoever publishes it, and its author, where that is somebody else."""
        is_own = self.draft.author == self.actor.id
        author = None if is_own else self.tx.members.get(self.draft.author)
        return [self.actor] if author is None else [self.actor, actor_of(self.world, self.tx, author)]


def above(content: DraftContent) -> tuple[int | None, int | None]:
    """What it serves."""
    return content.parent, content.parent_key_result
