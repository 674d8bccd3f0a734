"""What messages to members about one week are made of, as it stands when they are composed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from okr.actions.agenda import Due
from okr.actions.line_reactions import reactions_on
from okr.answered import NO_OFFERS, Answered, Asked, Offers, Receipt, Window
from okr.check_in import CheckIn
from okr.delivery import DeliveryKind, DeliveryState, Outgoing
from okr.member import Member
from okr.occurrence import earliest
from okr.ports import Transaction
from okr.reaction import NO_REACTIONS
from okr.standing import Standing
from okr.week import Week

ContentT = TypeVar("ContentT")


@dataclass(frozen=True, slots=True)
class Told:
    """The key results of one member in one week, those that wait and those that are answered."""

    member: Member
    week: Week
    window: Window
    asked: tuple[Asked, ...]
    answered: tuple[Answered, ...]
    offers: Offers = NO_OFFERS

    def receipt(self, *, only: tuple[int, ...] = ()) -> Receipt:
        """The receipt for what is answered (at least one)."""
        return Receipt(self.member, self.week, self.window, self.answered, len(self.asked), only)


class Telling:
    """All that is known about some items of one week, for any number of members: a fixed number of queries."""

    def __init__(self, tx: Transaction, week: Week, items: Iterable[Due]) -> None:
        everything = tuple(items)
        self._week = week
        self.current = tx.check_ins.current_of([item.key_result.number for item in everything], week)
        self._standings = tx.standings.many(self.current) if self.current else {}
        owners = {item.on_behalf_of for item in everything if item.on_behalf_of}
        self._owners = tx.members.many(owners) if owners else {}
        self._reactions = reactions_on(tx, self.current, week)
        self._posted = teams_posted(tx, {item.objective.team for item in everything}, week)

    def told(self, member: Member, items: Sequence[Due], *, now: datetime) -> Told:
        """What can be told to `member` about those of the items (at least one) at `now`."""
        asked, answered = [], []
        for item in items:
            said = self.current.get(item.key_result.number)
            if said is None:
                asked.append(Asked(item.key_result, item.objective, self._owners.get(item.on_behalf_of or "")))
            else:
                answered.append(self._answered(item, said))
        return Told(member, self._week, self._window(items, now=now), tuple(asked), tuple(answered))

    def _answered(self, item: Due, said: CheckIn) -> Answered:
        number = item.key_result.number
        standing = self._standings.get(number) or Standing(number)
        owner = self._owners.get(item.on_behalf_of or "")
        left, unblocked = self._reactions.get(number, NO_REACTIONS), blocker_until(standing, said)
        return Answered(item.key_result, item.objective, said, standing.reading, owner, left, unblocked)

    def _window(self, items: Sequence[Due], *, now: datetime) -> Window:
        return window_among(items, self._posted, now=now)


def told_of(tx: Transaction, member: Member, week: Week, items: Sequence[Due], *, now: datetime) -> Told:
    """What can be told to `member` about `items` (at least one) at `now`; a fixed number of queries."""
    return Telling(tx, week, items).told(member, items, now=now)


def blocker_until(standing: Standing, check_in: CheckIn) -> str:
    """The blocker that was open until this answer, the latest one; empty where there was none, or it still is."""
    before = standing.previous
    if before is None or standing.latest != check_in or check_in.answer.blocker.strip():
        return ""
    return before.answer.blocker.strip()


def window_of(tx: Transaction, items: Sequence[Due], week: Week, *, now: datetime) -> Window:
    """The window that a message names: the earliest digest of these items and the end of the last window."""
    return window_among(items, teams_posted(tx, {item.objective.team for item in items}, week), now=now)


def window_among(items: Sequence[Due], posted: set[str], *, now: datetime) -> Window:
    """As `window_of`, where the digests of the teams in `posted` are out."""
    when = earliest(item.occurrence for item in items)
    is_out = now >= when.digest_at or {item.objective.team for item in items} <= posted
    return Window(day=when.day, digest_at=when.digest_at, closes_at=when.closes_at, digest_is_out=is_out)


def teams_posted(tx: Transaction, teams: set[str], week: Week) -> set[str]:
    """Those of the teams whose digests for `week` have been posted, early by a lead say."""
    rows = tx.deliveries.of_period(week.key, subjects=teams)
    return {
        row.plan.subject
        for row in rows
        if row.plan.kind is DeliveryKind.DIGEST and row.plan.period == week.key and row.state is DeliveryState.SENT
    }


def addressed(tx: Transaction, member: Member, content: ContentT) -> Outgoing[ContentT]:
    """`content` as a direct message to `member`, in their language and zone."""
    return addressed_in(tx.settings.get().language, member, content)


def addressed_in(language: str, member: Member, content: ContentT) -> Outgoing[ContentT]:
    """As `addressed`, where `language` is the workspace's."""
    return Outgoing(to=member.id, language=member.reads(language), zone=member.tz.key, content=content)
