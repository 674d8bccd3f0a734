"""A destination closes or opens again: whoever looks after it is told once, and what was held back goes out."""

from collections.abc import Iterable
from dataclasses import replace

from okr.actions.acting import takes_part
from okr.actions.hand_over_asking import want_edit
from okr.actions.piloting import pilot_of
from okr.actions.settling_digests import take_up_held_back
from okr.actions.telling import tell
from okr.actions.withdraw import DRAWN_IN_CHANNELS, SAID_IN_CHANNELS, show_anew, withdraw_from_channel
from okr.delivery import MissReason
from okr.destination import (
    CHANNEL_TROUBLES,
    DIRECT_MESSAGES,
    LEFT,
    NO_DIRECT_MESSAGES,
    PERSON_TROUBLES,
    ClosedDestination,
    Trouble,
    miss_reason_of,
)
from okr.member import MemberKind
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.team import Team


def close_channel(world: World, channel: str, why: Trouble) -> bool:
    """Hold back what goes to the teams of `channel`, and tell those who look after them. Closed already, only the
    reason is brought up to date. Where others read it by now, what stands there is withheld. False, and nothing done,
    where it is no team's."""
    with world.transaction() as tx:
        tx.settings.lock()
        teams = tx.teams.of_channel(channel)
        if not teams:
            return False
        known = tx.destinations.get(channel)
        if known is None:
            notices = tell_keepers(world, tx, teams, channel)
            tx.destinations.put(ClosedDestination(channel, why, world.now(), world.now(), notices=notices))
        elif known.why != why:
            tx.destinations.put(replace(known, why=why))
            bring_up_to_date(tx, known.notices)
        if why is Trouble.SHARED and (known is None or known.why != why):
            show_anew(world, tx, channel, kinds=SAID_IN_CHANNELS | DRAWN_IN_CHANNELS)
        return True


def open_channel(world: World, channel: str) -> bool:
    """It works again: what was held back goes out where it is not too late, and what was withheld is back; whether it
    was closed."""
    with world.transaction() as tx:
        tx.settings.lock()
        known = tx.destinations.get(channel)
        if known is None:
            return False
        tx.destinations.drop(channel)
        for team in tx.teams.of_channel(channel):
            take_up_held_back(world, tx, team)
        if known.why == Trouble.SHARED:
            show_anew(world, tx, channel, kinds=SAID_IN_CHANNELS)
        bring_up_to_date(tx, known.notices)
        return True


def chosen_channel(world: World, tx: Transaction, changed: Team, known: Team) -> None:
    """The team goes to another channel, which works: what was held back goes out there, and what stands in the one it
    leaves says no longer what is the team's own matter."""
    if changed.channel == known.channel:
        return
    left, taken = tx.destinations.get(known.channel or ""), tx.destinations.get(changed.channel or "")
    if taken is not None:
        tx.destinations.drop(taken.place)
    if changed.channel is not None:
        take_up_held_back(world, tx, changed)
    if known.channel is not None and not changed.is_archived:
        withdraw_from_channel(world, tx, changed)
    for closed in filter(None, (left, taken)):
        bring_up_to_date(tx, closed.notices)
    if left is not None and not tx.teams.of_channel(left.place):
        tx.destinations.drop(left.place)


def destination_failed(world: World, place: str, code: str, *, delivery: int) -> MissReason | None:
    """Slack answered `code` to the message `delivery` for a channel or a person. Why it is missed where its channel is
    closed now; None where that says no more than that this one message is dead."""
    with world.snapshot() as tx:
        person = tx.members.get(place)
    if person is not None and code == NO_DIRECT_MESSAGES:
        close_direct_messages(world, delivery)
    elif person is not None and code in PERSON_TROUBLES:
        close_person(world, place, delivery)
    elif person is None and code in CHANNEL_TROUBLES and close_channel(world, place, CHANNEL_TROUBLES[code]):
        return miss_reason_of(CHANNEL_TROUBLES[code])
    return None


def has_left(world: World, place: str, code: str) -> bool:
    """Whether Slack says by `code` that this member was deactivated, which is news here."""
    with world.snapshot() as tx:
        member = tx.members.get(place)
        return code in LEFT and member is not None and member.kind is not MemberKind.DEACTIVATED


def close_person(world: World, member: str, delivery: int) -> None:
    """Each message to them is tried all the same; that none arrives is told once, until one does."""
    with world.transaction() as tx:
        tx.settings.lock()
        if tx.destinations.get(member) is not None:
            return
        own = [one.team for one in tx.teams.memberships(member=member)]
        team = tx.teams.get(own[0]) if own else None
        about = About(people=(member,), team=team.key if team else "")
        told = (tell(world, tx, each, Topic.UNREACHABLE, about) for each in keepers_of(tx, team) if each != member)
        notices = tuple(notice.number for notice in told if notice is not None)
        why, now = Trouble.UNREACHABLE, world.now()
        tx.destinations.put(ClosedDestination(member, why, now, now, notices=notices, delivery=delivery))


def close_direct_messages(world: World, delivery: int) -> None:
    """Nobody can be told of it by a message: the log, /readyz and the doctor say it."""
    with world.transaction() as tx:
        tx.settings.lock()
        known, now = tx.destinations.get(DIRECT_MESSAGES), world.now()
        since = known.since if known else now
        closed = ClosedDestination(DIRECT_MESSAGES, NO_DIRECT_MESSAGES, since, now, delivery=delivery)
        tx.destinations.put(closed)


def tell_keepers(world: World, tx: Transaction, teams: Iterable[Team], channel: str) -> tuple[int, ...]:
    """One notice to each person who looks after any of `teams` that are asked; their numbers."""
    heard: dict[str, Team] = {}
    pilot = pilot_of(tx)
    for team in (each for each in teams if pilot.asks(each.key, world.now())):
        for one in keepers_of(tx, team):
            heard.setdefault(one, team)
    told = (
        tell(world, tx, to, Topic.CHANNEL_CLOSED, About(team=team.key, words=channel)) for to, team in heard.items()
    )
    return tuple(notice.number for notice in told if notice is not None)


def keepers_of(tx: Transaction, team: Team | None) -> list[str]:
    """The team's lead, or every admin where it has none who takes part."""
    lead = tx.members.get(team.lead) if team and team.lead else None
    return [lead.id] if lead is not None and takes_part(tx, lead) else admins_of(tx)


def admins_of(tx: Transaction) -> list[str]:
    return sorted(member.id for member in tx.members.all() if member.is_admin and takes_part(tx, member))


def bring_up_to_date(tx: Transaction, numbers: Iterable[int]) -> None:
    """Have the notices say what holds now."""
    for notice in tx.notices.many(numbers).values():
        want_edit(tx, notice)
