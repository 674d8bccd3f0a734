"""Publish the draft of an objective: it becomes the objective, with its key results and initiatives."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.cycles_to_write_for import ensure_cycles
from okr.actions.drafts_at_hand import draft_at_hand, team_of
from okr.actions.new_objective import put_new
from okr.actions.publishable import (
    open_cycle,
    people_in,
    require_complete,
    require_parent,
    require_take_part,
    require_weights,
)
from okr.actions.told_written import told_of
from okr.authority import Act, Actor, authorize
from okr.authority_writing import Intended, authorize_writing
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.refusals_writing import DraftNotOpen
from okr.team import Team
from okr.writing import Written


def publish_draft(world: World, number: int, *, by: Member) -> Written:
    """Number the objective and its key results; those that say no first day count from today, or from the first day
    of a cycle to come.

    Published twice it is one objective, and told twice. Raises NoSuchDraft, DraftNotOpen (it waits for somebody's
    answer), NotYoursToWrite, NotForSomebodyElse, and what `published` raises.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        draft = draft_at_hand(tx, actor, number)
        if draft.state is not DraftState.PUBLISHED:
            if not draft.is_open:
                raise DraftNotOpen(draft.label)
            team = team_of(tx, draft.content.team)
            authorize_writing(actor, Act.WRITE, Intended.by(draft.content, team))
        return published(world, tx, draft, actor=actor)


def published(world: World, tx: Transaction, draft: DraftedObjective, *, actor: Actor) -> Written:
    """What the draft came to on record, for an action that holds the lock of the settings and decided that `actor` may
    publish it; what is on record by now where it was published before.

    Raises NoSuchTeam, DraftNotComplete, NoOwner, WeightsOver, TakesNoPart (somebody named), ParentNotThere (for
    `actor` and for its author), NotOfParent, CycleNotOpen and DueTooSoon.
    """
    team = team_of(tx, draft.content.team)
    if draft.state is DraftState.PUBLISHED and draft.objective is not None:
        return told_of(world, tx, draft.objective, team)
    require_complete(draft)
    require_weights(draft.content)
    objective = put_as_new(world, tx, draft, team, actor=actor)
    tx.objective_drafts.put(replace(draft, state=DraftState.PUBLISHED, asked=None, objective=objective.number))
    tx.audit.note(actor=actor.id, action="publish_draft", thing=objective.label, at=world.now())
    return told_of(world, tx, objective.number, team)


def put_as_new(world: World, tx: Transaction, draft: DraftedObjective, team: Team, *, actor: Actor) -> Objective:
    content = draft.content
    require_take_part(tx, people_in(content))
    require_parent(tx, content, number=None, readers=readers_of(world, tx, draft, actor))
    today = world.now().astimezone(team.tz).date()
    ensure_cycles(world, tx, team)
    cycle = open_cycle(tx, content.cycle, today)
    objective, _ = put_new(world, tx, content, team, first=max(today, cycle.first_day), by=actor.id)
    return objective


def readers_of(world: World, tx: Transaction, draft: DraftedObjective, actor: Actor) -> list[Actor]:
    """Who may have chosen what it serves: whoever publishes it, and its author, where that is somebody else."""
    author = tx.members.get(draft.author) if draft.author != actor.id else None
    return [actor] if author is None else [actor, actor_of(world, tx, author)]
