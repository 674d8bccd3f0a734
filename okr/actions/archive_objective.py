"""Archive an objective that is pursued no longer, or take it up again; nothing that was said of it is lost."""

from collections.abc import Iterable
from dataclasses import replace

from okr.actions.absent import ask_now
from okr.actions.acting import actor_of, circle_of
from okr.actions.agenda import Agendas
from okr.actions.planning import LOOK_BACK, weeks_between
from okr.actions.show_answers import TO_CHANNELS, TO_LEADS, TO_PEOPLE, upward, want_edits
from okr.authority import Act, ObjectiveInContext, authorize, may_archive
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.ports import Transaction, World
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
        return found if found and found.archived and may_archive(actor, found) else None


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
        follow(world, tx, after, key_results)
        action = "archive_objective" if archived else "restore_objective"
        tx.audit.note(actor=by.id, action=action, thing=after.label, at=world.now())
        return after


def follow(world: World, tx: Transaction, objective: Objective, key_results: Iterable[KeyResult]) -> None:
    """Bring up to date what was said of it, and ask those who are asked now and were not."""
    owners = {kr.owner for kr in key_results if kr.owner}
    people = owners | {each.delegate for each in tx.members.absences() if each.delegate and each.member in owners}
    now, agendas = world.now(), Agendas(world, tx, members=people)
    teams = upward(agendas.schedule.teams, objective.team)
    lead = agendas.schedule.teams[objective.team].lead
    for week in weeks_between(now - LOOK_BACK, now):
        for person in sorted(people):
            want_edits(tx, person, week, TO_PEOPLE)
            agenda = agendas.of(person, week)
            if agenda is not None:
                ask_now(tx, agenda, now=now, told=False)
        for team in teams:
            want_edits(tx, team, week, TO_CHANNELS)
        if lead is not None:
            want_edits(tx, lead, week, TO_LEADS)
