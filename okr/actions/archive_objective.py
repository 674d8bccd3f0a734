"""Archive an objective that is pursued no longer, or take it up again; nothing that was said of it is lost."""

from dataclasses import replace

from okr.actions.acting import actor_of, circle_of
from okr.actions.follow_objective import follow
from okr.authority import Act, ObjectiveInContext, authorize, may_archive, may_see
from okr.member import Member
from okr.objective import Objective
from okr.ports import World
from okr.refusals import NoSuchKeyResult


def archive_objective(world: World, number: int, *, by: Member) -> Objective:
    """From now on nobody is asked about its key results, and they are neither shown nor counted.

    Archiving it again changes nothing. Raises NoSuchKeyResult, also where `by` may not see it, and NotYoursToArchive.
    """
    return set_archived(world, number, archived=True, by=by)


def restore_objective(world: World, number: int, *, by: Member) -> Objective:
    """As it was before it was archived; who is asked this week and was not is asked now. Raises as the other."""
    return set_archived(world, number, archived=False, by=by)


def archived_one(world: World, number: int, *, by: Member) -> Objective | None:
    """The objective of that number, where it is archived and `by` may restore it."""
    with world.snapshot() as tx:
        found = tx.objectives.get(number)
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        if found is None or not found.archived:
            return None
        circle = circle_of(found, tx.key_results.of_objectives([number]))
        return found if may_see(actor, found, circle) and may_archive(actor, found) else None


def set_archived(world: World, number: int, *, archived: bool, by: Member) -> Objective:
    with world.transaction() as tx:
        tx.settings.lock()
        before = tx.objectives.get(number)
        team = tx.teams.get(before.team) if before else None
        if before is None or team is None:
            raise NoSuchKeyResult(f"O-{number}")
        key_results = tx.key_results.of_objectives([number])
        circle = circle_of(before, key_results)
        authorize(actor_of(world, tx, by), Act.ARCHIVE, ObjectiveInContext(before, team, circle))
        if before.archived is archived:
            return before
        after = replace(before, archived=archived, version=before.version + 1)
        tx.objectives.put(after)
        follow(world, tx, teams=[after.team], owners=[kr.owner for kr in key_results if kr.owner])
        action = "archive_objective" if archived else "restore_objective"
        tx.audit.note(actor=by.id, action=action, thing=after.label, at=world.now())
        return after
