"""Know the people of the workspace as Slack tells of them, keeping the choices they made here; see who has left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from okr.actions.hand_over_asking import ask_to_hand_over
from okr.actions.settling import promised, settle
from okr.delivery import ONCE
from okr.member import Member, MemberKind
from okr.ports import Transaction, World
from okr.settings import WorkspaceSettings
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody who asks; `member` is None for one who was never heard of."""

    member: Member | None
    settings: WorkspaceSettings


def find_member(world: World, member: str) -> Known:
    """The member of that id, with the settings that decide their language and whether guests take part."""
    with world.snapshot() as tx:
        return Known(tx.members.get(member), tx.settings.get())


def know_member(world: World, seen: Member) -> Member:
    """Store what Slack says of a person and return them as they are known now.

    Empty fields of `seen` are what Slack did not say: what was known of those stays. Where they have just left, the
    leads of the teams that lose them are asked to hand over what was theirs; nothing is taken back if they return.
    """
    with world.transaction() as tx:
        return _put(world, tx, seen, tx.members.lock([seen.id]).get(seen.id))


def know_members(world: World, seen: Iterable[Member]) -> int:
    """As know_member for many; returns how many were new or had changed."""
    people = list(seen)
    with world.transaction() as tx:
        known = tx.members.lock(member.id for member in people)
        return sum(_put(world, tx, member, known.get(member.id)) != known.get(member.id) for member in people)


def know_left(world: World, member: str) -> None:
    """Slack says that somebody was deactivated of whom that was not known; what follows is as in know_member."""
    with world.transaction() as tx:
        known = tx.members.lock([member]).get(member)
        if known is not None:
            _put(world, tx, replace(known, kind=MemberKind.DEACTIVATED), known)


def _put(world: World, tx: Transaction, seen: Member, known: Member | None) -> Member:
    member = merged(seen, known)
    if member != known:
        put_member(world, tx, member, known)
    if known is not None and has_left(known, member):
        take_back(world, tx, member)
        ask_to_hand_over(world, tx, member)
    return member


def take_back(world: World, tx: Transaction, member: Member) -> None:
    """What waits to be said to somebody who has left is not said any more."""
    this = Week.of(world.now().date())
    for period in (this.previous().key, this.key, this.next().key, ONCE):
        for row in tx.deliveries.of_period(period, subject=member.id):
            tx.deliveries.cancel(row.id, reason="has left")


def put_member(world: World, tx: Transaction, member: Member, known: Member | None) -> None:
    """Keep the member; the week's messages follow where they live in another zone, or chose when to be asked."""
    if known is None or asked_by(member) == asked_by(known):
        tx.members.put(member)
        return
    before = promised(world, tx, members=[member.id])
    tx.members.put(member)
    settle(world, tx, before)


def asked_by(member: Member) -> tuple[object, ...]:
    """All of a member that says when they are asked."""
    return member.tz.key, member.quiet_from, member.quiet_to, member.reminders


def merged(seen: Member, known: Member | None) -> Member:
    """What Slack says now over what it said before; language, zone and quiet hours stay the person's own choice."""
    if known is None:
        return replace(seen, zone=seen.zone or "UTC", locale=seen.locale or "en-US", name=seen.name or seen.id)
    return replace(
        known,
        name=seen.name or known.name,
        email=seen.email or known.email,
        zone=seen.zone or known.zone,
        locale=seen.locale or known.locale,
        kind=seen.kind,
        admin=seen.admin,
    )


def has_left(before: Member, now: Member) -> bool:
    """Whether that person was here before and is deactivated now."""
    return before.can_answer and now.kind is MemberKind.DEACTIVATED
