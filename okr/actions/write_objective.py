"""Write an objective with its key results, as somebody filled them in."""

from okr.actions.acting import actor_of
from okr.actions.cycles_to_write_for import ensure_cycles
from okr.actions.drafts_at_hand import team_of
from okr.actions.new_objective import put_new
from okr.actions.publishable import open_cycle, people_in, require_take_part
from okr.actions.told_written import told_of
from okr.authority import Act, authorize
from okr.authority_writing import Intended, authorize_writing
from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.member import Member
from okr.ports import World
from okr.writing import ObjectiveDraft, Written

FORM = "objective_form"
"""The kind of reference by which a form that is sent twice is known."""


def write_objective(world: World, draft: ObjectiveDraft, *, by: Member) -> Written:
    """Number the objective and its key results, which count from today or from the first day of a cycle to come.

    Sent twice it is written once, and told twice. Raises NoSuchTeam, NotYoursToWrite, NotForSomebodyElse, CycleNotOpen,
    TakesNoPart (an owner), and DueTooSoon where a due day is not after the first.
    """
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        team, content = team_of(tx, draft.team), content_of(draft)
        authorize_writing(actor, Act.WRITE, Intended.by(content, team))
        tx.settings.lock()
        known = tx.references.get(FORM, draft.form)
        if known is not None:
            return told_of(world, tx, known, team)
        require_take_part(tx, people_in(content))
        today = world.now().astimezone(team.tz).date()
        ensure_cycles(world, tx, team)
        cycle = open_cycle(tx, content.cycle, today)
        objective, _ = put_new(world, tx, content, team, first=max(today, cycle.first_day), by=by.id)
        tx.references.put(FORM, draft.form, objective.number)
        tx.audit.note(actor=by.id, action="write_objective", thing=objective.label, at=world.now())
        return told_of(world, tx, objective.number, team)


def content_of(draft: ObjectiveDraft) -> DraftContent:
    return DraftContent(
        title=draft.title,
        why=draft.why,
        level=draft.level,
        team=draft.team,
        cycle=draft.cycle,
        owner=draft.owner,
        ambition=draft.ambition,
        key_results=tuple(
            DraftedKeyResult(key=key, title=one.title, metric=one.metric, owner=one.owner, due=one.due)
            for key, one in enumerate(draft.key_results, start=1)
        ),
        initiatives=tuple(DraftedInitiative(title=title) for title in draft.initiatives),
    )
