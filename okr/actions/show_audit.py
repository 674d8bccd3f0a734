"""Show an admin who did what, newest first, a page at a time."""

from collections.abc import Iterable

from okr.actions.acting import actor_of
from okr.audit import AuditPage, Note
from okr.authority import Act, authorize
from okr.member import Member
from okr.ports import Transaction, World

PAGE = 20


def show_audit(world: World, *, actor: str | None = None, below: int | None = None, by: Member) -> AuditPage:
    """The newest lines below the line `below`, or of all; those of `actor` alone where one is named. Raises NotAnAdmin.

    What is written meanwhile moves no line from one page to another.
    """
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        found = tx.audit.latest(PAGE + 1, actor=actor, below=below)
        notes = tuple(found[:PAGE])
        words = words_of(notes)
        return AuditPage(
            workspace=world.workspace,
            at=world.now(),
            notes=notes,
            actor=actor,
            older=notes[-1].number if len(found) > PAGE else None,
            is_newest=below is None,
            teams=names_of(tx, words),
            people=frozenset(tx.members.many(words)),
        )


def words_of(notes: Iterable[Note]) -> set[str]:
    """Everything that may name a person or a team."""
    return {word for note in notes for word in (note.actor, *note.thing.split())}


def names_of(tx: Transaction, words: set[str]) -> dict[str, str]:
    return {team.key: team.name for team in tx.teams.all() if team.key in words}
