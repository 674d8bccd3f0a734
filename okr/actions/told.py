"""What a message to one member about one week is made of, as it stands when it is composed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from okr.actions.agenda import Due
from okr.actions.answering import digest_posted
from okr.actions.line_reactions import reactions_on
from okr.answered import NO_OFFERS, Answered, Asked, Offers, Receipt, Window
from okr.check_in import CheckIn
from okr.delivery import Outgoing
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


def told_of(tx: Transaction, member: Member, week: Week, items: Sequence[Due], *, now: datetime) -> Told:
    """What can be told to `member` about `items` (at least one) at `now`; a fixed number of queries."""
    numbers = [item.key_result.number for item in items]
    current = tx.check_ins.current_of(numbers, week)
    standings = tx.standings.many(numbers)
    owners = tx.members.many({item.on_behalf_of for item in items if item.on_behalf_of})
    reactions = reactions_on(tx, current, week)
    asked, answered = [], []
    for item in items:
        number, owner = item.key_result.number, owners.get(item.on_behalf_of or "")
        if number not in current:
            asked.append(Asked(item.key_result, item.objective, owner))
            continue
        standing = standings.get(number) or Standing(number)
        left, unblocked = reactions.get(number, NO_REACTIONS), blocker_until(standing, current[number])
        answered.append(
            Answered(item.key_result, item.objective, current[number], standing.reading, owner, left, unblocked)
        )
    return Told(member, week, window_of(tx, items, week, now=now), tuple(asked), tuple(answered))


def blocker_until(standing: Standing, check_in: CheckIn) -> str:
    """The blocker that was open until this answer, the latest one; empty where there was none, or it still is."""
    before = standing.previous
    if before is None or standing.latest != check_in or check_in.answer.blocker.strip():
        return ""
    return before.answer.blocker.strip()


def window_of(tx: Transaction, items: Sequence[Due], week: Week, *, now: datetime) -> Window:
    """The window that a message names: the earliest digest of these items and the end of the last window."""
    when = earliest(item.occurrence for item in items)
    is_out = now >= when.digest_at or digest_posted(tx, items, week)
    return Window(day=when.day, digest_at=when.digest_at, closes_at=when.closes_at, digest_is_out=is_out)


def addressed(tx: Transaction, member: Member, content: ContentT) -> Outgoing[ContentT]:
    """`content` as a direct message to `member`, in their language and zone."""
    return Outgoing(
        to=member.id,
        language=member.reads(tx.settings.get().language),
        zone=member.tz.key,
        content=content,
    )
