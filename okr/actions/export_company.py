"""Hand out everything that somebody may see, or all there is, for a file."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from okr.actions.acting import actor_of, seen_of
from okr.actions.export_contents import ExportingContents
from okr.authority import Act, Actor, Colleague, authorize, may_say_away
from okr.export import Export, ExportedObjective
from okr.member import Absence, Member, ReminderProfile
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.settings import WorkspaceChoices, WorkspaceSettings
from okr.team import Membership, Team

AT_ONCE = 200
"""Objectives that are read together."""


@contextmanager
def export_company(world: World, *, by: Member | None) -> Iterator[Export]:
    """Everything that `by` may see; all there is where `by` is None, for the operator.

    Objectives by the rules of visibility: what they may not see is not there, and nothing names it. Absences are those
    they could have said, choices of people their own; settings of teams and of the workspace are the operator's alone.

    Left out on purpose, for everybody: what was sent and is to be sent, receipts of requests, the audit log, drafts,
    what was said in threads and reactions, when the workspace was installed and how often a thing was edited; and
    standings, which are worked out from the rest. Raises the refusals of those who take no part.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by) if by else None
        if actor is not None:
            authorize(actor, Act.USE)
        memberships, absences = tuple(tx.teams.memberships(archived=True)), tuple(tx.members.absences())
        live = {team.key for team in tx.teams.live()}
        counting = [one for one in memberships if one.team in live]
        people = {member.id: member for member in tx.members.all()}
        visible = absences if actor is None else told_to(actor, absences, counting, people.values())
        yield Export(
            settings=tx.settings.get() if actor is None else for_everybody(tx.settings.get()),
            at=world.now(),
            cycles=tuple(tx.cycles.all()),
            teams=tuple(team if actor is None else without_settings(team) for team in tx.teams.all()),
            people=people,
            members=tuple(
                member if actor is None or by == member else without_choices(member) for member in people.values()
            ),
            memberships=memberships,
            absences=visible,
            objectives=objectives_of(world, tx, actor),
            seen_by=by,
        )


def objectives_of(world: World, tx: Transaction, actor: Actor | None) -> Iterator[ExportedObjective]:
    """Every objective that `actor` may see, by number; for None all of them."""
    seen = None if actor is None else {number for some in in_parts(tx) for number in seen_of(tx, actor, some)}
    contents = ExportingContents(world, tx, seen)
    for some in in_parts(tx):
        yield from contents.of([each for each in some if seen is None or each.number in seen])


def in_parts(tx: Transaction) -> Iterator[Sequence[Objective]]:
    """All objectives, archived ones too, some at a time."""
    after = 0
    while some := tx.on_record.objectives(after=after, most=AT_ONCE):
        yield some
        after = some[-1].number


def told_to(
    actor: Actor, absences: Iterable[Absence], memberships: Iterable[Membership], people: Iterable[Member]
) -> tuple[Absence, ...]:
    """The absences that `actor` could have said themselves."""
    teams: dict[str, set[str]] = {member.id: set() for member in people}
    for one in memberships:
        teams.setdefault(one.member, set()).add(one.team)
    theirs = {member.id: member for member in people}
    return tuple(
        each
        for each in absences
        if each.member in theirs and may_say_away(actor, Colleague(theirs[each.member], frozenset(teams[each.member])))
    )


def for_everybody(settings: WorkspaceSettings) -> WorkspaceSettings:
    """What everybody can read of the workspace."""
    return WorkspaceSettings(
        workspace=settings.workspace,
        name=settings.name,
        since=settings.since,
        language=settings.language,
        zone=settings.zone,
        choices=WorkspaceChoices(mission=settings.choices.mission),
    )


def without_settings(team: Team) -> Team:
    """The team without what only those who lead it set."""
    return replace(team, thresholds=None, choices=type(team.choices)())


def without_choices(member: Member) -> Member:
    """Somebody as their colleagues know them."""
    return replace(
        member,
        email="",
        admin=False,
        appointed=False,
        language=None,
        own_zone=None,
        quiet_from=None,
        quiet_to=None,
        reminders=ReminderProfile.USUAL,
    )
