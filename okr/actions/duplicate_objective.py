"""Write an objective once more, for another team: a draft like it, to go on with."""

from dataclasses import replace

from okr.actions.acting import actor_of, circle_of, seen_of, takes_part
from okr.actions.cycles_to_write_for import cycles_for
from okr.actions.drafts_at_hand import team_of
from okr.actions.open_objective_form import start_of
from okr.actions.start_draft import start_draft
from okr.authority import Act, Actor, ObjectiveInContext, authorize
from okr.cycle import Cycle
from okr.drafting import DraftContent, DraftedObjective
from okr.duplicating import Original, ToDuplicate, duplicated
from okr.member import Member
from okr.objective import Level
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.refusals_setting_up import CycleNotOpen
from okr.team import Team


def open_duplicate(world: World, number: int, *, by: Member) -> ToDuplicate:
    """The teams and cycles for which `by` may write it once more. Raises NoSuchKeyResult (also for what they may not
    see) and NoTeamYet."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        original = original_of(tx, actor, number)
        start = start_of(world, tx, actor, "")
        others = sorted(start.teams, key=lambda team: team.key == original.objective.team)
        return ToDuplicate(original.objective, replace(start, teams=tuple(others)))


def duplicate_objective(
    world: World, number: int, *, team: str, cycle: str, by: Member, form: str = ""
) -> DraftedObjective:
    """The draft of an objective like that one, for the team and the cycle of these keys: its lead's, an individual one
    `by`'s own. Where `form` names the form it was asked for in, one sent twice is one draft.

    Raises NoSuchKeyResult (also for what they may not see), NoSuchTeam, CycleNotOpen, NotYoursToWrite,
    TakesNoPart and TooManyKeyResults.
    """
    with world.snapshot() as tx:
        content = content_of(world, tx, actor_of(world, tx, by), number, team=team, cycle=cycle)
    return start_draft(world, content, by=by, form=form)


def content_of(world: World, tx: Transaction, actor: Actor, number: int, *, team: str, cycle: str) -> DraftContent:
    original, found = original_of(tx, actor, number), team_of(tx, team)
    today = world.now().astimezone(found.tz).date()
    within = next((one for one in cycles_for(tx, today, found) if one.key == cycle), None)
    if within is None:
        known: Cycle | None = tx.cycles.get(cycle)
        raise CycleNotOpen(known.name if known else cycle)
    owner = owner_of(tx, original, found, actor.member)
    return duplicated(original, team=found.key, cycle=within, owner=owner, today=today)


def original_of(tx: Transaction, actor: Actor, number: int) -> Original:
    """The objective with what hangs under it; what it serves only where `actor` sees that, too."""
    authorize(actor, Act.USE)
    objective = tx.objectives.get(number)
    team = tx.teams.get(objective.team) if objective else None
    if objective is None or team is None or objective.archived:
        raise NoSuchKeyResult(f"O-{number}")
    key_results = tx.key_results.of_objectives([number])
    authorize(actor, Act.DUPLICATE, ObjectiveInContext(objective, team, circle_of(objective, key_results)))
    served = tx.key_results.get(objective.parent_key_result) if objective.parent_key_result else None
    home = objective.parent or (served.objective if served else None)
    if home and home not in seen_of(tx, actor, tx.objectives.many([home]).values()):
        objective = replace(objective, parent=None, parent_key_result=None)
    return Original(objective, key_results, tx.initiatives.of_objectives([number]))


def owner_of(tx: Transaction, original: Original, team: Team, by: Member) -> str:
    """The lead of the team, where it is the team's and they take part; else whoever asks."""
    lead = tx.members.get(team.lead) if team.lead else None
    is_own = original.objective.level is Level.INDIVIDUAL
    return by.id if is_own or lead is None or not takes_part(tx, lead) else lead.id
