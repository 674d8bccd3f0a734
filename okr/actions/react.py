"""React to a line of a digest: *Seen* or *Thanks*, given once a person and taken back by pressing again."""

from dataclasses import replace

from okr.actions.digest_line import line_of, require_another, show_on_line
from okr.actions.planning import after_own_quiet_hours
from okr.actions.telling import NOTICE_LIVES, period_of, retell, tell, told_already
from okr.delivery import DeliveryKind
from okr.member import Member
from okr.notice import About, Notice, Topic
from okr.ports import Transaction, World
from okr.reaction import Reacted, Reaction, ReactionKind
from okr.week import Week


def react(world: World, number: int, week: Week, kind: ReactionKind, *, by: Member, on: str = "") -> Reacted:
    """Give the reaction `kind` (SEEN or THANKS) to what was said about the key result `number` in `week`, or take it
    back where `by` gave it before: that is what people know from Slack's own reactions. `on` is the timestamp of the
    message it was pressed on.

    Weeks and cycles that are over still take them. Seen is only shown; the owner hears of thanks in one message a
    week, kept up to date. Raises NoSuchKeyResult, also for what `by` may not see, and YourOwnKeyResult.
    """
    with world.transaction() as tx:
        owner = line_of(world, tx, number, week, by=by).key_result.owner
        tx.members.lock([owner] if owner else [])  # the week's thanks to one person are told in one message
        tx.key_results.lock([number])
        thing = line_of(world, tx, number, week, by=by)
        require_another(thing, by)
        reaction = Reaction(number, week, by.id, kind, world.now())
        before = given_by(tx, reaction)
        if before is None:
            tx.reactions.put(reaction)
        else:
            tx.reactions.drop(before)
        if kind is ReactionKind.THANKS and thing.key_result.owner:
            tell_thanks(world, tx, thing.key_result.owner, week)
        shown_on = show_on_line(tx, thing, week)
        return Reacted(thing.key_result.label, kind, before is None, bool(on) and on in shown_on)


def given_by(tx: Transaction, like: Reaction) -> Reaction | None:
    """The one of `like`'s kind that its member gave there already."""
    given = tx.reactions.of([like.key_result], like.week)
    return next((one for one in given if one.member == like.member and one.kind is like.kind), None)


def tell_thanks(world: World, tx: Transaction, owner: str, week: Week) -> None:
    """Keep the one notice of the week's thanks to `owner` true: told with the first, edited with the others."""
    about, notice = thanks_to(tx, owner, week), told_already(tx, owner, Topic.REACTIONS, week)
    if notice is not None:
        retell(tx, replace(notice, about=about))
        settle(world, tx, notice, is_empty=not about.people)
    elif about.people:
        tell(world, tx, owner, Topic.REACTIONS, about)


def thanks_to(tx: Transaction, owner: str, week: Week) -> About:
    """All thanks of the week to `owner`, in the order they were given."""
    owned = [each.number for each in tx.key_results.owned_by([owner])]
    thanks = [one for one in tx.reactions.of(owned, week) if one.kind is ReactionKind.THANKS]
    return About(
        tuple(dict.fromkeys(one.key_result for one in thanks)),
        tuple(dict.fromkeys(one.member for one in thanks)),
        week=week,
    )


def settle(world: World, tx: Transaction, notice: Notice, *, is_empty: bool) -> None:
    """What waits for the end of quiet hours goes out only while there is something to tell."""
    row, member = tx.deliveries.get(DeliveryKind.NOTICE, notice.to, period_of(notice)), tx.members.get(notice.to)
    if row is None or member is None:
        return
    if is_empty:
        tx.deliveries.cancel(row.id, reason="taken back")
        return
    at = after_own_quiet_hours(member, world.now())
    tx.deliveries.plan_again(row.id, not_before=at, not_after=at + NOTICE_LIVES)
