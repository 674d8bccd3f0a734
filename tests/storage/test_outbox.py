"""The sending side of the outbox: claims, what becomes of them, leases that run out, windows that close."""

from datetime import timedelta

import pytest

from okr import attempt
from okr.delivery import Delivery, DeliveryKind, DeliveryState, MissReason
from storage.engine import Database
from tests.storage.acme import a_founded_company
from tests.storage.planning import FRIDAY, a_plan

NOTHING = timedelta(0)
LONG = timedelta(hours=1)


@pytest.fixture
def claimed(database: Database, acme: str) -> Delivery:
    """A nudge on its way to its first sending."""
    return first_claim(database, acme)


@pytest.fixture
def edited(database: Database, acme: str) -> Delivery:
    """A nudge that was sent, whose content changed, on its way to being edited."""
    sent = first_claim(database, acme)
    database.outbox.mark_sent(sent, channel="D1", ts="1.1", revision=1)
    with database.transaction(acme) as transaction:
        transaction.deliveries.want_edit(sent.id)
    [edit] = database.outbox.claim(FRIDAY, 10)
    return edit


def first_claim(database: Database, workspace: str, lease: timedelta = LONG) -> Delivery:
    with database.transaction(workspace) as transaction:
        transaction.deliveries.plan([a_plan()])
    [delivery] = database.outbox.claim(FRIDAY, 10, lease)
    return delivery


def now_in(database: Database, delivery: Delivery) -> Delivery:
    plan = delivery.plan
    with database.snapshot(delivery.workspace) as snapshot:
        found = snapshot.deliveries.get(plan.kind, plan.subject, plan.period)
    assert found is not None
    return found


def test_what_is_due_is_claimed_soonest_first_and_up_to_the_limit(database: Database, acme: str) -> None:
    later, soon = timedelta(minutes=-1), timedelta(minutes=-30)
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan("U1", not_before=FRIDAY + later)])
        transaction.deliveries.plan([a_plan("U2", not_before=FRIDAY + soon)])
        transaction.deliveries.plan([a_plan("U3", not_before=FRIDAY)])
        transaction.deliveries.plan([a_plan("U4", not_before=FRIDAY + timedelta(seconds=1))])
    claims = [database.outbox.claim(FRIDAY, 2) for _ in range(3)]
    assert [[one.plan.subject for one in claim] for claim in claims] == [["U2", "U1"], ["U3"], []]
    everyone = [one for claim in claims for one in claim]
    assert {one.state for one in everyone} == {DeliveryState.SENDING}
    assert len({one.lease_token for one in everyone}) == 3
    assert {one.attempts for one in everyone} == {1}


def test_claims_reach_over_all_workspaces(database: Database, acme: str) -> None:
    for workspace in (acme, a_founded_company(database, "T2")):
        with database.transaction(workspace) as transaction:
            transaction.deliveries.plan([a_plan()])
    assert {one.workspace for one in database.outbox.claim(FRIDAY, 10)} == {acme, "T2"}


def test_what_is_past_its_window_is_not_claimed_but_missed_with_its_reason(database: Database, acme: str) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan("U1", lasts=LONG), a_plan("U2", lasts=LONG), a_plan("U3")])
    tried = next(one for one in database.outbox.claim(FRIDAY, 10) if one.plan.subject == "U1")
    for other in database.outbox.find([DeliveryState.SENDING]):
        database.outbox.release(other, retry_after=NOTHING, error="ratelimited")
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan("U4", lasts=LONG)])

    after = FRIDAY + LONG + timedelta(seconds=1)
    assert database.outbox.miss_overdue(after) == 3
    assert [one.plan.subject for one in database.outbox.claim(after, 10)] == ["U3"]
    assert now_in(database, tried).last_error == MissReason.TOO_LATE
    never_tried = next(one for one in database.outbox.find([DeliveryState.MISSED]) if one.attempts == 0)
    assert (never_tried.plan.subject, never_tried.last_error) == ("U4", MissReason.BOT_WAS_DOWN)
    assert database.outbox.miss_overdue(after) == 0


def test_a_sent_delivery_knows_where_slack_put_it(database: Database, claimed: Delivery) -> None:
    assert database.outbox.mark_sent(claimed, channel="D1", ts="1764230400.000100", revision=1)
    found = now_in(database, claimed)
    assert (found.state, found.sent, found.lease_token) == (DeliveryState.SENT, 1, None)
    assert (found.channel, found.slack_ts) == ("D1", "1764230400.000100")
    assert database.outbox.claim(FRIDAY, 10) == []


def test_a_change_during_the_sending_makes_an_edit_due(database: Database, claimed: Delivery) -> None:
    with database.transaction(claimed.workspace) as transaction:
        transaction.deliveries.want_edit(claimed.id)
    database.outbox.mark_sent(claimed, channel="D1", ts="1.1", revision=claimed.wanted)
    [edit] = database.outbox.claim(FRIDAY, 10)
    assert (edit.is_edit, edit.wanted, edit.sent, edit.channel, edit.slack_ts) == (True, 2, 1, "D1", "1.1")
    assert database.outbox.mark_edited(edit, revision=edit.wanted)
    assert database.outbox.claim(FRIDAY, 10) == []


def test_a_message_is_edited_long_after_its_window(database: Database, edited: Delivery) -> None:
    database.outbox.release(edited, retry_after=NOTHING, error="ratelimited")
    assert database.outbox.miss_overdue(FRIDAY + timedelta(days=3)) == 0
    [again] = database.outbox.claim(FRIDAY + timedelta(days=3), 10)
    assert again.is_edit


def test_a_released_delivery_waits_for_its_retry(database: Database, claimed: Delivery) -> None:
    assert database.outbox.release(claimed, retry_after=LONG, error="ratelimited")
    found = now_in(database, claimed)
    assert (found.state, found.last_error, found.attempts) == (DeliveryState.PENDING, "ratelimited", 1)
    assert database.outbox.claim(FRIDAY, 10) == []


def test_a_delivery_released_for_now_is_claimed_again_with_another_token(database: Database, claimed: Delivery) -> None:
    database.outbox.release(claimed, retry_after=NOTHING, error="connection_reset")
    [again] = database.outbox.claim(FRIDAY, 10)
    assert again.attempts == 2
    assert again.lease_token != claimed.lease_token


def test_a_released_edit_stays_sent_with_its_edit_due(database: Database, edited: Delivery) -> None:
    assert database.outbox.release(edited, retry_after=NOTHING, error="ratelimited")
    assert now_in(database, edited).state is DeliveryState.SENT
    assert [one.id for one in database.outbox.claim(FRIDAY, 10)] == [edited.id]


def test_an_edit_that_can_no_longer_be_made_is_not_tried_again(database: Database, edited: Delivery) -> None:
    assert database.outbox.drop_edit(edited, error="message_not_found")
    found = now_in(database, edited)
    assert (found.state, found.wanted, found.sent) == (DeliveryState.SENT, 2, 2)
    assert database.outbox.claim(FRIDAY, 10) == []


@pytest.mark.parametrize("state", ["ambiguous", "missed", "dead", "cancelled"])
def test_what_ended_says_why_and_is_never_claimed_again(database: Database, claimed: Delivery, state: str) -> None:
    outbox = database.outbox
    ended = {
        "ambiguous": lambda: outbox.mark_ambiguous(claimed, error="timeout"),
        "missed": lambda: outbox.mark_missed(claimed, reason=MissReason.TOO_LATE),
        "dead": lambda: outbox.mark_dead(claimed, error="account_inactive"),
        "cancelled": lambda: outbox.mark_cancelled(claimed, reason="answered"),
    }[state]()
    found = now_in(database, claimed)
    assert ended
    assert found.state == state
    assert found.last_error in {"timeout", "too_late", "account_inactive", "answered"}
    assert outbox.claim(FRIDAY, 10) == []


def test_a_stale_token_finishes_nothing(database: Database, claimed: Delivery) -> None:
    outbox = database.outbox
    outbox.release(claimed, retry_after=NOTHING, error="connection_reset")
    [mine] = outbox.claim(FRIDAY, 10)
    assert not outbox.mark_sent(claimed, channel="D1", ts="1.1", revision=1)
    assert not outbox.release(claimed, retry_after=NOTHING, error="late")
    assert not outbox.mark_dead(claimed, error="late")
    assert now_in(database, mine) == mine
    assert outbox.mark_sent(mine, channel="D1", ts="1.2", revision=1)
    assert not outbox.mark_sent(mine, channel="D1", ts="1.3", revision=1)
    assert now_in(database, mine).slack_ts == "1.2"


def test_a_first_sending_past_its_lease_is_ambiguous_and_nobody_sends_it_again(database: Database, acme: str) -> None:
    lost = first_claim(database, acme, lease=-LONG)
    assert database.outbox.expire_leases() == 1
    assert now_in(database, lost).state is DeliveryState.AMBIGUOUS
    assert not database.outbox.mark_sent(lost, channel="D1", ts="1.1", revision=1)
    assert database.outbox.claim(FRIDAY, 10) == []


def test_an_edit_past_its_lease_is_due_again(database: Database, edited: Delivery) -> None:
    database.outbox.release(edited, retry_after=NOTHING, error="ratelimited")
    [lost] = database.outbox.claim(FRIDAY, 10, -LONG)
    assert database.outbox.expire_leases() == 1
    assert now_in(database, lost).state is DeliveryState.SENT
    assert [one.is_edit for one in database.outbox.claim(FRIDAY, 10)] == [True]


def test_a_lease_that_runs_is_left_alone(database: Database, claimed: Delivery) -> None:
    assert database.outbox.expire_leases() == 0
    assert database.outbox.mark_sent(claimed, channel="D1", ts="1.1", revision=1)


def test_deliveries_are_counted_and_found_by_state(database: Database, acme: str) -> None:
    plans = [a_plan(f"U{number}") for number in range(4)]
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan(plans)
        transaction.deliveries.plan([a_plan("care", kind=DeliveryKind.DIGEST)])
    first, second, *_ = database.outbox.claim(FRIDAY, 2)
    database.outbox.mark_sent(first, channel="D1", ts="1.1", revision=1)
    database.outbox.mark_ambiguous(second, error="timeout")
    counts = database.outbox.counts_by_state()
    assert counts == {DeliveryState.SENT: 1, DeliveryState.AMBIGUOUS: 1, DeliveryState.PENDING: 3}
    found = database.outbox.find([DeliveryState.AMBIGUOUS, DeliveryState.SENT])
    assert {one.id for one in found} == {first.id, second.id}
    assert len(database.outbox.find([DeliveryState.PENDING], limit=2)) == 2


def test_of_many_given_back_at_once_only_those_whose_lease_was_lost_are_left_as_they_are(
    database: Database, acme: str
) -> None:
    with database.transaction(acme) as transaction:
        transaction.deliveries.plan([a_plan(f"U{number}") for number in range(5)])
    claimed = database.outbox.claim(FRIDAY, 10)
    lost = claimed[2]
    database.outbox.release(lost, retry_after=NOTHING, error="connection_reset")
    [mine] = database.outbox.claim(FRIDAY, 10)
    ends = [
        attempt.sent(claimed[0], channel="D0", ts="0.1", revision=1, fingerprint="f0"),
        attempt.dead(claimed[1], error="is_archived"),
        attempt.sent(lost, channel="D2", ts="2.1", revision=1),
        attempt.released(claimed[3], retry_after=LONG, error="ratelimited"),
        attempt.ambiguous(claimed[4], error="timeout"),
    ]
    assert database.outbox.finish(ends) == {one.id for one in claimed if one is not lost}
    assert now_in(database, mine) == mine
    states = [now_in(database, one).state.value for one in claimed]
    assert states == ["sent", "dead", "sending", "pending", "ambiguous"]
    first = now_in(database, claimed[0])
    assert (first.channel, first.slack_ts, first.sent, first.fingerprint) == ("D0", "0.1", 1, "f0")
    assert database.outbox.claim(FRIDAY, 10) == []
    assert database.outbox.finish([]) == frozenset()
