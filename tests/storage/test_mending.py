"""Deliveries mended by hand: only while they are as they were seen, and whoever held them holds them no more."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from okr.delivery import Delivery, DeliveryState
from storage.engine import Database
from storage.mending import delivery_numbered
from tests.storage.planning import FRIDAY, a_plan

LATER = FRIDAY + timedelta(hours=20)


@pytest.fixture
def ambiguous(database: Database, acme: str) -> Delivery:
    """A nudge of which nobody can say whether it arrived, that a process holds to ask Slack about it."""
    with database.transaction(acme) as tx:
        tx.deliveries.plan([a_plan()])
    [claimed] = database.outbox.claim(FRIDAY, 10)
    database.outbox.mark_ambiguous(claimed, error="TimeoutError")
    with database.writing() as connection:
        connection.execute(text("UPDATE deliveries SET lease_token = 'asking', lease_until = '2999-01-01 00:00:00+00'"))
    return numbered(database, claimed.id)


def numbered(database: Database, number: int) -> Delivery:
    found = delivery_numbered(number, read=database.reading)
    assert found is not None
    return found


def test_a_retried_one_is_due_as_if_it_had_never_been_tried(database: Database, acme: str, ambiguous: Delivery) -> None:
    woken: list[str] = []
    database.on_commit(lambda: woken.append("deliver"))
    with database.transaction(acme) as tx:
        assert tx.mending.retry(ambiguous, not_before=FRIDAY, not_after=LATER)
    [again] = database.outbox.claim(FRIDAY + timedelta(hours=19), 10)
    assert (again.id, again.attempts, again.last_error) == (ambiguous.id, 1, None)
    assert woken == ["deliver"]


def test_a_cancelled_one_is_held_by_nobody(database: Database, acme: str, ambiguous: Delivery) -> None:
    with database.transaction(acme) as tx:
        assert tx.mending.cancel(ambiguous, reason="by_hand")
    after = numbered(database, ambiguous.id)
    assert (after.state, after.last_error, after.lease_token) == (DeliveryState.CANCELLED, "by_hand", None)
    assert database.outbox.claim(FRIDAY, 10) == []


def test_one_that_is_not_as_it_was_seen_stays_as_it_is(database: Database, acme: str, ambiguous: Delivery) -> None:
    with database.transaction(acme) as tx:
        tx.mending.cancel(ambiguous, reason="by_hand")
    before = numbered(database, ambiguous.id)
    with database.transaction(acme) as tx:
        assert not tx.mending.retry(ambiguous, not_before=FRIDAY, not_after=LATER)
        assert not tx.mending.cancel(ambiguous, reason="again")
    assert numbered(database, ambiguous.id) == before


def test_another_workspaces_delivery_cannot_be_mended(database: Database, acme: str, ambiguous: Delivery) -> None:
    with database.transaction("TOTHER") as tx:
        assert not tx.mending.retry(ambiguous, not_before=FRIDAY, not_after=LATER)
    assert numbered(database, ambiguous.id) == ambiguous
    assert delivery_numbered(ambiguous.id + 1, read=database.reading) is None
