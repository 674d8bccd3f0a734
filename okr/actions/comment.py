"""Comment on a line of a digest, and read what was written there before."""

from dataclasses import replace

from okr.actions.acting import actor_of, takes_part
from okr.actions.digest_line import line_of, show_on_line
from okr.actions.telling import tell
from okr.answered import Answered
from okr.authority import KeyResultInContext, may_see
from okr.conversation import Conversation
from okr.member import Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.reaction import Comment
from okr.refusals_on_lines import (
    NothingWritten,
)
from okr.week import Week

LONGEST = 1000
"""Characters of a comment; what is longer is cut."""


def read_comments(world: World, number: int, week: Week, *, by: Member) -> Conversation:
    """What was written about the key result `number` in `week`. Raises NoSuchKeyResult, also for what `by` may not
    see."""
    with world.snapshot() as tx:
        return conversation(tx, line_of(world, tx, number, week, by=by), week)


def comment(world: World, number: int, week: Week, words: str, *, by: Member) -> Conversation:
    """Keep what `by` wrote and return the conversation with it, and whom it tells: the owner and everybody who
    commented there before, but not `by`.

    It is a conversation: weeks and cycles that are over take comments too. The same words sent twice in a row are kept
    and told once. Raises NothingWritten for nothing but blanks, and NoSuchKeyResult as `read_comments`.
    """
    said = words.strip()[:LONGEST]
    if not said:
        raise NothingWritten
    with world.transaction() as tx:
        tx.key_results.lock([number])
        thing = line_of(world, tx, number, week, by=by)
        before = conversation(tx, thing, week)
        latest = before.comments[-1] if before.comments else None
        if latest is not None and (latest.by, latest.words) == (by.id, said):
            return before
        tx.comments.put(Comment(tx.comments.next_number(), number, week, by.id, world.now(), said))
        told = [one for one in listeners(world, tx, thing, before) if one.id != by.id]
        for person in told:
            tell(world, tx, person.id, Topic.COMMENT, About((number,), (by.id,), words=said, week=week))
        show_on_line(tx, thing, week)
        return replace(conversation(tx, thing, week), told=tuple(told))


def conversation(tx: Transaction, thing: KeyResultInContext, week: Week) -> Conversation:
    number = thing.key_result.number
    comments = tuple(tx.comments.of([number], week))
    people = tx.members.many({one.by for one in comments}) if comments else {}
    return Conversation(thing.key_result, thing.objective, week, answer_in(tx, thing, week), comments, people)


def answer_in(tx: Transaction, thing: KeyResultInContext, week: Week) -> Answered | None:
    """The week's answer with the figure known then; None where there is none."""
    until = [one for one in tx.check_ins.history(thing.key_result.number) if one.week <= week]
    if not until or until[-1].week != week:
        return None
    known = next((one.answer.reading for one in reversed(until) if one.answer.reading is not None), None)
    return Answered(thing.key_result, thing.objective, until[-1], known)


def listeners(world: World, tx: Transaction, thing: KeyResultInContext, before: Conversation) -> list[Member]:
    """The owner and those who wrote before, who are here and may still see it."""
    wanted = dict.fromkeys([thing.key_result.owner, *(one.by for one in before.comments)])
    people = tx.members.many([one for one in wanted if one])
    here = [people[one] for one in wanted if one in people and takes_part(tx, people[one])]
    return [one for one in here if may_see(actor_of(world, tx, one), thing.objective, thing.circle)]
