"""Taking up what may or may not have arrived: not before its lease is over, by one at a time, settled by that one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from okr.delivery import Delivery, DeliveryState, MissReason
from storage.ambiguous import open_for_looking
from storage.engine import Database
from tests.storage.acme import a_founded_company
from tests.storage.planning import FRIDAY, a_plan
from tests.storage.test_indexes import plan_of

LONG = timedelta(hours=1)
NOTHING = timedelta(0)


def in_doubt(database: Database, workspace: str, *subjects: str, lease: timedelta = NOTHING) -> list[Delivery]:
    """Claimed under that lease, with an end nobody knows."""
    with database.transaction(workspace) as transaction:
        transaction.deliveries.plan([a_plan(subject) for subject in subjects or ("U1",)])
    claimed = database.outbox.claim(FRIDAY, 10, lease)
    for delivery in claimed:
        assert database.outbox.mark_ambiguous(delivery, error="timeout")
    return claimed


def now_in(database: Database, delivery: Delivery) -> Delivery:
    plan = delivery.plan
    with database.snapshot(delivery.workspace) as snapshot:
        found = snapshot.deliveries.get(plan.kind, plan.subject, plan.period)
    assert found is not None
    return found


@pytest.fixture
def taken(database: Database, acme: str) -> Delivery:
    """A nudge that somebody looks for."""
    in_doubt(database, acme)
    [delivery] = database.ambiguous.take(10, lease=LONG)
    return delivery


def test_nobody_looks_before_the_lease_of_the_sender_is_over(database: Database, acme: str) -> None:
    in_doubt(database, acme, lease=LONG)
    assert database.ambiguous.take(10, lease=LONG) == []


def test_what_expired_is_looked_for_at_once(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
    database.outbox.claim(FRIDAY, 10, NOTHING)
    assert database.ambiguous.take(10, lease=LONG) == []
    assert database.outbox.expire_leases() == 1
    assert len(database.ambiguous.take(10, lease=LONG)) == 1


def test_one_at_a_time_looks_and_another_once_that_time_is_over(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.take(10, lease=LONG) == []
    assert database.ambiguous.hold(taken, lease=NOTHING)
    [again] = database.ambiguous.take(10, lease=LONG)
    assert again.id == taken.id
    assert not database.ambiguous.hold(taken, lease=LONG)
    assert not database.ambiguous.found(taken, channel="D1", ts="1.1")
    assert not database.ambiguous.absent(taken, now=FRIDAY)
    assert not database.ambiguous.give_up(taken, error="closed")
    assert now_in(database, taken).state is DeliveryState.AMBIGUOUS


def test_the_soonest_due_are_taken_first_and_up_to_the_limit(database: Database, acme: str) -> None:
    in_doubt(database, acme, "U1", "U2", "U3")
    assert [each.plan.subject for each in database.ambiguous.take(2, lease=LONG)] == ["U1", "U2"]
    assert [each.plan.subject for each in database.ambiguous.take(2, lease=LONG)] == ["U3"]


def test_what_is_found_is_sent_and_due_to_be_edited(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.found(taken, channel="D1", ts="1.1")
    found = now_in(database, taken)
    assert (found.state, found.channel, found.slack_ts) == (DeliveryState.SENT, "D1", "1.1")
    assert (found.lease_token, found.last_error, found.sent) == (None, None, found.wanted - 1)
    [edit] = database.outbox.claim(FRIDAY, 10)
    assert (edit.id, edit.is_edit) == (taken.id, True)


def test_what_is_absent_is_due_once_more(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.absent(taken, now=FRIDAY)
    [again] = database.outbox.claim(FRIDAY, 10)
    assert (again.id, again.is_edit, again.attempts) == (taken.id, False, 2)


def test_what_is_absent_past_its_window_is_missed(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.absent(taken, now=taken.plan.not_after + timedelta(seconds=1))
    missed = now_in(database, taken)
    assert (missed.state, missed.last_error) == (DeliveryState.MISSED, MissReason.TOO_LATE)


def test_what_nobody_can_say_of_is_unknown_with_its_reason(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.give_up(taken, error="missing_scope")
    unknown = now_in(database, taken)
    assert (unknown.state, unknown.last_error, unknown.lease_token) == (DeliveryState.UNKNOWN, "missing_scope", None)
    assert database.ambiguous.take(10, lease=LONG) == database.outbox.claim(FRIDAY, 10) == []


def test_a_workspace_whose_history_waits_holds_up_no_other(database: Database, acme: str) -> None:
    globex = a_founded_company(database, "TGLOBEX")
    in_doubt(database, acme)
    in_doubt(database, globex)
    database.ambiguous.pause(acme, delay=LONG)
    assert [each.workspace for each in database.ambiguous.take(10, lease=LONG)] == [globex]


def test_history_that_waits_keeps_nothing_from_being_sent(database: Database, acme: str) -> None:
    database.ambiguous.pause(acme, delay=LONG)
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan()])
    assert len(database.outbox.claim(FRIDAY, 10)) == 1


@pytest.mark.parametrize("state", ["ambiguous", "pending", "missed", "cancelled", "unknown", "dead"])
def test_a_late_message_is_kept_where_the_delivery_shows_none(database: Database, taken: Delivery, state: str) -> None:
    put_into(database, taken, state)
    assert database.ambiguous.adopt(taken, channel="D1", ts="1.1")
    kept = now_in(database, taken)
    assert (kept.state, kept.slack_ts, kept.lease_token) == (DeliveryState.SENT, "1.1", None)
    assert database.ambiguous.adopt(taken, channel="D1", ts="1.1")


def test_a_late_message_is_one_too_many_where_another_is_shown(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.found(taken, channel="D1", ts="2.2")
    assert not database.ambiguous.adopt(taken, channel="D1", ts="1.1")
    assert now_in(database, taken).slack_ts == "2.2"


def test_a_late_message_is_one_too_many_while_somebody_is_sending(database: Database, taken: Delivery) -> None:
    put_into(database, taken, "sending")
    assert not database.ambiguous.adopt(taken, channel="D1", ts="1.1")


def test_what_is_shown_is_told_by_id_in_one_workspace(database: Database, taken: Delivery) -> None:
    assert database.ambiguous.shown(taken.workspace, [taken.id]) == {}
    database.ambiguous.found(taken, channel="D1", ts="1.1")
    assert database.ambiguous.shown(taken.workspace, [taken.id, 99]) == {taken.id: "1.1"}
    assert database.ambiguous.shown("TELSE", [taken.id]) == {}


def test_another_workspaces_delivery_is_never_settled(database: Database, taken: Delivery) -> None:
    foreign = replace(taken, workspace="TELSE")
    assert not database.ambiguous.found(foreign, channel="D1", ts="1.1")
    assert not database.ambiguous.adopt(foreign, channel="D1", ts="1.1")
    assert now_in(database, taken).state is DeliveryState.AMBIGUOUS


def test_looking_reads_what_is_in_doubt_alone(database: Database) -> None:
    with database.writing() as connection:
        assert "ix_deliveries_in_doubt" in plan_of(connection, open_for_looking(connection, 10))


def put_into(database: Database, delivery: Delivery, state: str) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE deliveries SET state = '{state}' WHERE id = {delivery.id}")
