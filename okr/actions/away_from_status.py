"""Keep somebody's absence true to what their status in Slack says, unless they said something themselves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from okr.actions.absent import keep
from okr.actions.piloting import is_outside
from okr.actions.say_away import days_of
from okr.actions.telling import tell
from okr.away import OPEN_END, is_marker, overlaps
from okr.member import Absence, AbsenceSource, Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.slack_status import SlackStatus, days_away, says_away

_DAY = timedelta(days=1)


def away_from_status(world: World, member: str, status: SlackStatus) -> bool:
    """Follow the status that Slack tells of `member` now; whether anything changed.

    A status that says they are away makes an absence from today, without a delegate, and they are told once how it was
    understood, unless they are outside a pilot; one that no longer does ends it. What somebody said themselves is never
    touched, and a status that they said was not meant so makes no absence again. Nothing is done where the workspace
    does not want it.
    """
    with world.transaction() as tx:
        known = tx.members.lock([member]).get(member)
        if known is None or not known.can_answer or not tx.settings.get().choices.absence_from_status:
            return False
        return follow(world, tx, known, status)


def statuses_seen(world: World, seen: Iterable[tuple[str, SlackStatus]]) -> int:
    """As away_from_status for many, whose statuses may have changed unheard; how many changed. One query and no more
    for those of whom no status says or said anything."""
    with world.snapshot() as tx:
        before = {each.member for each in tx.members.absences() if each.source is not AbsenceSource.SAID}
    concerned = [(member, status) for member, status in seen if member in before or says_away(status)]
    return sum(away_from_status(world, member, status) for member, status in concerned)


def follow(world: World, tx: Transaction, member: Member, status: SlackStatus) -> bool:
    today = world.now().astimezone(member.tz).date()
    before = tuple(tx.members.absences(member=member.id))
    days = days_away(status, now=world.now(), zone=member.tz)
    if days is None:
        after = cleared(before, today)
        keep(world, tx, member, after)
        return after != before
    said = said_by_status(before, member, *days)
    if said is None or is_known(before, said):
        return False
    keep(world, tx, member, tuple(sorted((*cleared(before, today), said), key=lambda each: each.first_day)))
    about = About(people=(member.id,), words=days_of(said))
    if not is_outside(world, tx, member):
        tell(world, tx, member.id, Topic.AWAY_FROM_STATUS, about)
    return True


def cleared(before: Iterable[Absence], today: date) -> tuple[Absence, ...]:
    """The absences once no status says anything: one that runs ended yesterday, what was undone is forgotten."""
    kept = []
    for each in before:
        if each.source is AbsenceSource.SAID or (each.last_day < today and not is_marker(each)):
            kept.append(each)
        elif not is_marker(each) and each.first_day < today:
            kept.append(replace(each, last_day=today - _DAY))
    return tuple(kept)


def said_by_status(before: Iterable[Absence], member: Member, first: date, last: date) -> Absence | None:
    """The absence that the status stands for: up to what somebody said themselves; None where that covers today."""
    said = [each for each in before if each.source is AbsenceSource.SAID]
    if any(each.covers(first) for each in said):
        return None
    whole = Absence(member.workspace, member.id, first, last, source=AbsenceSource.STATUS)
    next_said = min((each.first_day for each in said if overlaps(each, whole)), default=None)
    return whole if next_said is None else replace(whole, last_day=next_said - _DAY)


def is_known(before: Iterable[Absence], said: Absence) -> bool:
    """Whether the status was understood before, or undone: one with the same end that runs still."""
    return any(
        each.source is not AbsenceSource.SAID
        and each.first_day <= said.first_day <= each.last_day
        and (each.last_day == said.last_day or (each.last_day >= OPEN_END and said.last_day >= OPEN_END))
        for each in before
    )
