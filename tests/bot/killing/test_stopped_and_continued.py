"""A replica that its machine stops (SIGSTOP) for twice its lease, just before it sends: another one sends instead, and
the copy that comes when the first goes on is taken away."""

import os
import random
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sandbox.state.records import Call, Delivery
from storage.outbox import LEASE
from tests.bot.killing.field import Field
from tests.bot.killing.lives import POST, Lives, listening
from tests.soak import scaled, seed, tell

pytestmark = [pytest.mark.slow, pytest.mark.soak, pytest.mark.postgres]

PAUSES = scaled(short=1, long=12)
TWICE_THE_LEASE = 2 * LEASE.total_seconds()
LATER = 400.0
"""Seconds after which a place in which something was sent again is read once more."""


async def test_who_goes_on_after_twice_the_lease_leaves_no_copy(a_few_on_postgres: Field) -> None:
    field, copies = a_few_on_postgres, Counter[str]()
    for _ in range(PAUSES):
        late = await goes_on_late(field, random.Random(seed()))
        assert late.total() <= 1, "at most one copy a pause"
        copies += late
        field.next_week()
    assert field.wrong() == (0, 0)
    tell(f"{PAUSES} pauses of twice the lease: {copies.total()} copies, all taken away")


async def goes_on_late(field: Field, chance: random.Random) -> Counter[str]:
    """What was sent by a replica that went on after another had sent everything; its copies are gone by then."""
    first = await stopped(field)
    others = await another_sends_all(field, chance)
    before = posts(field)
    field.go_on(first)
    await field.slack.eventually(lambda: posts(field) != before, seconds=20)
    await field.slack.eventually(lambda: everybody_has_one(field), seconds=20)
    await field.kill(first)
    await others.all_die()
    return posts(field) - before


async def test_a_copy_whose_sender_dies_with_it_is_found_by_another_and_taken_away(a_few_on_postgres: Field) -> None:
    field = a_few_on_postgres
    for _ in range(PAUSES):
        first = await stopped(field)
        others = await another_sends_all(field, random.Random(seed()))
        with killed_with_its_next_post(field, first):
            field.go_on(first)
            await field.slack.eventually(lambda: not everybody_has_one(field), seconds=20)
        field.machine.push(LATER)
        await field.slack.eventually(lambda: everybody_has_one(field), seconds=20)
        await others.all_die()
        field.next_week()
    assert field.wrong() == (0, 0)
    tell(f"{PAUSES} copies whose senders died with them: all taken away")


async def stopped(field: Field) -> int:
    """A replica that stopped just before its first call, twice its lease ago."""
    first = field.replica(stops_before=1)
    await field.stopped(first)
    field.machine.push(TWICE_THE_LEASE)
    return first


async def another_sends_all(field: Field, chance: random.Random) -> Lives:
    """The other replica, once everybody was written to."""
    lives = Lives(field, chance)
    await field.slack.eventually(lives.over_at_last, seconds=60)
    return lives


@contextmanager
def killed_with_its_next_post(field: Field, replica: int) -> Iterator[None]:
    """As Slack has it, and before the replica hears so."""

    def kill(_: str, entry: Call | Delivery) -> None:
        if isinstance(entry, Call) and entry.method == POST:
            os.kill(replica, signal.SIGKILL)

    with listening(field, kill):
        yield


def posts(field: Field) -> Counter[str]:
    """How often each delivery was posted, copies that were taken away included."""
    calls = field.slack.calls(POST)
    return Counter(call.arguments["metadata"]["event_payload"]["delivery_id"] for call in calls)


def everybody_has_one(field: Field) -> bool:
    return field.received() == dict.fromkeys(field.said(), 1)
