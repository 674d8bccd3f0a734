"""Write about a draft or an objective, and read what was written before."""

from dataclasses import replace

from okr.actions.acting import actor_of, takes_part
from okr.actions.asking import stand_in
from okr.actions.talked_about import Subject, subject_of
from okr.actions.telling import tell
from okr.authority import Act, authorize
from okr.member import Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals_on_lines import NothingWritten
from okr.talk import ObjectiveComment, Talk

LONGEST = 1000
"""Characters of a comment; what is longer is cut."""


def read_talk(world: World, label: str, *, by: Member) -> Talk:
    """What was written about the draft ("D-3") or the objective ("O-3"). Raises NoSuchDraft and NoSuchKeyResult, also
    for what `by` may not see."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        return subject_of(tx, actor, label).talk(tx)


def say_about(world: World, label: str, words: str, *, by: Member) -> Talk:
    """Keep what `by` wrote and return the talk with it, and whom it tells: of a draft its author and whom it was sent
    to, of an objective its owner and contributors, and everybody who wrote before, as far as they may see it; not `by`.

    The same words sent twice in a row are kept and told once. Raises NothingWritten, and as `read_talk`.
    """
    said = words.strip()[:LONGEST]
    if not said:
        raise NothingWritten
    with world.transaction() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        tx.settings.lock()
        subject = subject_of(tx, actor, label)
        before = subject.talk(tx)
        latest = before.comments[-1] if before.comments else None
        if latest is not None and (latest.by, latest.words) == (by.id, said):
            return before
        tx.objective_comments.put(
            ObjectiveComment(tx.objective_comments.next_number(), label, by.id, world.now(), said)
        )
        told = [one for one in listeners(world, tx, subject, before) if one.id != by.id]
        for person in told:
            tell(world, tx, person.id, Topic.TALK, About(people=(by.id,), words=said, subjects=(label,)))
        return replace(subject.talk(tx), told=tuple(told))


def listeners(world: World, tx: Transaction, subject: Subject, before: Talk) -> list[Member]:
    """Whom it concerns and those who wrote before, who are here and may still see it."""
    concerned = [stand_in(world, tx, each) for each in subject.concerned]
    wanted = dict.fromkeys([*concerned, *(one.by for one in before.comments)])
    people = tx.members.many(wanted)
    here = [people[one] for one in wanted if one in people and takes_part(tx, people[one])]
    return [one for one in here if subject.is_seen_by(actor_of(world, tx, one))]
