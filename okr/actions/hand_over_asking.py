"""Asking for a hand-over: whoever looks after a team is told once what somebody who left has left there."""

from collections.abc import Iterable, Iterator

from okr.actions.hand_over_left import Leaving
from okr.actions.piloting import pilot_of
from okr.actions.telling import period_of, tell
from okr.delivery import DeliveryKind
from okr.member import Member
from okr.notice import About, Notice, Topic
from okr.ports import Transaction, World
from okr.week import Week

LOOK_BACK = 12
"""Weeks after which nobody looks for the message any more."""


def ask_to_hand_over(world: World, tx: Transaction, leaver: Member) -> int:
    """Tell the lead of each team in which `leaver`, who has just left, leaves anything: one notice each, the lead above
    where they led the team themselves, every admin where nobody is left; nobody outside a pilot. How many notices."""
    leaving, pilot, told = Leaving(world, tx, leaver), pilot_of(tx), 0
    for key in leaving.concerned():
        if not pilot.asks(key, world.now()):
            continue
        numbers = tuple(each.number for each, _ in leaving.key_results(leaving.teams[key]))
        about = About(key_results=numbers, people=(leaver.id,), team=key)
        told += sum(tell(world, tx, one, Topic.HAND_OVER, about) is not None for one in leaving.whom_to_ask(key))
    return told


def asked_about(tx: Transaction, leaver: str, people: Iterable[str], this: Week) -> Iterator[Notice]:
    """The notices that asked any of these people to hand over what was `leaver`'s, newest first for each."""
    for person in people:
        for week in (this.plus(-back) for back in range(LOOK_BACK)):
            rows = tx.deliveries.of_period(week.key, subject=person)
            numbers = [row.plan.ordinal for row in rows if row.plan.kind is DeliveryKind.NOTICE]
            found = tx.notices.many(numbers)
            for number in sorted(found, reverse=True):
                if found[number].topic is Topic.HAND_OVER and leaver in found[number].about.people:
                    yield found[number]


def want_edit(tx: Transaction, notice: Notice) -> None:
    """Have the message of a notice brought up to date."""
    row = tx.deliveries.get(DeliveryKind.NOTICE, notice.to, period_of(notice))
    if row is not None:
        tx.deliveries.want_edit(row.id)
