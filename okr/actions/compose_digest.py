"""Say what a team's digest, or one message of its thread, says right now."""

from collections.abc import Iterable
from typing import TypeVar

from okr.actions.digest_entries import DigestEntries, Sees
from okr.actions.digest_heard import heard_in
from okr.actions.schedule import Schedule
from okr.authority import may_be_shown_in
from okr.channel_digest import ChannelDigest, DigestPart, part_of
from okr.delivery import Delivery, DeliveryKind, DeliveryState, MissReason, Moot, NotYet, Outgoing
from okr.digest import ChildLine, Digest, arrange
from okr.digest_pages import paged
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.team import Team
from okr.team_place import branches
from okr.week import Week

ContentT = TypeVar("ContentT")

NO_TEAM = "there is no such team any more"
NO_DIGEST = "there is no digest to hang it under"
WAITING = frozenset({DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.AMBIGUOUS})


def compose_digest(world: World, delivery: Delivery) -> Outgoing[ChannelDigest] | Moot:
    """The digest of the delivery's team and week, as its channel may see it."""
    with world.snapshot() as tx:
        team = tx.teams.get(delivery.plan.subject)
        week, stands_in = Week.parse(delivery.plan.week), delivery.channel if delivery.is_edit else None
        shown = channel_digest(world, tx, team, week, stands_in=stands_in) if team else None
        if team is None or team.is_archived or not (team.channel or delivery.is_edit):
            return Moot(MissReason.TEAM_ARCHIVED if team and team.is_archived else MissReason.NO_CHANNEL, missed=True)
        if shown and shown.is_skipped and not delivery.is_edit:
            return Moot("skipped")
        return to_channel(team, shown) if shown else Moot("nothing to report")


def compose_digest_part(world: World, delivery: Delivery) -> Outgoing[DigestPart] | Moot | NotYet:
    """One message of the digest's thread; NotYet before the digest itself is out, Moot where it never will be."""
    with world.snapshot() as tx:
        main = main_of(tx, delivery)
        if isinstance(main, Moot | NotYet):
            return main
        team = tx.teams.get(delivery.plan.subject)
        if team is None or team.is_archived:
            return Moot(NO_TEAM)
        stands_in = delivery.channel if delivery.is_edit else main.channel
        shown = channel_digest(world, tx, team, Week.parse(delivery.plan.week), stands_in=stands_in)
        rows = tx.deliveries.of_period(delivery.plan.week, subject=team.key)
        planned = sum(1 for row in rows if row.plan.kind is DeliveryKind.DIGEST_PART)
        part = part_of(shown, delivery.plan.ordinal, planned=planned) if shown else None
        if part is None or not (part.lines or delivery.is_edit):
            return Moot("the digest says it all")
        return to_channel(team, part, channel=main.channel, thread_ts=main.slack_ts)


def main_of(tx: Transaction, delivery: Delivery, kind: DeliveryKind = DeliveryKind.DIGEST) -> Delivery | Moot | NotYet:
    """The message of that kind which this delivery hangs under, which Slack has; NotYet where it is on its way, else
    Moot."""
    main = tx.deliveries.get(kind, delivery.plan.subject, delivery.plan.week)
    if main is None or (main.slack_ts is None and main.state not in WAITING):
        return Moot(NO_DIGEST)
    return main if main.slack_ts is not None else NotYet("the digest goes first")


def channel_digest(
    world: World, tx: Transaction, team: Team, week: Week, *, stands_in: str | None = None
) -> ChannelDigest | None:
    """What a channel may see of the team's week, None where there is nothing to report: the team's own, or the one that
    it `stands_in` already, which may be another team's, or nobody's, by now."""
    channel = stands_in or team.channel
    channel_of = frozenset(each.key for each in tx.teams.all() if channel and each.channel == channel)

    def sees(objective: Objective, _: frozenset[str]) -> bool:
        return may_be_shown_in(objective, channel_of=channel_of, external=False)

    return digest_seen(world, tx, team, week, sees=sees, is_out=stands_in is not None)


def digest_seen(
    world: World, tx: Transaction, team: Team, week: Week, *, sees: Sees, is_out: bool = False
) -> ChannelDigest | None:
    """The digest of what `sees` allows, None where that is nothing. One that `is_out` already is emptied where what it
    told is withheld by now; where nothing is left to tell, since a cycle is over, it stays as it was."""
    schedule = Schedule(world, tx)
    digest, withheld = digest_of(schedule, tx, team, week, sees=sees)
    if digest.is_empty and not (is_out and withheld):
        return None
    edit, heard = tx.digest_edits.get(team.key, week), heard_in(tx, digest)
    names = names_in(tx, digest, also=[edit.by] if edit else [])
    names |= {each.key: each.name for each in schedule.teams.values()}
    return ChannelDigest(team, digest, paged(digest), names, heard, edit)


def digest_of(schedule: Schedule, tx: Transaction, team: Team, week: Week, *, sees: Sees) -> tuple[Digest, bool]:
    """The team's own key results, and one line of counts for each team directly below it with all that is below; and
    whether anything is withheld."""
    children = branches(schedule.teams, team.key)
    below = {key for keys in children.values() for key in keys}
    entries = DigestEntries(schedule, tx, week, teams=[team.key], below=below, sees=sees)
    lines = (ChildLine(key, entries.count(keys)) for key, keys in sorted(children.items()))
    found = [line for line in lines if line.count.healths]
    return arrange(week, entries.of(team.key), found, entries.place(team.key)), entries.withheld


def names_in(tx: Transaction, digest: Digest, *, also: Iterable[str] = ()) -> dict[str, str]:
    """The names of everybody the digest mentions."""
    people = {member for line in digest.lines for member in (line.owner, line.blocker_owner) if member}
    movers = {line.moved.after.by for line in digest.lines if line.moved and line.moved.after.by}
    return {key: member.name for key, member in tx.members.many({*people, *movers, *also}).items()}


def to_channel(
    team: Team, content: ContentT, *, channel: str | None = None, thread_ts: str | None = None
) -> Outgoing[ContentT]:
    """`content` for the team's channel, in the team's language and zone, and for no channel shared with others."""
    return Outgoing(
        to=channel or team.channel or "",
        language=team.language,
        zone=team.tz.key,
        content=content,
        thread_ts=thread_ts,
        only_inside=True,
    )
