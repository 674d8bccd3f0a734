"""Every kind of message, with something public, its team's or private in it, for every reader and in every channel."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest

from okr.actions.ask_export import ordinal_of
from okr.delivery import Delivery, DeliveryKind, Withheld
from okr.export import Form
from okr.objective import Visibility
from storage.engine import open_database
from storage.pause import TO_A_CHANNEL
from tests.bot.visibility.hushed import (
    BEGINS,
    CHANNELS,
    HUSHED,
    MARK,
    NOBODYS,
    OF_THE_COMPANY,
    OTHERS,
    OWN,
    READERS,
    STANDS_IN,
    THREADS_OF,
    TOLD_BY,
    Hushed,
    a_delivery,
)
from tests.okr.check_in.office import THIS_WEEK

PUBLIC, TEAM, PRIVATE = Visibility.PUBLIC, Visibility.TEAM, Visibility.PRIVATE
Told = Mapping[Visibility, frozenset[str]]


def told(public: Sequence[str], team: Sequence[str], private: Sequence[str]) -> Told:
    return {PUBLIC: frozenset(public), TEAM: frozenset(team), PRIVATE: frozenset(private)}


NOBODY = told([], [], [])
WHO_ANSWERS = told(*[["owner", "lead"]] * 3)
WHO_MAY_SEE = told(["owner", "member", "lead", "stranger"], ["owner", "member", "lead"], ["owner", "lead"])
AS_CHANNELS_MAY = told([OWN, OTHERS, NOBODYS], [OWN], [])

TELLS: Mapping[DeliveryKind, Told] = {
    DeliveryKind.NUDGE: told(*[["owner"]] * 3),
    DeliveryKind.SNOOZE: NOBODY,  # counts what waits
    DeliveryKind.REMINDER: NOBODY,  # counts what waits
    DeliveryKind.LEAD_REMINDER: NOBODY,  # counts what waits
    DeliveryKind.RECEIPT: WHO_ANSWERS,
    DeliveryKind.NOTICE: WHO_MAY_SEE,
    DeliveryKind.EXPORT: WHO_MAY_SEE,
    DeliveryKind.LEAD_LINE: told(*[["lead"]] * 3),
    DeliveryKind.WELCOME: NOBODY,
    DeliveryKind.GREETING: NOBODY,
    DeliveryKind.DIGEST: AS_CHANNELS_MAY,
    DeliveryKind.DIGEST_PART: AS_CHANNELS_MAY,
    DeliveryKind.DIGEST_PICTURE: AS_CHANNELS_MAY,
    DeliveryKind.HELP_THREAD: AS_CHANNELS_MAY,
    DeliveryKind.CYCLE_START: AS_CHANNELS_MAY,
    DeliveryKind.CYCLE_QUESTIONS: AS_CHANNELS_MAY,
}
"""For each kind whom, or in which channel, it tells of what has which visibility."""

ASKS = {DeliveryKind.NUDGE, DeliveryKind.SNOOZE, DeliveryKind.REMINDER, DeliveryKind.LEAD_REMINDER}
"""What is about that which is not answered yet."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Who was told of it, or where; and where a message went that may leave the workspace."""

    told: frozenset[str]
    leaves: frozenset[str]


def for_one(place: Hushed, kind: DeliveryKind, user: str) -> list[Delivery]:
    """Every message of a kind that goes to people, for one of them."""
    week = THIS_WEEK.key
    if kind is DeliveryKind.NOTICE:
        return place.noticed(user)
    if kind is DeliveryKind.RECEIPT:
        return [a_delivery(kind, user, week), *(a_delivery(kind, user, f"{week}.{each}") for each in HUSHED)]
    if kind is DeliveryKind.EXPORT:
        return [a_delivery(kind, user, f"{week}.{ordinal_of(Form.CSV, number=1)}")]
    return [a_delivery(kind, user, week)]


def for_channel(place: Hushed, kind: DeliveryKind) -> list[Delivery]:
    """The message of a kind that goes to channels, first as it would be sent, then as it would be edited."""
    if kind is DeliveryKind.GREETING:
        return [a_delivery(kind, STANDS_IN, "once"), a_delivery(kind, STANDS_IN, "once", stands_in=STANDS_IN)]
    team, week = ("acme", BEGINS) if kind in OF_THE_COMPANY else ("care", THIS_WEEK.key)
    if kind in THREADS_OF:
        place.sent(THREADS_OF[kind], team, week)
    if kind is DeliveryKind.HELP_THREAD:
        week = place.offered().plan.period
    if kind is DeliveryKind.DIGEST_PART:
        week = place.delivery_planned(kind, team, f"{week}.1").plan.period
    return [a_delivery(kind, team, week), a_delivery(kind, team, week, stands_in=STANDS_IN)]


def seen(place: Hushed, kind: DeliveryKind, where: Mapping[str, Callable[[], list[Delivery]]]) -> Seen:
    mark, found, leaves = TOLD_BY.get(kind, MARK), set(), set()
    for name, deliveries in where.items():
        for delivery in deliveries():
            words, outgoing = place.reads(delivery)
            if mark in words and outgoing is not None:
                here = name in READERS or STANDS_IN in {outgoing.to, delivery.channel}
                found.add(name if here else OWN)
            is_inside = outgoing is None or outgoing.only_inside or isinstance(outgoing.content, Withheld)
            if outgoing is not None and not (is_inside or outgoing.to == READERS.get(name)):
                leaves.add(name)
    return Seen(frozenset(found), frozenset(leaves))


def looked_through(place: Hushed) -> Iterator[tuple[DeliveryKind, Seen]]:
    """What each kind of message tells, and whom; answered half-way, so that there is something to ask and to tell."""
    for kind in sorted(ASKS):
        yield kind, seen(place, kind, {one: to_one(place, kind, user) for one, user in READERS.items()})
    place.answered()
    for kind in sorted(set(DeliveryKind) - ASKS):
        if kind in TO_A_CHANNEL:
            yield kind, seen(place, kind, {whose: in_channel(place, kind, whose) for whose in CHANNELS})
        else:
            yield kind, seen(place, kind, {one: to_one(place, kind, user) for one, user in READERS.items()})


def to_one(place: Hushed, kind: DeliveryKind, user: str) -> Callable[[], list[Delivery]]:
    return lambda: for_one(place, kind, user)


def in_channel(place: Hushed, kind: DeliveryKind, whose: str) -> Callable[[], list[Delivery]]:
    def deliveries() -> list[Delivery]:
        place.channel_is(whose, "acme" if kind in OF_THE_COMPANY else "care")
        return for_channel(place, kind)

    return deliveries


@pytest.mark.parametrize("visibility", Visibility)
def test_every_kind_of_message_tells_those_who_may_see_it_and_nobody_else(
    visibility: Visibility, sqlite_url: str
) -> None:
    """All kinds in one company, for making one takes as long as reading ten messages. What goes to no single person
    stays inside: it is neither posted nor edited in a channel that is shared (tests/bot/test_delivery.py)."""
    database = open_database(sqlite_url)
    found = dict(looked_through(Hushed(database, visibility)))
    database.dispose()
    assert {kind: one.told for kind, one in found.items()} == {kind: TELLS[kind][visibility] for kind in DeliveryKind}
    assert {kind: one.leaves for kind, one in found.items() if one.leaves} == {}
